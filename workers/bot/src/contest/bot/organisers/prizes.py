"""The prizes of a contest as an organiser writes them: one a line, `3 x Mug` for three."""

from __future__ import annotations

import re
from typing import Any

from contest.bot.organisers.records import Contest

PRIZES_MAX = 50
WINNERS_MAX = 1000
NAME_CHARACTERS_MAX = 500
# `x` is often written in Cyrillic.
BEFORE = re.compile(r"(\d{1,4})\s*[xхXХ×*]\s+(.+)")
BEHIND = re.compile(r"(.+?)\s+[xхXХ×*]\s*(\d{1,4})")


class UnclearPrizes(ValueError):
    """What was written is no list of prizes."""


def read(text: str, contest: Contest) -> list[dict[str, Any]]:
    """The prizes that someone has written; one that was there before is handed over as it was.
    Raises `UnclearPrizes`.
    """
    lines = [line.strip(" \t•-–—") for line in text.splitlines()]
    found = [_read(line) for line in lines if line]
    winners = sum(count for _, count in found)
    if not 0 < len(found) <= PRIZES_MAX or winners > WINNERS_MAX:
        raise UnclearPrizes
    if any(count < 1 or len(name) > NAME_CHARACTERS_MAX for name, count in found):
        raise UnclearPrizes
    before = dict(zip(contest.prize_names, contest.prizes, strict=True))
    locale = contest.default_locale
    other = {"handover": contest.prizes[0]["handover"], "kind": "contact"}
    return [
        {**before.get(name, {"name": {locale: name}, **other}), "count": count}
        for name, count in found
    ]


def _read(line: str) -> tuple[str, int]:
    if match := BEFORE.fullmatch(line):
        return match[2], int(match[1])
    if match := BEHIND.fullmatch(line):
        return match[1], int(match[2])
    return line, 1


def switched(contest: Contest, position: int) -> list[dict[str, Any]]:
    """The prizes, of which that one is handed over as a code from now on, or no longer."""
    prizes = [dict(each) for each in contest.prizes]
    is_code = prizes[position]["kind"] == "code"
    plain = {"claim_within_h": None, "points": None}
    prizes[position] |= {"kind": "contact" if is_code else "code", **plain}
    return prizes
