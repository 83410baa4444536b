"""Makes HTML, and the plain text of buttons, of what handlers say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contest.bot.said import Text, Value
from contest.bot.texts.markup import escape
from contest.bot.texts.plurals import category
from contest.kit.locales import Locale

Template = str | Mapping[str, str]  # one form, or one for each plural category
Catalogue = Mapping[str, Mapping[str, Template]]  # templates by name and locale


class Texts:
    """The catalogue in one locale."""

    def __init__(self, catalogue: Catalogue, locale: Locale) -> None:
        self._catalogue, self._locale = catalogue, locale

    def html(self, text: Text) -> str:
        """A text as Telegram's HTML. Raises `KeyError` where a name or a value is missing."""
        return self._filled(text, plain=False)

    def plain(self, text: Text) -> str:
        """A text without markup, as it stands on a button."""
        return self._filled(text, plain=True)

    def _filled(self, text: Text, *, plain: bool) -> str:
        template = self._catalogue[text.name][self._locale]
        if not isinstance(template, str):
            template = template[category(self._locale, _count(text))]
        return template.format_map(
            {name: self._value(value, plain=plain) for name, value in text.values.items()}
        )

    def _value(self, value: Value, *, plain: bool) -> str:
        if isinstance(value, Text):
            return self._filled(value, plain=plain)
        if isinstance(value, list):
            return "\n".join(self._filled(each, plain=plain) for each in value)
        return str(value) if plain else escape(str(value))


def _count(text: Text) -> int:
    count: Any = text.values["count"]
    return int(count)
