"""Faults that a rehearsal orders: which call fails, how, and how many times."""

from __future__ import annotations

import re
import threading
from typing import Any

from tools.cloudflare.refusal import Refused

FIELDS = {"method", "path", "status", "code", "message", "times", "after", "retry_after_s"}


class Faults:
    """The faults that wait for their call, in the order they were given."""

    def __init__(self) -> None:
        self._waiting: list[dict[str, Any]] = []
        self._lock = threading.Lock()
        self._held_back: re.Pattern[str] | None = None
        self.held = threading.Event()  # the call to hold back has come

    def order(self, fault: dict[str, Any]) -> None:
        """`{method, path (a pattern), status, code, message, times, after, retry_after_s}`.

        `after`: the call takes effect and fails nevertheless.
        """
        if unknown := set(fault) - FIELDS:
            raise Refused(400, 0, f"a fault has no {', '.join(sorted(unknown))}")
        with self._lock:
            self._waiting.append(
                {"code": 10001, "message": "ordered by the rehearsal", "times": 1, "after": False}
                | fault
            )

    def clear(self) -> int:
        """Forget those that no call has met; how many they were."""
        with self._lock:
            left = len(self._waiting)
            self._waiting.clear()
        return left

    def hold_back(self, call: str) -> None:
        """Never let a call take effect, `METHOD path` as a pattern, nor anything after it: whoever waits for it is about to be killed."""
        self.held.clear()
        self._held_back = re.compile(call)

    def release(self) -> None:
        """Answer again."""
        self._held_back = None
        self.held.clear()

    def meet(self, method: str, path: str, *, after: bool) -> None:
        """Raise the fault that waits for this call, if one does."""
        if self._held_back and (self.held.is_set() or self._held_back.search(f"{method} {path}")):
            self.held.set()
            raise Refused(503, 0, "held back")
        with self._lock:
            for fault in self._waiting:
                if (
                    fault["method"] == method
                    and fault["after"] is after
                    and re.search(fault["path"], path)
                ):
                    fault["times"] -= 1
                    if not fault["times"]:
                        self._waiting.remove(fault)
                    raise Refused(
                        fault["status"],
                        fault["code"],
                        fault["message"],
                        retry_after_s=fault.get("retry_after_s"),
                    )
