"""Structured logs: one JSON object per line, one line per event, never a token,
initData or a name.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from contest.kit import jsontext


@dataclass(frozen=True)
class Log:
    """Writes events of one worker. `write` is `console.log` in a worker:
    each line on stderr would be an error record.
    """

    service: str
    environment: str
    version: str
    write: Callable[[str], object]

    def event(self, event: str, **fields: Any) -> None:
        """One line: what happened, where, and its fields."""
        record = {
            "event": event,
            "service": self.service,
            "environment": self.environment,
            "version": self.version,
            **fields,
        }
        self.write(jsontext.encode(record))

    def failure(self, event: str, error: Exception, **fields: Any) -> None:
        """One line for a failure that nobody expected: the places in the code it passed,
        without the values in it.
        """
        frames = [
            f"{frame.name} ({frame.filename.rsplit('/', 1)[-1]}:{frame.lineno})"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        self.event(
            event,
            level="error",
            error=type(error).__name__,
            message=without_quotes(error),
            frames=frames,
            **fields,
        )


MESSAGE_MAX = 300


QUOTED = re.compile(r"""(['"]).*\1""", re.DOTALL)


def without_quotes(error: Exception) -> str:
    """The message without what it quotes, which may be personal. A validation error quotes its
    whole input: its type and place are enough.
    """
    return "" if hasattr(error, "errors") else QUOTED.sub("'…'", str(error))[:MESSAGE_MAX]
