"""The languages that the product speaks."""

from __future__ import annotations

from typing import Literal

Locale = Literal["en", "ru"]


def locale_of(language_code: str | None) -> Locale:
    """The locale for Telegram's `language_code` (IETF tag): Russian where it is asked for,
    else English.
    """
    return "ru" if (language_code or "").lower().split("-")[0] == "ru" else "en"
