"""What the last look at every service found, kept for some seconds: however many poll,
the services are asked no more often.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from contest.kit.clock import Clock, is_due

LOOK_EVERY_S = 5  # Of failures as well: those that run into a time limit cost the most.

States = Mapping[str, str]  # by the name of the worker: "ok", or what it lacks
Look = Callable[[], Awaitable[States]]


class Readiness:
    """Kept for the life of the isolate. Who comes during a look takes another:
    on workerd nobody can wait for another request's calls.
    """

    def __init__(self) -> None:
        self._states: States = {}
        self._seen_at = float("-inf")

    async def states(self, look: Look, *, now: Clock) -> States:
        """What `look` answers, or answered a few seconds ago."""
        if is_due(self._seen_at + LOOK_EVERY_S, now=now(), wait_s_max=LOOK_EVERY_S):
            self._states = await look()
            self._seen_at = now()
        return self._states
