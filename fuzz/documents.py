"""What the targets of document readers share: reading a document as `check` and `import` do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzz import bundle, smallplans
from fuzz.promises import drafted, refused
from zicheck.carried import carried, restored
from zicheck.decree import read_decrees
from zicheck.decreeform import form
from zicheck.errors import InputError
from zicheck.importing import read_document
from zicheck.render.decrees import render

if TYPE_CHECKING:
    from collections.abc import Iterator

_CORPUS = smallplans.ROOT / "fuzz" / "corpus"


def imported(data: bytes, name: str) -> None:
    """Read the document in `data`, and write, read and check every plan in it."""
    try:
        document = read_document(data, name)
        drafts = [restored(draft, document.kept) for draft in read_decrees(document, None, ())]
    except InputError as error:
        refused(error)
        return
    drafted(drafts)


def kept(kind: str) -> Iterator[bytes]:
    """The seeds in the folder `kind` of the corpus, in the order of their names."""
    for path in sorted((_CORPUS / kind).iterdir()):
        yield path.read_bytes()


def exported(ending: str) -> bytes:
    """A small real plan as `zicheck export` writes it."""
    plan = smallplans.cut(smallplans.real()[0], 0, 3)
    return render(form(plan), carried(plan), ending, "a4")


def exported_parts(ending: str, *parts: str) -> bytes:
    """The same as a bundle of those parts that readers look at."""
    return bundle.of_archive(exported(ending), parts)
