"""In which language a page is: as its address says, else as the browser prefers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from contest.kit.call import Call
from contest.kit.locales import Locale

LOCALES: tuple[Locale, ...] = get_args(Locale)
CHARACTERS_MAX = 500  # of `Accept-Language`; what follows is wanted least
_QUALITY = re.compile(r"[ \t]*q=([01](?:\.[0-9]{0,3})?)[ \t]*", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class Language:
    """`is_asked_for`: by the address, so links go on with it."""

    locale: Locale
    is_asked_for: bool = False

    def path(self, path: str) -> str:
        """A page of ours in this language."""
        return f"{path}?locale={self.locale}" if self.is_asked_for else path

    @property
    def other(self) -> Language:
        """The one that a reader may change to."""
        return Language("en" if self.locale == "ru" else "ru", is_asked_for=True)


def language_of(call: Call) -> Language | None:
    """The language for who calls, unless they prefer none that we have."""
    if asked := call.query.get("locale"):
        return Language(asked, is_asked_for=True)
    preferred = _preferred(call.query.get("accept-language", ""))
    return Language(preferred) if preferred else None


def _preferred(accepted: str) -> Locale | None:
    wanted = dict[Locale, float]()
    for part in accepted[:CHARACTERS_MAX].split(","):
        tag, _, rest = part.partition(";")
        quality = _QUALITY.fullmatch(rest) if rest.strip() else None
        for locale in LOCALES:
            if tag.strip().lower().split("-")[0] == locale:
                value = float(quality[1]) if quality else float(not rest.strip())
                wanted[locale] = max(wanted.get(locale, 0), value)
    best = max(wanted, key=lambda each: wanted[each], default=None)
    return best if best and wanted[best] > 0 else None
