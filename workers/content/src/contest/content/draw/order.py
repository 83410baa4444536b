"""In which order lines are drawn: the sections Stream and Order of docs/draw.md."""

from __future__ import annotations

import hmac
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

DRAWS_MAX = 10_000
LABEL = b"contest-draw-1 stream\0"


class Stream:
    """Numbers that follow from the round and the header; `blocks` of them are used up."""

    def __init__(self, randomness: bytes, header_hash: bytes, blocks: int = 0) -> None:
        self._randomness, self._header_hash = randomness, header_hash
        self.blocks = blocks

    def below(self, limit: int) -> int:
        """A number from 0 to `limit` - 1, each as likely as any other."""
        refused = 2**64 - 2**64 % limit
        while (x := self._next()) >= refused:
            pass  # or some numbers would come a little more often
        return x % limit

    def _next(self) -> int:
        message = LABEL + self._header_hash + self.blocks.to_bytes(8, "big")
        self.blocks += 1
        return int.from_bytes(hmac.digest(self._randomness, message, "sha256")[:8], "big")


class Order:
    """A draw that goes on, over pages of lines.

    `pages` are the tickets of each, `gone` those of the lines that are drawn, by page and by place
    in the page. A page is read only where a ticket falls into it.
    """

    def __init__(
        self, stream: Stream, pages: Sequence[int], gone: Mapping[int, Mapping[int, int]]
    ) -> None:
        self._stream = stream
        self._gone = {page: dict(lines) for page, lines in gone.items()}
        self._left = [
            tickets - sum(self._gone.get(page, {}).values()) for page, tickets in enumerate(pages)
        ]

    def next_ticket(self) -> tuple[int, int]:
        """The page that the next draw falls into, and the ticket of those that are left in it."""
        ends = list(accumulate(self._left))
        ticket = self._stream.below(ends[-1])
        page = bisect_right(ends, ticket)
        return page, ticket - (ends[page - 1] if page else 0)

    def take(self, page: int, ticket: int, tickets: Sequence[int]) -> int:
        """The place of the line that holds it in a page whose lines have so many `tickets`;
        the line is drawn.
        """
        gone = self._gone.setdefault(page, {})
        left = (0 if place in gone else each for place, each in enumerate(tickets))
        place = bisect_right(list(accumulate(left)), ticket)
        gone[place] = tickets[place]
        self._left[page] -= tickets[place]
        return place
