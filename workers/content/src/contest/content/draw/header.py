"""The header of a draw, whose hash is public before the round is: the section Header of
docs/draw.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from contest.content.draw.records import Draw
from contest.content.draw.rounds import PlannedRound
from contest.content.draw.tree import root

ALGORITHM = "contest-draw-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The bytes of a header, which is public since `at`, and the round that it names."""

    text: str
    planned: PlannedRound
    at: int

    @property
    def hash(self) -> str:
        """What everybody keeps of it."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def header(draw: Draw, *, now: int) -> Header:
    """The header that becomes public now."""
    planned, late = draw.beacon, list[Mapping[str, int]]()
    if planned.is_missed(now=now):
        late, planned = [{"at": now, "round": planned.round}], planned.after(now)
    top, tickets = root(draw.tree)
    fields = {
        "algorithm": ALGORITHM,
        "beacon": planned.chain,
        "contest_id": draw.contest_id,
        "delay_s": planned.delay_s,
        "ends_at": draw.ends_at,
        "entries": draw.entries,
        "late": late,
        "prizes": draw.prizes,
        "published_at": now,
        "root": top.hex(),
        "round": planned.round,
        "rules": draw.rules,
        "tickets": tickets,
    }
    # RFC 8785: of ASCII and integers alone, this is all that it asks for.
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    return Header(text=text, planned=planned, at=now)


def rules_hash(texts: Mapping[str, Mapping[str, str]], version: int) -> str:
    """What the rules of a contest were at a version, in each of its locales."""
    told = b"".join(
        _text(locale) + _text(texts[locale].get("rules", "")) for locale in sorted(texts)
    )
    label = b"contest-draw-1 rules\0"
    return hashlib.sha256(label + version.to_bytes(8, "big") + told).hexdigest()


def _text(text: str) -> bytes:
    encoded = text.encode()
    return len(encoded).to_bytes(8, "big") + encoded
