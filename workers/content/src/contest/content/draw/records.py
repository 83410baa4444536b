"""A draw as content keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from contest.content.draw.rounds import PlannedRound
from contest.content.draw.tree import Node, leaf

PAGE_LINES = 1024  # A page is a whole subtree of the list.


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """How far the draw of a contest is. `prizes`, `reserves` and `ends_at` are the contest's;
    `drawn` draws are known, by `blocks` of the stream.
    """

    contest_id: str
    stage: str
    beacon: PlannedRound
    rules: str
    ends_at: int
    prizes: int
    reserves: int
    pages: int
    entries: int
    tickets: int
    header: Mapping[str, Any] | None  # from its publication on
    header_hash: str | None
    attempts: int
    signature: str | None
    drawn: int
    blocks: int
    decisions: int
    tree: Sequence[Node]  # of the pages whose nodes are known

    @property
    def planned(self) -> PlannedRound:
        """The round of the header; before there is one, that of the contest."""
        return replace(self.beacon, round=self.header["round"]) if self.header else self.beacon

    def is_due(self, *, now: int) -> bool:
        """Whether it can be drawn, if the beacon gives its round."""
        return self.stage == "frozen" and self.planned.at <= now


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the frozen list: a commitment, a space, tickets and a line feed for each line.

    As text it takes a third of what its lines would.
    """

    number: int
    text: str

    @property
    def lines(self) -> list[tuple[str, int]]:
        """Commitment and tickets of each line."""
        pairs = (line.split(" ") for line in self.text.splitlines())
        return [(commitment, int(tickets)) for commitment, tickets in pairs]

    @property
    def leaves(self) -> list[Node]:
        """The nodes of its lines."""
        return [leaf(bytes.fromhex(commitment), tickets) for commitment, tickets in self.lines]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLine:
    """A line that was drawn; `line` is its index in the list."""

    draw: int
    line: int
    commitment: str
    tickets: int
    path: Sequence[Node]
