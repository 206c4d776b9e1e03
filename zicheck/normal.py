"""Text brought to one form, so that wording, spelling and scanning noise do not hide its sense.

:func:`fold` and :func:`words` know no vocabulary. A :class:`Lexicon` does: it maps each word
to a *lexeme* (`diterapkan`, `penerapan`, `implementasi` -> `terap`), mends slips of the pen
and of the scanner, and replaces terms of several words by one (`tindak lanjut` ->
`tindaklanjut`). Its vocabulary is data, never code.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from zicheck.memory import KEPT, Words
from zicheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_TAG = lazily(r"</?[A-Za-z][^<>]{0,40}>")
# "1.", "2)", "(3)", "a.", "iv)", "1.2.3", "-", "•" at the start of a text or of one of its lines.
_NUMBER = re.compile(
    r"(?:^|(?<=[\n;]))\s*(?:[-–—•*·▪○]+\s*|\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)](?:\d[.)]?)*\s+)",
)
_HYPHEN_BREAK = lazily(r"(?<=[a-z])[-\u00ad]\s*\n\s*(?=[a-z])")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=KEPT)
def words(text: str) -> tuple[str, ...]:
    """The words of `text`, case and punctuation folded away, list numbers left out.

    Markup such as `<i>` is dropped, a word hyphenated over a line break is joined, and marks on
    letters are removed (`é` -> `e`). Numbers inside the text stay.
    """
    # Nearly every cell is plain ASCII already; the costly part is for scans and copied text.
    plain = text if text.isascii() else _ascii(text)
    if "<" in plain:
        plain = _TAG.sub("", plain)
    plain = plain.lower()
    if "\n" in plain:
        # Runs of white space around line breaks would be gone through again from each of them.
        plain = "\n".join(line for part in plain.split("\n") if (line := part.strip()))
        plain = _HYPHEN_BREAK.sub("", plain)
    return tuple(_WORD.findall(_NUMBER.sub(" ", plain)))


def fold(text: str) -> str:
    """`text` as its :func:`words` with single spaces between: equal when the wording is."""
    return " ".join(words(text))


def _ascii(text: str) -> str:
    """`text` with ligatures, full-width forms and marks on letters folded away."""
    split = unicodedata.normalize("NFKD", text.replace("\u200b", "").replace("\u00ad\n", "-\n"))
    return "".join(char for char in split if not unicodedata.combining(char)).casefold()


# --- affixes ---------------------------------------------------------------------------------

_CLITICS = ("nya", "lah", "kah", "pun")
_SUFFIXES = ("", "kan", "an", "i")
# Prefix -> what may stand before the rest: the nasal has swallowed the first letter of the stem
# (menyusun -> susun, memilih -> pilih, menetapkan -> tetap, mengelola -> kelola).
_PREFIXES = (
    ("meng", ("", "k")),
    ("peng", ("", "k")),
    ("meny", ("s",)),
    ("peny", ("s",)),
    ("mem", ("", "p")),
    ("pem", ("", "p")),
    ("men", ("", "t")),
    ("pen", ("", "t")),
    ("me", ("",)),
    ("pe", ("",)),
    ("di", ("",)),
    ("ter", ("",)),
    ("ber", ("",)),
    ("per", ("",)),
    ("ke", ("",)),
    ("se", ("",)),
)
_SHORTEST_STEM = 3


def stems(word: str) -> Iterator[str]:
    """Every stem that `word` may be built from, by stripping affixes; most are no words."""
    bodies = [word, *(word[: -len(end)] for end in _CLITICS if word.endswith(end))]
    for body in bodies:
        for suffix in _SUFFIXES:
            if not body.endswith(suffix):
                continue
            base = body[: len(body) - len(suffix)]
            yield base
            for inner in _unprefixed(base):
                yield inner
                # Two prefixes in a row: diper-, memper-, keber-, penyelenggara.
                yield from _unprefixed(inner)


def _unprefixed(word: str) -> Iterator[str]:
    for prefix, restored in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM - 1:
            rest = word[len(prefix) :]
            for letter in restored:
                yield letter + rest


# --- lexicon ---------------------------------------------------------------------------------

# Below these lengths a word of one or two other letters is as likely another word.
_LENGTH_FOR_ONE = 7
_LENGTH_FOR_TWO = 12
_SHORTEST_HALF = 4
_EDGE = 3
# What a scanner reads for a letter.
_DIGIT_READ_AS = str.maketrans({"0": "o", "1": "i", "5": "s", "8": "b", "6": "b", "9": "g"})
# Letters that look alike in a scan, brought to one; the pairs first.
_ALIKE_PAIRS = (("rn", "m"), ("cl", "d"), ("vv", "w"))
_ALIKE = str.maketrans("l10cnh68q95", "iioeubbbggs")


class Lexicon(Words[tuple[str, ...]]):
    """Words to lexemes; itself the memo: looking up an unseen word resolves and keeps it.

    A word of no content maps to `()`, a glued pair to two lexemes, and a word that cannot be
    resolved to itself with :data:`UNKNOWN` in front, so that it still counts as something said.
    """

    UNKNOWN = "?"

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        super().__init__()
        self.forms: Mapping[str, str] = compiled["forms"]
        self._stems = frozenset(compiled["stems"])
        self._phrases: Mapping[str, Sequence[Sequence[Sequence[str]]]] = compiled["phrases"]
        self._edges: dict[str, list[str]] | None = None
        self._alike: dict[str, str] = {}

    @classmethod
    def compile(
        cls,
        common: Iterable[str],
        others: Iterable[str],
        roots: Iterable[str],
        synonyms: Mapping[str, Iterable[str]],
        texts: Iterable[str],
    ) -> dict[str, Any]:
        """The vocabulary as plain data, for :class:`Lexicon`.

        Args:
            common: words without content.
            others: words that are no slip for a term although they look like one.
            roots: stems that affixes are stripped back to.
            synonyms: a term (one or more lexemes) to the words and phrases that mean it.
            texts: texts whose every word is to be known.
        """
        forms = {word: cls.UNKNOWN + word for line in others for word in words(line)}
        forms.update((word, "") for line in common for word in words(line))
        bare = {word for line in roots for word in words(line)}
        for root in sorted(bare):
            forms.setdefault(root, root)
        groups = [
            (words(term), [words(v) for v in variants]) for term, variants in synonyms.items()
        ]
        for term, variants in groups:
            if len(term) == 1:
                forms[term[0]] = term[0]
                forms.update((v[0], term[0]) for v in variants if len(v) == 1)
        known = {
            "forms": forms,
            "stems": sorted(bare.union(x for x in forms.values() if x and x[0] != cls.UNKNOWN)),
            "phrases": {},
        }
        draft = cls(known)
        for text in texts:
            for word in words(text):
                if word not in forms and not word.isdecimal():
                    stem = draft._stem(word)
                    forms[word] = word if stem is None else stem
        draft = cls(known)
        phrases: dict[str, list[tuple[list[str], list[str]]]] = {}
        for term, variants in groups:
            made = [x for w in term for x in draft[w]] if len(term) > 1 else [term[0]]
            for variant in variants:
                # A single word that means several (SKM) is a phrase of one.
                if len(variant) == 1 and len(term) == 1:
                    continue
                seen = [x for w in variant for x in draft[w]]
                if len(variant) == 1:
                    forms[variant[0]] = variant[0]
                    seen = [variant[0]]
                # What is left of a phrase when its common words fall away must still be one. One
                # that stands for itself counts too: it keeps a shorter term from being seen in it.
                if len(seen) >= min(2, len(variant)):
                    phrases.setdefault(seen[0], []).append((seen[1:], made))
        for choices in phrases.values():
            choices.sort(key=lambda choice: -len(choice[0]))
        known["phrases"] = {
            first: [list(choice) for choice in choices] for first, choices in phrases.items()
        }
        return known

    def lexemes(self, tokens: Iterable[str]) -> list[str]:
        """The lexemes of `tokens` in their order, terms of several words put into one."""
        flat: list[str] = []
        phrases = self._phrases
        hit = False
        torn = ""
        for token in tokens:
            found = self[token]
            if found and found[0][0] == self.UNKNOWN:
                # Half a word, torn by a line or a scan, is mended by its other half.
                whole = self._whole(torn + token) if torn else None
                torn = token
                if whole is not None:
                    found = (whole,)
                    flat.pop()
                    torn = ""
            else:
                torn = ""
            for lexeme in found:
                flat.append(lexeme)
                if lexeme in phrases:
                    hit = True
        return self._merged(flat) if hit else flat

    def _merged(self, flat: list[str]) -> list[str]:
        phrases = self._phrases
        made: list[str] = []
        past = 0
        for at, lexeme in enumerate(flat):
            if at < past:
                continue
            if lexeme in phrases:
                for rest, term in phrases[lexeme]:
                    if flat[at + 1 : at + 1 + len(rest)] == rest:
                        made += term
                        past = at + 1 + len(rest)
                        break
                else:
                    made.append(lexeme)
            else:
                made.append(lexeme)
        return made

    def _known(self, word: str) -> tuple[str, ...]:
        form = self.forms.get(word)
        if form is None:
            if word.isdecimal():
                return ()
            form = self._stem(word)
        if form is None and not word.isalpha():
            read = word.translate(_DIGIT_READ_AS)
            if read.isalpha():
                form = self.forms.get(read) or self._stem(read)
        if form is None:
            halves = self._unglued(word)
            if halves:
                return halves
            near = self._nearest(word)
            form = self.forms[near] if near else self.UNKNOWN + word
        return (form,) if form else ()

    def _whole(self, word: str) -> str | None:
        """The lexeme of `word` as it stands or by its stem; None for any other."""
        form = self.forms.get(word) or self._stem(word)
        return form if form and form[0] != self.UNKNOWN else None

    def _stem(self, word: str) -> str | None:
        """The lexeme that `word` is built from: the longest known stem, or None."""
        forms = self.forms
        for end in _CLITICS:
            if word.endswith(end) and word[: -len(end)] in forms:
                return forms[word[: -len(end)]]
        best = ""
        known = self._stems
        for stem in stems(word):
            if len(stem) > len(best) and len(stem) >= _SHORTEST_STEM and stem in known:
                best = stem
        return forms.get(best, best) if best else None

    def _unglued(self, word: str) -> tuple[str, ...]:
        """The lexemes of two known words written as one (`mengenaiinovasi`)."""
        forms = self.forms
        for cut in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1):
            left, right = forms.get(word[:cut]), forms.get(word[cut:])
            if left is not None and right is not None:
                return tuple(lexeme for lexeme in (left, right) if lexeme)
        return ()

    def _nearest(self, word: str) -> str | None:
        """The known word nearest to `word` within the edits that its length allows, or None."""
        if len(word) < _SHORTEST_HALF:
            return None
        allowed = 2 if len(word) >= _LENGTH_FOR_TWO else 1
        if self._edges is None:
            self._edges = _by_edge(self.forms)
            self._alike = {_outline(form): form for form in self.forms if len(form) >= _EDGE + 1}
        seen = self._alike.get(_outline(word))
        if seen is not None:
            return seen
        if len(word) < _LENGTH_FOR_ONE:
            return None
        best: str | None = None
        # One slip spoils one end of a word at most: the other end finds its neighbours.
        for edge in ("^" + word[:_EDGE], word[-_EDGE:] + "$"):
            for other in self._edges.get(edge, ()):
                if other[0] == word[0] and abs(len(other) - len(word)) <= allowed:
                    apart = distance(word, other, allowed)
                    if apart <= allowed:
                        best, allowed = other, apart - 1
                        if allowed < 1:
                            return best
        return best


def _outline(word: str) -> str:
    """`word` as a scanner may see it: letters that look alike made one."""
    for pair, letter in _ALIKE_PAIRS:
        if pair in word:
            word = word.replace(pair, letter)
    return word.translate(_ALIKE)


def _by_edge(forms: Iterable[str]) -> dict[str, list[str]]:
    """The words long enough to be mistaken by one slip, under their first and last letters."""
    found: dict[str, list[str]] = {}
    for word in forms:
        if len(word) >= _LENGTH_FOR_ONE - 1:
            found.setdefault("^" + word[:_EDGE], []).append(word)
            found.setdefault(word[-_EDGE:] + "$", []).append(word)
    return found


def distance(left: str, right: str, most: int) -> int:
    """Edits from `left` to `right` (a swap of neighbours is one); `most` + 1 when there are more.

    Knows no more than two.
    """
    if left == right:
        return 0
    if _one_apart(left, right):
        return min(1, most + 1)
    if most > 1 and any(_one_apart(mended, right) for mended in _mended(left, right)):
        return 2
    return most + 1


def _one_apart(left: str, right: str) -> bool:
    """Whether one edit makes `left` into the different word `right`."""
    at = _first_difference(left, right)
    return (
        left[at + 1 :] == right[at + 1 :]
        or left[at:] == right[at + 1 :]
        or left[at + 1 :] == right[at:]
        or (left[at : at + 2] == right[at : at + 2][::-1] and left[at + 2 :] == right[at + 2 :])
    )


def _mended(left: str, right: str) -> Iterator[str]:
    """`left` with its first difference from `right` mended, in each way that may be."""
    at = _first_difference(left, right)
    wanted = right[at : at + 1]
    yield left[:at] + wanted + left[at + 1 :]
    yield left[:at] + wanted + left[at:]
    yield left[:at] + left[at + 1 :]
    swapped = left[at : at + 2][::-1]
    if swapped == right[at : at + 2]:  # a swap that must be mended again is no swap
        yield left[:at] + swapped + left[at + 2 :]


def _first_difference(left: str, right: str) -> int:
    at = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        at += 1
    return at
