"""A check of `/ready` that costs something: what it found is kept for a while,
a fault or a doubt for less than that all is well.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from contest.kit.clock import Clock, is_due
from contest.kit.service import NotReady


class Kept:
    """Kept for the life of the isolate. Who comes during a look takes another:
    on workerd nobody can wait for another request's calls.
    """

    def __init__(self, *, good_s: int, bad_s: int) -> None:
        self._good_s, self._bad_s = good_s, bad_s
        self._until = float("-inf")
        self._fault: str | None = None
        self._doubt: str | None = None

    async def ask(self, look: Callable[[], Awaitable[str | None]], *, now: Clock) -> str | None:
        """What `look` cannot tell, or could not lately. Raises the `NotReady` that it raises,
        or raised.
        """
        if is_due(self._until, now=now(), wait_s_max=self._good_s):
            fault = doubt = None
            try:
                doubt = await look()
            except NotReady as problem:
                fault = str(problem)
            self._fault, self._doubt = fault, doubt
            self._until = now() + (self._bad_s if fault or doubt else self._good_s)
        if self._fault:
            raise NotReady(self._fault)
        return self._doubt
