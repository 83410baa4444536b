"""Statements about prizes, for batches."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from contest.content.contests.records import Contest
from contest.content.decisions.statements import MADE
from contest.content.prizes.records import Winner
from contest.kit.database import Statement, statement

HOUR_S = 3600

# Whether the prizes of a contest have their places, and nobody can have been shown a code of them.
# Value: the contest's id.
CHANGEABLE = """
    exists (select 1 from contests where contest_id = ?1 and status in ('open', 'closed', 'drawn'))
    and not exists (select 1 from draws where contest_id = ?1 and stage = 'confirmed')
"""

# A winner has not been told. Values: the contest's id, the prize's number and the draw.
UNTOLD = """
    exists (select 1 from winners where contest_id = ? and prize = ? and draw = ? and is_told = 0)
"""


def put_codes(contest_id: str, position: int, codes: Sequence[str]) -> list[Statement]:
    """Other codes for a prize.

    The first statement returns a row if they may change, the second those that another prize of
    the contest has: then they do not change either.
    """
    taken = """
        select code from json_each(?3)
        join prize_codes on contest_id = ?1 and code = value and position <> ?2
    """
    may = f"{CHANGEABLE} and not exists ({taken})"
    forget = f"delete from prize_codes where contest_id = ?1 and position = ?2 and {may}"
    insert = f"""
        insert into prize_codes (contest_id, position, number, code)
        select ?1, ?2, key, value from json_each(?3) where {may}
    """
    values = (contest_id, position, json.dumps(codes))
    return [
        statement(f"select 1 where {CHANGEABLE}", contest_id),
        *(statement(sql, *values) for sql in (taken, forget, insert)),
    ]


def won(contest: Contest, *, change_id: str, at: int) -> Statement:
    """Every prize with a holder is won, once the draw is confirmed by a change: they are to be
    told, and have so long to claim it.
    """
    spans, first = list[tuple[int, int, int | None]](), 0
    for prize in contest.content.prizes:
        last = first + prize["count"]
        if prize["kind"] == "claim":
            spans.append((first, last, claim_until(prize, at=at)))
        first = last
    sql = f"""
        update winners set is_told = 0, claim_until = (
            select value ->> 2 from json_each(?)
            where winners.prize >= value ->> 0 and winners.prize < value ->> 1)
        where contest_id = ? and draw is not null and {MADE}
    """
    made = (contest.contest_id, change_id)
    return statement(sql, json.dumps(spans), contest.contest_id, *made)


def told(winner: Winner) -> Statement:
    """Who won a prize has been told, or is nobody; follows the event that asks `UNTOLD`."""
    sql = f"update winners set is_told = 1 where contest_id = ? and prize = ? and {UNTOLD}"
    return statement(sql, winner.contest_id, winner.prize, *winner.key)


def claim_until(prize: Mapping[str, Any], *, at: int) -> int | None:
    """Until when a prize that was won just now can be claimed, if it has to be."""
    within_h = prize["claim_within_h"]
    return None if within_h is None else at + within_h * HOUR_S
