"""Contests in the database."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contest.content.contests import statements
from contest.content.contests.records import (
    Change,
    Content,
    Contest,
    Organiser,
    Role,
    Version,
)
from contest.content.contests.statements import PUBLISHED
from contest.content.contests.transitions import TRANSITIONS
from contest.content.deps import Deps
from contest.content.draw.rounds import decode
from contest.content.points.asking import commit
from contest.content.points.repository import refusals
from contest.content.webhooks.statements import queued
from contest.kit.clock import to_rfc3339
from contest.kit.database import Database, DatabaseError, Row, Statement, statement
from contest.kit.events import outbox
from contest.kit.events.erasure import UserNotFound
from contest.kit.guards import reason_of
from contest.kit.paging import Page

CONTEST = f"contests.*, {PUBLISHED} as is_published"
ORDER = ("created_at", "contest_id")
ORGANISERS_MAX = 50  # of one contest


@dataclass(frozen=True, slots=True, kw_only=True)
class Organised:
    """A contest, what the caller may do in it, and the user id of its owner,
    if they are there still.
    """

    contest: Contest
    role: Role | None
    owner_id: str


async def list_contests(
    db: Database, *, status: str | None, sees_drafts: bool, page: Page
) -> list[Contest]:
    """A page of the contests that everybody sees, of one status or of any;
    drafts with `sees_drafts`.
    """
    seen = "1" if sees_drafts else PUBLISHED
    select, values = f"select {CONTEST} from contests where {seen}", list[str]()
    if status:
        select, values = f"{select} and status = ?", [status]
    rows = await page.rows(db, select, *values, order=ORDER)
    return [contest_of(row) for row in rows]


async def list_organised(
    db: Database, telegram_id: str, *, status: str | None, page: Page
) -> list[Contest]:
    """A page of the contests that someone organises, of one status or of any."""
    select = f"""
        select {CONTEST} from organisers join contests using (contest_id)
        where telegram_id = ?1 and (?2 is null or status = ?2)
    """
    rows = await page.rows(db, select, telegram_id, status, order=ORDER)
    return [contest_of(row) for row in rows]


async def list_joined(
    db: Database, telegram_id: str, *, status: str | None, page: Page
) -> list[Contest]:
    """A page of the contests that someone has entered and not left, of one status or of any."""
    select = f"""
        select {CONTEST} from entries join contests using (contest_id)
        where telegram_id = ?1 and state <> 'withdrawn' and (?2 is null or status = ?2)
    """
    rows = await page.rows(db, select, telegram_id, status, order=ORDER)
    return [contest_of(row) for row in rows]


async def list_won(
    db: Database, telegram_id: str, *, status: str | None, page: Page
) -> list[Contest]:
    """A page of the contests in which a confirmed draw gave someone a prize, though they may have
    lost it since.
    """
    select = f"""
        select {CONTEST} from entries join contests using (contest_id)
        join drawn_lines using (contest_id, commitment) join draws using (contest_id)
        where telegram_id = ?1 and (?2 is null or status = ?2) and stage = 'confirmed' and (
            exists (select 1 from winners
                where contest_id = entries.contest_id and draw = drawn_lines.draw)
            or exists (select 1 from decisions
                where contest_id = entries.contest_id and draw = drawn_lines.draw))
    """
    rows = await page.rows(db, select, telegram_id, status, order=ORDER)
    return [contest_of(row) for row in rows]


async def find_contest(db: Database, contest_id: str) -> Contest | None:
    """One contest, whoever may see it."""
    row = await db.one(f"select {CONTEST} from contests where contest_id = ?", contest_id)
    return contest_of(row) if row else None


async def list_unpublished(db: Database, contest_ids: Sequence[str]) -> list[str]:
    """Those of the ids that no published contest has."""
    sql = """
        select value from json_each(?) where not exists (
            select 1 from contests where contest_id = value and status <> 'draft')
    """
    return [row["value"] for row in await db.all(sql, json.dumps(contest_ids))]


async def find_organised(db: Database, contest_id: str, telegram_id: str) -> Organised | None:
    """One contest, as someone stands to it who may be one of its organisers."""
    sql = f"""
        select {CONTEST},
            (select role from organisers where contest_id = ?1 and telegram_id = ?2) as role,
            (select user_id from organisers where contest_id = ?1 and role = 'owner') as owner_id
        from contests where contest_id = ?1
    """
    row = await db.one(sql, contest_id, telegram_id)
    if row is None:
        return None
    return Organised(contest=contest_of(row), role=row["role"], owner_id=row["owner_id"] or "")


async def insert(
    db: Database,
    contest: Contest,
    change: Change,
    *,
    owner: tuple[str, str],
    parts: Sequence[Statement] = (),
) -> bool:
    """A new draft with its `parts`, whose owner is given by Telegram id and user id; whether there
    was none of this id. Raises `UserNotFound` where their account has ended.
    """
    try:
        await db.batch(statements.created(contest, change, owner=owner, parts=parts))
    except DatabaseError as error:
        if reason_of(error) == "organisers.user_id":
            raise UserNotFound from None
        if await find_contest(db, contest.contest_id) is None:
            raise
        return False
    return True


async def update(db: Database, contest: Contest, change: Change) -> bool:
    """Give a contest the settings of `contest`; whether it was at that version and status still."""
    with refusals():
        updated, *_ = await db.batch(statements.updated(contest, change))
    return updated.changes == 1


async def transition(
    deps: Deps,
    name: str,
    contest: Contest,
    change: Change,
    *,
    owner_id: str,
    parts: Sequence[Statement] = (),
) -> bool:
    """Take a contest another step of its life with its `parts`, and tell of it;
    whether the table allowed it.
    """
    step, now = TRANSITIONS[name], int(deps.now())
    made = (contest.contest_id, change.change_id)
    events = list[Statement]()
    if step.announces:
        title = contest.content.text(None)["title"]
        event = step.announces(user_id=owner_id, contest_id=contest.contest_id, title=title)
        events += outbox.publish(deps, event, condition=statements.MADE, values=made)
    if step.to == "closed":
        data = {"contest_id": contest.contest_id, "closed_at": to_rfc3339(now)}
        events.append(
            queued(
                deps,
                "contest.closed",
                contest.contest_id,
                data,
                condition=statements.MADE,
                values=made,
            )
        )
    batch = [*statements.transition(name, contest, change, now=now), *parts, *events]
    updated, *_ = await commit(deps, batch)
    return updated.changes == 1


# By index: the one by status reads every open contest, each minute.
DUE: Mapping[str, str] = {
    "open": """
        select contest_id from contests indexed by contests_opening
        where status = 'scheduled' and starts_at <= ?1
    """,
    "end": """
        select contest_id from contests indexed by contests_closing
        where status = 'open' and ends_at <= ?1
        union select contest_id from counters indexed by counters_full
            where entries >= entries_limit
    """,
}


async def due(db: Database, name: str, *, now: int, count_max: int) -> Sequence[Organised]:
    """Contests whose time has come for one of the steps that the clock takes: `open` or `end`."""
    sql = f"""
        select {CONTEST}, user_id as owner_id
        from (select * from ({DUE[name]}) limit ?2) join contests using (contest_id)
        left join organisers on organisers.contest_id = contests.contest_id and role = 'owner'
    """
    rows = await db.all(sql, now, count_max)
    return [
        Organised(contest=contest_of(row), role=None, owner_id=row["owner_id"] or "")
        for row in rows
    ]


async def list_versions(
    db: Database, contest_id: str, *, is_public_only: bool = False, page: Page
) -> list[Version]:
    """A page of the versions of a contest."""
    select = "select * from changes where contest_id = ? and is_public >= ?"
    values = (contest_id, int(is_public_only))
    rows = await page.rows(db, select, *values, order=("version", "contest_id"))
    return [_version(row) for row in rows]


async def list_organisers(db: Database, contest_id: str) -> list[Organiser]:
    """Who organises a contest, longest first."""
    sql = "select * from organisers where contest_id = ? order by added_at, telegram_id"
    return [_organiser(row) for row in await db.all(sql, contest_id)]


async def put_organiser(db: Database, contest_id: str, organiser: Organiser) -> Organiser | None:
    """Add an organiser, or change the role of one; None where they own the contest,
    or are too many.
    """
    sql = f"""
        insert into organisers (contest_id, telegram_id, user_id, role, added_at)
        select ?1, ?2, '', ?3, ?4 where {ORGANISERS_MAX} > (
            select count(*) from organisers where contest_id = ?1 and telegram_id <> ?2)
        on conflict (contest_id, telegram_id) do update set role = excluded.role
            where organisers.role <> 'owner'
        returning *
    """
    values = (contest_id, organiser.telegram_id, organiser.role, organiser.added_at)
    [result] = await db.batch([statement(sql, *values)])
    return _organiser(result.rows[0]) if result.rows else None


async def delete_organiser(db: Database, contest_id: str, telegram_id: str) -> bool:
    """Take an organiser away, but for the owner; whether there was one."""
    sql = "delete from organisers where contest_id = ? and telegram_id = ? and role <> 'owner'"
    return await db.run(sql, contest_id, telegram_id) == 1


def _version(row: Row) -> Version:
    return Version(
        version=row["version"],
        action=row["action"],
        reason=row["reason"],
        changed_by=row["changed_by"],
        changed_at=row["changed_at"],
        document=json.loads(row["document"]),
    )


def _organiser(row: Row) -> Organiser:
    return Organiser(telegram_id=row["telegram_id"], role=row["role"], added_at=row["added_at"])


def contest_of(row: Row) -> Contest:
    """A row of contests."""
    return Contest(
        contest_id=row["contest_id"],
        status=row["status"],
        version=row["version"],
        content=Content(**json.loads(row["content"])),
        time_zone=row["time_zone"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        closed_at=row["closed_at"],
        winners=row["winners"],
        reserves=row["reserves"],
        entry_tickets=row["entry_tickets"],
        tickets_max=row["tickets_max"],
        entries_max=row["entries_max"],
        has_captcha=bool(row["has_captcha"]),
        mandatory=row["mandatory"],
        beacon=decode(row["beacon"]) if row["beacon"] else None,
        is_published=bool(row["is_published"]),
        created_at=row["created_at"],
    )
