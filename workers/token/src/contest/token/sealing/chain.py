"""The chain over the transfers: whoever changes one that is sealed changes every seal after it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

FIRST = "0" * 64  # What stands for the seal before the first one.


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a seal holds of one transfer: its place, its digest, what both accounts had afterwards,
    and when.
    """

    seq: int
    digest: str
    debit_posted: int
    credit_posted: int
    created_at: int


def seal_of(previous: str, links: Sequence[Link]) -> str:
    """SHA-256 of the seal before, in hex, and of a line feed and a JSON list without spaces for
    each transfer since.
    """
    lines = [
        json.dumps(
            [each.seq, each.digest, each.debit_posted, each.credit_posted, each.created_at],
            separators=(",", ":"),
        )
        for each in links
    ]
    return hashlib.sha256("\n".join([previous, *lines]).encode()).hexdigest()
