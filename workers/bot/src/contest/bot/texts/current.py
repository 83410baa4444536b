"""The texts of now: the bot's own, and what an admin has it say instead."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from contest.bot.texts.pages import overridden
from contest.bot.texts.rendering import Catalogue
from contest.kit.clock import is_due

KEPT_S = 60  # So long after it was written a page is said by every isolate.

Pages = Mapping[tuple[str, str], str]


class CurrentTexts:
    """Kept for the life of the isolate. While the pages cannot be had, the last ones count."""

    def __init__(self, own: Catalogue) -> None:
        self._own = own
        self._until = float("-inf")
        self._pages: Pages = {}
        self._catalogue: Catalogue | None = None

    async def get(self, look: Callable[[], Awaitable[Pages | None]], *, now: float) -> Catalogue:
        """The catalogue; `look` finds the pages, or None where they cannot be had now."""
        if is_due(self._until, now=now, wait_s_max=KEPT_S):
            self._until = now + KEPT_S
            pages = await look()
            if pages is not None and pages != self._pages:
                self._pages, self._catalogue = pages, overridden(self._own, pages)
        return self._own if self._catalogue is None else self._catalogue
