"""What each piece of work may cost the databases, and what the workers' log says that it cost."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from contest.kit.cost import Cost
from tests.e2e.client import Client

QUIET_S, WITHIN_S = 0.4, 15


@dataclass(frozen=True)
class Line:
    """One line of the log that tells a cost."""

    name: str
    cost: Cost


class Meter:
    """Reads what the log has gained since it was asked last."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def during(self, work: Callable[[], Any], *names: str) -> list[Line]:
        """The costs that `work` leads to, until those named are there and nothing follows."""
        start = self._size()
        work()
        self._client.wait_for(
            lambda: set(names) <= {line.name for line in self._since(start)}, within_s=WITHIN_S
        )
        size = -1
        while size != (size := self._size()):
            time.sleep(QUIET_S)
        return list(self._since(start))

    def all(self) -> list[Line]:
        """The costs of everything until now: some work is done when nobody can tell before."""
        return list(self._since(0))

    def _size(self) -> int:
        return self._client.stack.log.stat().st_size

    def _since(self, start: int) -> Iterator[Line]:
        text = self._client.stack.log.read_bytes()[start:].decode(errors="replace")
        for line in text.splitlines():
            if line.startswith("{") and line.endswith("}"):
                told = json.loads(line)
                if "database_calls" in told:
                    yield _line(told)


def _line(told: dict[str, Any]) -> Line:
    work = told.get("operation") or told["work"]
    name = " ".join(filter(None, (told["service"], work, told.get("about", ""))))
    return Line(name, Cost(told["database_calls"], told["rows_read"], told["rows_written"]))


def total(lines: list[Line]) -> Cost:
    """The sum of everything."""
    costs = [line.cost for line in lines]
    return Cost(
        sum(cost.database_calls for cost in costs),
        sum(cost.rows_read for cost in costs),
        sum(cost.rows_written for cost in costs),
    )
