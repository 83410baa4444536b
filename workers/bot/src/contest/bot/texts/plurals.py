"""Which form of a text belongs to a number, by the rules of CLDR for the product's locales."""

from __future__ import annotations

from collections.abc import Mapping

from contest.kit.locales import Locale

CATEGORIES: Mapping[Locale, tuple[str, ...]] = {
    "en": ("one", "other"),
    "ru": ("one", "few", "many"),
}


def category(locale: Locale, count: int) -> str:
    """The plural category of a whole number.

    https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
    """
    count = abs(count)
    if locale == "en":
        return "one" if count == 1 else "other"
    if count % 10 == 1 and count % 100 != 11:
        return "one"
    if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14:
        return "few"
    return "many"
