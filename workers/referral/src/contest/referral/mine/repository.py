"""Someone's own invitations in the database."""

from __future__ import annotations

from contest.kit.database import Database, Row, statement
from contest.kit.paging import Page
from contest.referral.codes import statements as codes
from contest.referral.mine.records import Group, Invitee, Mine, Standing
from contest.referral.people.statements import Contact, known, named, signed_in
from contest.referral.qualifying.statements import STATE, reached

_CODE = """
    select code, first_name from codes join people using (person)
    where contact = ? and user_id = ? and kind = 'own' and ended_at is null
"""
# Why something is flagged is not for whoever has invited them to know.
_REASON = """coalesce((select iif(state = 'flagged', null, reason) from transitions
    where transitions.invitee = referrals.invitee order by step desc limit 1), (
    select refusal from rewards where rewards.invitee = referrals.invitee and level = 1))"""
_GROUPS = f"""
    select state, reason, count(*) as how_many, sum(points) as points from (
        select {STATE} as state, {_REASON} as reason, coalesce((
            select amount from rewards where rewards.invitee = referrals.invitee
                and level = 1 and refusal is null), 0) as points
        from people join referrals on referrer = person where contact = ?)
    group by state, reason
"""
_STANDING = f"""
    select body, starts_at, ends_at, is_on as payouts_on, is_empty, coalesce(rewards, 0) as rewards,
        coalesce(day, 0) as day, coalesce(day_rewards, 0) as day_rewards,
        {reached("tallies.person", "tallies.rewards + 1")} as has_number
    from rules join campaigns using (campaign) join payouts on id = 1
    left join tallies on tallies.campaign = rules.campaign
        and person = (select person from people where contact = ?)
    where version = (select max(version) from rules)
"""


async def find_mine(db: Database, contact: Contact) -> Mine:
    """What someone sees of their invitations."""
    code, groups, standing = await db.batch(
        [
            statement(_CODE, contact.telegram_id, contact.user_id),
            statement(_GROUPS, contact.telegram_id),
            statement(_STANDING, contact.telegram_id),
        ]
    )
    return Mine(
        code=code.rows[0]["code"] if code.rows else None,
        first_name=code.rows[0]["first_name"] if code.rows else None,
        groups=[Group(**row) for row in groups.rows],
        standing=_standing(standing.rows[0]) if standing.rows else None,
    )


def _standing(row: Row) -> Standing:
    flags = ("payouts_on", "is_empty", "has_number")
    return Standing(**(row | {name: bool(row[name]) for name in flags}))


async def find_code(db: Database, contact: Contact) -> str | None:
    """The own code of a user, if they have one."""
    row = await db.one(_CODE, contact.telegram_id, contact.user_id)
    return row["code"] if row else None


async def give_code(db: Database, contact: Contact, *, code: str, now: int) -> str | None:
    """The own code of a user who had none a moment ago; None for someone who is gone."""
    ids = (contact.telegram_id, contact.user_id)
    account = [*known(contact, at=now), *signed_in(contact, at=now)]
    new = codes.own(code, *ids, at=now)
    *_, found = await db.batch([*account, new, statement(_CODE, *ids)])
    return str(found.rows[0]["code"]) if found.rows else None


async def note_name(db: Database, telegram_id: str, first_name: str) -> None:
    """Remember the name of someone, for those who have invited them."""
    await db.batch([named(telegram_id, first_name)])


async def invitees_of(db: Database, telegram_id: str, page: Page) -> list[Invitee]:
    """Whom someone has invited, newest first."""
    select = f"""
        select referrals.invitee, invited.first_name, {STATE} as state, {_REASON} as reason,
            claimed_at
        from referrals join people invited on invited.person = referrals.invitee
        where referrer = (select person from people where contact = ?)
    """
    rows = await page.rows(db, select, telegram_id, order=("claimed_at", "referrals.invitee"))
    return [Invitee(**row) for row in rows]
