"""Prizes in the database."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from contest.content.contests.records import Content
from contest.content.decisions import statements as decisions
from contest.content.decisions.records import Decision
from contest.content.deliveries.sending import send_queued
from contest.content.deps import Deps
from contest.content.prizes import statements
from contest.content.prizes.records import CodeCount, Held, Winner
from contest.content.webhooks.statements import queued_winners
from contest.contract.events.content import PrizeLost, PrizeWon
from contest.kit.database import Database, Row, Statement, statement
from contest.kit.events import outbox
from contest.kit.ids import new_id

# The line that was drawn for a person. Values: the contest's id, and their Telegram id.
MY_DRAW = """
    (select drawn_lines.draw from entries join drawn_lines using (contest_id, commitment)
        where entries.contest_id = ?1 and entries.telegram_id = ?2)
"""

# A winner with their entry.
WINNER = """
    select winners.contest_id, prize, winners.draw, claim_until, user_id, locale
    from winners join drawn_lines using (contest_id, draw)
    join entries using (contest_id, commitment)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """A prize that goes to the next, who can claim it `until` then, and what its loser is told."""

    decision: Decision
    event: PrizeLost
    until: int | None


async def find_held(db: Database, contest_id: str, telegram_id: str) -> Held | None:
    """The prize that someone has won, once the draw is confirmed."""
    sql = f"""
        select content, prize, claim_until, claimed_at, shows_name
        from winners join draws using (contest_id) join contests using (contest_id)
        where winners.contest_id = ?1 and winners.draw = {MY_DRAW} and stage = 'confirmed'
    """
    row = await db.one(sql, contest_id, telegram_id)
    if row is None:
        return None
    return Held(
        content=Content(**json.loads(row["content"])),
        prize=row["prize"],
        claim_until=row["claim_until"],
        claimed_at=row["claimed_at"],
        shows_name=bool(row["shows_name"]),
    )


async def claim(
    db: Database, contest_id: str, telegram_id: str, *, shows_name: bool, at: int
) -> bool:
    """Claim what someone has won; whether there is a prize, and time for it, or it is claimed."""
    sql = f"""
        update winners set claimed_at = coalesce(claimed_at, ?3), shows_name = ?4
        where contest_id = ?1 and draw = {MY_DRAW}
            and exists (select 1 from draws where contest_id = ?1 and stage = 'confirmed')
            and (claimed_at is not null or claim_until is null or claim_until > ?3)
    """
    return await db.run(sql, contest_id, telegram_id, at, int(shows_name)) == 1


async def list_untold(db: Database, *, count_max: int) -> list[Winner]:
    """Winners of one contest who have not been told."""
    sql = f"""
        {WINNER} join (select contest_id from winners indexed by winners_untold where is_told = 0
            order by contest_id limit 1) using (contest_id)
        where is_told = 0 order by prize limit ?
    """
    return [_winner(row) for row in await db.all(sql, count_max)]


async def tell(deps: Deps, winners: Sequence[tuple[Winner, PrizeWon]]) -> None:
    """Tell winners, each once; nobody where the account is gone."""
    batch = list[Statement]()
    for winner, event in winners:
        if winner.user_id:
            batch += outbox.publish(deps, event, condition=statements.UNTOLD, values=winner.key)
        batch.append(statements.told(winner))
    await outbox.commit(deps, batch)


async def list_unclaimed(db: Database, *, now: int, count_max: int) -> list[Winner]:
    """Those of one contest who let the time to claim their prize pass, longest ago first."""
    overdue = "claim_until <= ?1 and claimed_at is null and draw is not null"
    sql = f"""
        {WINNER} join (select contest_id from winners indexed by winners_unclaimed
            where {overdue} order by claim_until limit 1) using (contest_id)
        where {overdue.replace("draw", "winners.draw")} order by claim_until, prize limit ?2
    """
    return [_winner(row) for row in await db.all(sql, now, count_max)]


async def pass_on(deps: Deps, contest_id: str, decided: Sequence[PassedOn]) -> None:
    """Let prizes go to the next in the order and tell who lost them: as far as nothing was decided
    or claimed meanwhile.
    """
    batch = list[Statement]()
    for each in decided:
        change_id = new_id(deps.random_bytes)
        batch += decisions.decided(
            contest_id, each.decision, by="", change_id=change_id, claim_until=each.until
        )
        made = (contest_id, change_id)
        if each.event.user_id:
            batch += outbox.publish(deps, each.event, condition=decisions.MADE, values=made)
        is_theirs = f"{decisions.MADE} and prize = ?"
        theirs = (*made, each.decision.prize)
        batch.append(queued_winners(deps, contest_id, condition=is_theirs, values=theirs))
    send_queued(deps, batch, await outbox.commit(deps, batch))


async def put_codes(
    db: Database, contest_id: str, position: int, codes: Sequence[str]
) -> list[str] | None:
    """Give a prize these codes instead of those it has, unless another prize of the contest has
    one of them: those are returned. None where codes cannot change.
    """
    checked, taken, *_ = await db.batch(statements.put_codes(contest_id, position, codes))
    return [row["code"] for row in taken.rows] if checked.rows else None


async def find_code(db: Database, contest_id: str, position: int, number: int) -> str | None:
    """The code of a prize for this one of its winners, if it has any."""
    sql = "select code from prize_codes where contest_id = ? and position = ? and number = ?"
    row = await db.one(sql, contest_id, position, number)
    return row["code"] if row else None


async def count_codes(
    db: Database, contest_id: str, prizes: Sequence[Mapping[str, Any]]
) -> list[CodeCount]:
    """The codes of each prize of a contest. Nobody has one before the draw is confirmed; of a prize
    that has to be claimed, nobody before they have claimed it.
    """
    sql = """
        select (select count(*) from prize_codes where contest_id = ?1 and position = ?2) as codes,
            (select count(*) from winners join draws using (contest_id)
                where winners.contest_id = ?1 and prize >= ?3 and prize < ?4 and stage = 'confirmed'
                    and winners.draw is not null and (?5 or claimed_at is not null)) as given
    """
    first, batch = 0, list[Statement]()
    for position, prize in enumerate(prizes):
        past = first + prize["count"]
        is_at_once = int(prize["kind"] != "claim")
        batch.append(statement(sql, contest_id, position, first, past, is_at_once))
        first = past
    counted = [each.rows[0] for each in await db.batch(batch)]
    return [CodeCount(row["codes"], min(row["codes"], row["given"])) for row in counted]


async def lacks_codes(db: Database, contest_id: str) -> bool:
    """Whether a prize with codes has fewer than winners; one that is to be claimed may have none.

    Once its list is frozen, a contest that does not lack any never does again.
    """
    code = "select 1 from prize_codes where contest_id = ?1 and position = key and number ="
    sql = f"""
        select 1 from contests, json_each(contests.content, '$.prizes')
        where contests.contest_id = ?1 and not exists ({code} value ->> '$.count' - 1)
            and (value ->> '$.kind' = 'code' or exists ({code} 0))
    """
    return await db.one(sql, contest_id) is not None


def _winner(row: Row) -> Winner:
    return Winner(
        contest_id=row["contest_id"],
        prize=row["prize"],
        draw=row["draw"],
        claim_until=row["claim_until"],
        user_id=row["user_id"],
        locale=row["locale"],
    )
