"""Texts in the two languages that readers choose from.

No message lives in code without both: whatever a user may read is a :class:`Text`, and the
language is chosen only where it is rendered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from zicheck.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Lang = Literal["id", "en"]


class Text(Record):
    """One message in Bahasa Indonesia (`id`) and in English (`en`)."""

    id: str
    en: str

    def to(self, lang: Lang) -> str:
        """The message in `lang`."""
        return self.en if lang == "en" else self.id

    def fill(self, **values: object) -> Text:
        """The message with its `{names}` replaced in both languages.

        A value that is itself a :class:`Text` is taken in the language of the sentence that it
        goes into. Braces inside values are left as they are.
        """
        return filled((self,), values)[0]


def filled(templates: Iterable[Text], values: Mapping[str, object]) -> list[Text]:
    """Several templates filled with the same values; see :meth:`Text.fill`."""
    indonesian = english = values
    for value in values.values():
        if value.__class__ is Text:
            indonesian = {k: v.id if v.__class__ is Text else v for k, v in values.items()}
            english = {k: v.en if v.__class__ is Text else v for k, v in values.items()}
            break
    return [
        Text(template.id.format_map(indonesian), template.en.format_map(english))
        for template in templates
    ]
