"""Who holds the prizes of a draw, in the database."""

from __future__ import annotations

import json
from collections.abc import Sequence

from contest.content.contests.records import Contest
from contest.content.decisions import statements
from contest.content.decisions.records import (
    Confirmation,
    Decided,
    Decision,
    Drawn,
    Findings,
    Winner,
)
from contest.content.decisions.statements import EARLIER_WINNER, FINDING, HOLDERS, MADE
from contest.content.deps import Deps
from contest.content.points import statements as points
from contest.content.points.asking import commit
from contest.content.prizes.statements import won
from contest.content.webhooks.statements import queued_winners
from contest.contract.events.content import DrawConfirmed
from contest.kit.clock import pull_back
from contest.kit.database import Database, Row, statement
from contest.kit.events import outbox
from contest.kit.retries import MEMBERSHIP, wait_s


async def find_decided(db: Database, contest_id: str) -> Decided | None:
    """How far the draw of a contest is, and what was decided about it last."""
    sql = """
        select stage, entries, header ->> '$.prizes' as prizes, header_hash, draws.decisions,
            confirmation, last.hash as last_hash
        from draws left join decisions as last
            on last.contest_id = draws.contest_id and last.number = draws.decisions - 1
        where draws.contest_id = ?
    """
    row = await db.one(sql, contest_id)
    if row is None:
        return None
    confirmed = json.loads(row["confirmation"] or "{}")
    is_last = confirmed.get("decisions") == row["decisions"]
    last_hash = confirmed["hash"] if is_last else row["last_hash"] or row["header_hash"]
    return Decided(
        contest_id=contest_id,
        stage=row["stage"],
        entries=row["entries"],
        prizes=row["prizes"] or 0,
        decisions=row["decisions"],
        last_hash=last_hash or "",
    )


async def find_prize(db: Database, contest_id: str, draw: int) -> int | None:
    """The prize that a draw holds, if it holds one."""
    sql = "select prize from winners where contest_id = ? and draw = ?"
    row = await db.one(sql, contest_id, draw)
    return row["prize"] if row else None


async def decide(
    deps: Deps, contest_id: str, decision: Decision, *, by: str, change_id: str
) -> bool:
    """Let a prize go on; False where something was decided meanwhile."""
    batch = statements.decided(contest_id, decision, by=by, change_id=change_id)
    counted, *_ = await deps.db.batch(batch)
    return counted.changes == 1


async def count_findings(db: Database, contest_id: str) -> Findings:
    """What the checks of those who hold the prizes of a draw have come to."""
    sql = f"""
        select total({FINDING} is null) as unchecked, count(*) as holders,
            total({FINDING} is not null and {FINDING} <> 'ok') as bad
        from {HOLDERS} where winners.contest_id = ? and drawn_lines.draw is not null
    """
    row = await db.one(sql, contest_id) or {}
    return Findings(
        holders=int(row["holders"]), unchecked=int(row["unchecked"]), bad=int(row["bad"])
    )


async def confirm(
    deps: Deps,
    contest: Contest,
    confirmation: Confirmation,
    *,
    change_id: str,
    despite_findings: bool,
    event: DrawConfirmed,
) -> bool:
    """End the decisions, and tell of it; False where something was decided meanwhile."""
    contest_id = contest.contest_id
    made = (contest_id, change_id)
    has_unkept = despite_findings and contest.content.excludes_winners_of
    batch = [
        statements.confirmed(
            contest_id, confirmation, change_id=change_id, despite_findings=despite_findings
        ),
        *([statements.found_since(contest_id, change_id=change_id)] if has_unkept else []),
        won(contest, change_id=change_id, at=confirmation.at),
        *points.prizes(contest, MADE, *made),
        points.returned(contest_id, MADE, *made),
        *outbox.publish(deps, event, condition=MADE, values=made),
        queued_winners(deps, contest_id, condition=MADE, values=made),
    ]
    confirmed, *_ = await commit(deps, batch)
    return confirmed.changes == 1


async def list_winners(
    db: Database, contest_id: str, *, after: int, count_max: int
) -> list[Winner]:
    """The prizes of a contest from a number on, and who holds them."""
    sql = f"""
        select prize, winners.draw, commitment, telegram_id, first_name, username,
            {FINDING} as finding, checked_at, claim_until, claimed_at, user_id,
            claimed_at is null or shows_name as may_be_named
        from {HOLDERS} where winners.contest_id = ? and prize >= ? order by prize limit ?
    """
    rows = await db.all(sql, contest_id, after, count_max)
    return [_winner(row) for row in rows]


async def list_unchecked(db: Database, *, now: int, count_max: int) -> list[Drawn]:
    """The drawn lines that are to be checked now, longest first, holders before reserves."""
    ahead = pull_back(
        "drawn_lines",
        "check_at",
        now=now,
        wait_s_max=MEMBERSHIP.wait_s_max,
        where="check_at is not null",
    )
    earlier = EARLIER_WINNER.format("entries.telegram_id")
    sql = f"""
        select drawn_lines.contest_id, draw, checks, telegram_id, contests.content,
            case when coalesce(user_id, '') = '' then 'account_deleted'
                when exclusions.reason is not null then exclusions.reason
                when {earlier} then 'earlier_winner' end as ruled_out
        from drawn_lines indexed by drawn_lines_unchecked
        join draws using (contest_id) join contests using (contest_id)
        left join entries using (contest_id, commitment)
        left join exclusions using (contest_id, telegram_id)
        where check_at <= ? and stage in ('drawn', 'confirmed')
        order by check_at, drawn_lines.contest_id, draw limit ?
    """
    _, found = await db.batch([ahead, statement(sql, now, count_max)])
    return [
        Drawn(
            contest_id=row["contest_id"],
            draw=row["draw"],
            checks=row["checks"],
            telegram_id=row["telegram_id"] or "",
            channels=json.loads(row["content"])["required_channels"],
            ruled_out=row["ruled_out"],
        )
        for row in found.rows
    ]


async def keep_findings(db: Database, found: Sequence[tuple[Drawn, str]], *, at: int) -> None:
    """What the check of each has come to, unless another call was faster. Who could not be told is
    asked for again later, until the draw is confirmed.
    """
    sql = """
        update drawn_lines set finding = value ->> 3, checked_at = ?, checks = checks + 1,
            check_at = iif(value ->> 3 = 'unknown' and exists (select 1 from draws
                where draws.contest_id = drawn_lines.contest_id and stage = 'drawn'),
                value ->> 4, null)
        from json_each(?)
        where contest_id = value ->> 0 and draw = value ->> 1 and checks = value ->> 2
            and check_at is not null
    """
    rows = [
        (each.contest_id, each.draw, each.checks, finding, at + _again_s(each))
        for each, finding in found
    ]
    if rows:
        await db.run(sql, at, json.dumps(rows))


def _again_s(drawn: Drawn) -> int:
    return wait_s(MEMBERSHIP, drawn.checks + 1) or 0


def _winner(row: Row) -> Winner:
    is_there = bool(row["user_id"])
    return Winner(
        prize=row["prize"],
        draw=row["draw"],
        commitment=row["commitment"],
        telegram_id=row["telegram_id"] if is_there else None,
        first_name=row["first_name"] if is_there else None,
        username=row["username"],
        finding=row["finding"] if row["draw"] is not None else None,
        checked_at=row["checked_at"],
        claim_until=row["claim_until"],
        claimed_at=row["claimed_at"],
        may_be_named=bool(row["may_be_named"]),
    )
