"""Texts in the two languages that readers choose from.

No message lives in code without both: whatever a user may read is a :class:`Text`, and the
language is chosen only where it is rendered.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Lang = Literal["id", "en"]


class Text(NamedTuple):
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
        english = values
        if any(value.__class__ is Text for value in values.values()):
            english = {k: v.en if isinstance(v, Text) else v for k, v in values.items()}
            values = {k: v.id if isinstance(v, Text) else v for k, v in values.items()}
        return Text(self.id.format_map(values), self.en.format_map(english))
