"""Someone's own invitations in the database."""

from __future__ import annotations

from contest.kit.database import Database, statement
from contest.kit.paging import Page
from contest.referral.codes import statements as codes
from contest.referral.mine.records import Group, Invitee, Standing
from contest.referral.people.statements import Contact, known, named, signed_in
from contest.referral.qualifying.statements import STATE

_CODE = """
    select code from codes join people using (person)
    where contact = ? and user_id = ? and kind = 'own' and ended_at is null
"""
_REASON = """(select reason from transitions where transitions.invitee = referrals.invitee
    order by step desc limit 1)"""


async def code_of(db: Database, contact: Contact, *, code: str, now: int) -> str | None:
    """The user's own code: `code` for someone who has none, None for someone who is gone."""
    ids = (contact.telegram_id, contact.user_id)
    row = await db.one(_CODE, *ids)
    if row is None:
        new = codes.own(code, *ids, at=now)
        account = [*known(contact, at=now), *signed_in(contact, at=now)]
        *_, found = await db.batch([*account, new, statement(_CODE, *ids)])
        row = found.rows[0] if found.rows else None
    return str(row["code"]) if row else None


async def groups_of(db: Database, telegram_id: str) -> list[Group]:
    """What became of the invitations of someone."""
    sql = f"""
        select state, reason, count(*) as how_many, sum(points) as points from (
            select {STATE} as state, {_REASON} as reason, coalesce((
                select amount from rewards where rewards.invitee = referrals.invitee
                    and level = 1 and refusal is null), 0) as points
            from people join referrals on referrer = person where contact = ?)
        group by state, reason
    """
    return [Group(**row) for row in await db.all(sql, telegram_id)]


async def standing_of(db: Database, telegram_id: str) -> Standing | None:
    """How the newest rules stand for someone; None where there are none."""
    sql = """
        select body, starts_at, ends_at, is_on as payouts_on, is_empty,
            coalesce(rewards, 0) as rewards,
            coalesce(day, 0) as day, coalesce(day_rewards, 0) as day_rewards
        from rules join campaigns using (campaign) join payouts on id = 1
        left join tallies on tallies.campaign = rules.campaign
            and person = (select person from people where contact = ?)
        where version = (select max(version) from rules)
    """
    row = await db.one(sql, telegram_id)
    if row is None:
        return None
    switches = {name: bool(row[name]) for name in ("payouts_on", "is_empty")}
    return Standing(**(row | switches))


async def note_name(db: Database, telegram_id: str, first_name: str) -> None:
    """Remember the name of someone, for those who have invited them."""
    await db.batch([named(telegram_id, first_name)])


async def invitees_of(db: Database, telegram_id: str, page: Page) -> list[Invitee]:
    """Whom someone has invited, newest first."""
    select = f"""
        select referrals.invitee, cast(referrals.invitee as text) as tie, invited.first_name,
            {STATE} as state, {_REASON} as reason, claimed_at
        from referrals join people invited on invited.person = referrals.invitee
        where referrer = (select person from people where contact = ?)
    """
    rows = await page.rows(db, select, telegram_id, order=("claimed_at", "tie"))
    return [Invitee(**{key: row[key] for key in row if key != "tie"}) for row in rows]
