"""How one isolate stands with one consumer of its service's events."""

from __future__ import annotations

from dataclasses import dataclass, field

from contest.kit.breaker import Breaker

EVENTS_MAX = 100  # in one call


@dataclass
class Link:
    """Kept in memory: what is forgotten with the isolate is found out anew.

    `sizes` is how many events the next call takes, of those that were refused before (True) and of
    the others (False).
    """

    breaker: Breaker = field(default_factory=Breaker)
    sizes: dict[bool, int] = field(default_factory=lambda: {False: EVENTS_MAX, True: EVENTS_MAX})
    has_more: bool = False  # the last relay has left rows that are due

    def judged(self, *, refused: bool) -> None:
        """The consumer has judged what it was handed: the next call may be larger again."""
        self.breaker.succeeded()
        self.sizes[refused] = min(EVENTS_MAX, 2 * self.sizes[refused])

    def unanswered(self, count: int, *, refused: bool) -> None:
        """The consumer is there, and gave no answer to `count` events:
        one of them may be what it dies of.
        """
        self.breaker.succeeded()
        self.sizes[refused] = count // 2 or EVENTS_MAX  # one alone is found, and out of the way
