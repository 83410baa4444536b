"""Entries in the database."""

from __future__ import annotations

from contest.content.contests.records import Contest
from contest.content.contests.statements import PUBLISHED
from contest.content.decisions.statements import EARLIER_WINNER
from contest.content.deliveries.sending import send_queued
from contest.content.deps import Deps
from contest.content.entries import statements
from contest.content.entries.records import Entry, Exclusion, Joining, Search, Standing
from contest.content.entries.statements import MADE, QUALIFIED, excluded
from contest.content.standing import repository as standing
from contest.content.standing.records import Rank
from contest.content.tasks import repository as tasks
from contest.content.tasks.records import Mine
from contest.content.webhooks.statements import Queued, queued
from contest.contract.events.content import EntryCreated, EntryDisqualified
from contest.kit.clock import to_rfc3339
from contest.kit.database import Database, Row, statement
from contest.kit.events import outbox
from contest.kit.events.erasure import NOT_ERASED
from contest.kit.paging import Page

# Values: a person's Telegram id, and the contest's id.
MINE = f"select *, {QUALIFIED} from entries where telegram_id = ? and contest_id = ?"


async def join(deps: Deps, joining: Joining) -> Entry | None:
    """The entry that was made, or revived; None where the person is in already or may not be."""
    event = EntryCreated(
        user_id=joining.user_id, telegram_id=joining.telegram_id, contest_id=joining.contest_id
    )
    made = f"exists (select 1 from entries where {MADE})"
    key = (joining.telegram_id, joining.contest_id, joining.change_id)
    told = outbox.publish(deps, event, condition=made, values=key)
    batch = [*statements.joined(joining), *told, _queued(deps, joining)]
    results = await outbox.commit(deps, batch)
    send_queued(deps, batch, results)
    inserted = results[0]
    return entry_of(inserted.rows[0]) if inserted.rows else None


def _queued(deps: Deps, joining: Joining) -> Queued:
    """Webhooks are told of an entry that is new; of who comes back they know."""
    data = {
        "contest_id": joining.contest_id,
        "entry_id": joining.commitment,
        "source": joining.source,
        "joined_at": to_rfc3339(joining.at),
    }
    made = f"exists (select 1 from entries where {MADE} and commitment = ?)"
    key = (joining.telegram_id, joining.contest_id, joining.change_id, joining.commitment)
    return queued(deps, "entry.created", joining.contest_id, data, condition=made, values=key)


async def hand_over(db: Database, entry: Entry, user_id: str) -> bool:
    """Let an entry belong to another account of the same person; whether it is in still."""
    sql = f"""
        update entries set user_id = ?1 where telegram_id = ?2 and contest_id = ?3
            and state = 'active' and {NOT_ERASED.replace("?", "?1")}
    """
    return await db.run(sql, user_id, entry.telegram_id, entry.contest_id) == 1


async def leave(deps: Deps, telegram_id: str, contest_id: str, *, change_id: str, at: int) -> bool:
    """Take someone's entry out of an open contest; whether it was in."""
    batch = statements.left(telegram_id, contest_id, change_id=change_id, at=at)
    left, *_ = await deps.db.batch(batch)
    return left.changes == 1


async def find_mine(db: Database, contest_id: str, telegram_id: str) -> Entry | None:
    """Someone's entry in a contest, whatever its state."""
    row = await db.one(MINE, telegram_id, contest_id)
    return entry_of(row) if row else None


async def find_mine_with_tasks(
    db: Database, contest_id: str, telegram_id: str, *, at: int
) -> tuple[Entry, Rank | None, list[Mine]] | None:
    """Someone's entry in a contest, its rank, and how far they are with each task."""
    entry, ranked, done = await db.batch(
        [
            statement(MINE, telegram_id, contest_id),
            standing.rank(contest_id, telegram_id),
            tasks.mine(contest_id, telegram_id, at=at),
        ]
    )
    if not entry.rows:
        return None
    return entry_of(entry.rows[0]), standing.rank_in(ranked.rows), tasks.mine_in(done.rows)


async def find_standing(
    db: Database, contest_id: str, telegram_id: str, *, user_id: str
) -> Standing | None:
    """How someone stands to a contest that is published."""
    sql = f"""
        select entries.*, {QUALIFIED}, contests.status, starts_at, ends_at, has_captcha,
            counters.entries >= entries_limit as is_full,
            coalesce((select exclusions.reason from exclusions
                where contest_id = ?1 and telegram_id = ?2),
                iif({EARLIER_WINNER.format("?2")}, 'earlier_winner', null)) as excluded_as,
            exists (select 1 from erased_users where user_id = ?3) as is_erased
        from contests join counters using (contest_id)
        left join entries on entries.contest_id = ?1 and entries.telegram_id = ?2
        where contests.contest_id = ?1 and {PUBLISHED}
    """
    row = await db.one(sql, contest_id, telegram_id, user_id)
    if row is None:
        return None
    return Standing(
        status=row["status"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        has_captcha=bool(row["has_captcha"]),
        is_full=bool(row["is_full"]),
        excluded_as=row["excluded_as"],
        is_erased=bool(row["is_erased"]),
        entry=entry_of(row) if row["state"] else None,
    )


async def find_entry(db: Database, contest_id: str, entry_id: str) -> Entry | None:
    """An entry of a contest by its commitment."""
    sql = f"select *, {QUALIFIED} from entries where contest_id = ? and commitment = ?"
    row = await db.one(sql, contest_id, entry_id)
    return entry_of(row) if row else None


async def list_entries(
    db: Database, contest: Contest, search: Search, *, after: str, count_max: int
) -> list[Entry]:
    """Entries of a contest in the order of their commitments.

    A name is looked for by walking through those of the contest; SQLite's `lower` knows no letters
    but those of ASCII, so others are compared as people capitalise them.
    """
    by_id = "and telegram_id = ?4" if search.telegram_id else ""
    by_name = """and (username = ?5 collate nocase or instr(lower(first_name), lower(?5)) = 1
        or 1 in (instr(first_name, ?6), instr(first_name, ?7), instr(first_name, ?8)))"""
    sql = f"""
        select *, (done & ?2) = ?2 as is_qualified from entries
        where contest_id = ?1 and commitment > ?3 {by_id} {by_name if search.name else ""}
            and (?9 is null or state = ?9)
        order by commitment limit ?10
    """
    name = search.name or ""
    spellings = (name, name.lower(), name.upper(), name.capitalize())
    wanted = (search.telegram_id, *spellings, search.state)
    place = (contest.contest_id, contest.mandatory, after)
    rows = await db.all(sql, *place, *wanted, count_max)
    return [entry_of(row) for row in rows]


async def disqualify(
    deps: Deps, entry: Entry, *, reason: str, title: str, change_id: str, ban: Exclusion | None
) -> None:
    """Take an entry out of a contest that is undecided, keep the person out with `ban`,
    and tell them, if there is anybody.
    """
    key = (entry.telegram_id, entry.contest_id)
    event = EntryDisqualified(
        user_id=entry.user_id, contest_id=entry.contest_id, title=title, reason=reason
    )
    made = f"exists (select 1 from entries where {MADE})"
    told = outbox.publish(deps, event, condition=made, values=(*key, change_id))
    batch = [
        *statements.disqualified(*key, reason=reason, change_id=change_id),
        *([excluded(entry.contest_id, ban, with_entry=True)] if ban else []),
        *([] if entry.is_nobodys else told),
    ]
    await outbox.commit(deps, batch)


async def exclude(db: Database, contest_id: str, exclusion: Exclusion) -> bool:
    """Let someone join no more; whether the contest's status allows it."""
    [inserted] = await db.batch([excluded(contest_id, exclusion)])
    return inserted.changes == 1


async def readmit(db: Database, contest_id: str, telegram_id: str) -> bool:
    """Keep someone out no more; False where they are, and it is too late to."""
    sql = """
        delete from exclusions where contest_id = ?1 and telegram_id = ?2
            and (reason = 'banned' or exists (select 1 from contests
                where contest_id = ?1 and status in ('draft', 'scheduled')))
    """
    if await db.run(sql, contest_id, telegram_id):
        return True
    left = "select 1 from exclusions where contest_id = ? and telegram_id = ?"
    return await db.one(left, contest_id, telegram_id) is None


async def count_staff(db: Database, contest_id: str) -> int:
    """How many may not enter a contest since they run it."""
    sql = """
        select count(*) as staff from exclusions indexed by exclusions_staff
        where contest_id = ? and reason = 'staff'
    """
    row = await db.one(sql, contest_id)
    return int(row["staff"]) if row else 0


async def list_exclusions(db: Database, contest_id: str, *, page: Page) -> list[Exclusion]:
    """A page of those who may not enter, the latest first."""
    sql = "select * from exclusions where contest_id = ?"
    rows = await page.rows(db, sql, contest_id, order=("added_at", "telegram_id"))
    return [
        Exclusion(
            telegram_id=row["telegram_id"],
            reason=row["reason"],
            note=row["note"],
            added_at=row["added_at"],
        )
        for row in rows
    ]


def entry_of(row: Row) -> Entry:
    """The entry in a row that was selected with `QUALIFIED`."""
    return Entry(
        contest_id=row["contest_id"],
        telegram_id=row["telegram_id"],
        user_id=row["user_id"],
        commitment=row["commitment"],
        salt=row["salt"],
        state=row["state"],
        reason=row["reason"],
        first_name=row["first_name"],
        username=row["username"],
        locale=row["locale"],
        source=row["source"],
        tickets=row["tickets"],
        tickets_max=row["tickets_max"],
        done=row["done"],
        is_qualified=bool(row["is_qualified"]),
        reached_at=row["reached_at"],
        joined_at=row["joined_at"],
    )
