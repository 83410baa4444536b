"""What is due, and what is being paid, in the database."""

from __future__ import annotations

import json
from collections.abc import Sequence

from contest.contract.events.referral import ReferralRewarded
from contest.kit.clock import pull_back
from contest.kit.database import Database
from contest.kit.events import outbox
from contest.kit.events.outbox import Publication
from contest.referral.deps import Deps
from contest.referral.qualifying.statements import HOUR_S
from contest.referral.settling.records import Due, Payment, Reward

SKEW_S = 300  # So much the clocks of two isolates may differ.
WAIT_S_MAX = 8 * 86_400  # Longer than `hold_h` and `return_h` can be.
PAYMENTS_MAX = 4  # in one sweep
PROGRESS_S = 3600  # So often the place is written down up to which nothing is due.


async def is_on(db: Database) -> bool:
    """Whether anything is paid at all."""
    return await db.one("select 1 from payouts where id = 1 and is_on = 1") is not None


async def due(db: Database, *, now: int, count_max: int) -> list[Due]:
    """Invitations whose time has come, that nobody is paying, and whose campaign has the points
    that it is to get: without them the ledger would refuse for good.
    """
    sql = """
        select last.invitee, step, was, last.state, contact, body ->> '$.channels' as channels,
            body ->> '$.return_h' as return_h
        from transitions last indexed by transitions_due
        join referrals using (invitee) join rules using (version)
        join people on person = last.invitee
        where due_at > min((select looked_until from progress where id = 1), ?) and due_at <= ?
            and not exists (select 1 from transitions later
                where later.invitee = last.invitee and later.step > last.step)
            and not exists (select 1 from unanswered, json_each(unanswered.invitees)
                where json_each.value = last.invitee)
            and rules.campaign not in (select campaign from rules where is_funded = 0)
        order by due_at limit ?
    """
    rows = await db.all(sql, now - SKEW_S, now, count_max)
    return [Due(**{**row, "channels": tuple(json.loads(row["channels"]))}) for row in rows]


async def nothing_due(db: Database, *, now: int) -> None:
    """All that was due has been looked at: the next search begins later."""
    sql = """
        update progress set looked_until = ?
        where id = 1 and (looked_until < ? or looked_until > ?)
            and not exists (select 1 from unanswered)
            and not exists (select 1 from rules where is_funded = 0)
    """
    until = now - SKEW_S
    await db.run(sql, until, until - PROGRESS_S, now)


async def pull_back_due(db: Database, *, now: int) -> None:
    """Look at once at what a clock that was ahead has put off."""
    await db.batch(
        [
            pull_back(
                "transitions",
                "due_at",
                now=now,
                wait_s_max=WAIT_S_MAX,
                where="due_at is not null",
            )
        ]
    )


async def rewards_of(db: Database, invitees: Sequence[int]) -> list[Reward]:
    """What is set aside for them, and for whom; nothing of it for those who are gone."""
    sql = """
        select invitee, level, campaign, user_id, amount
        from json_each(?) as asked join referrals on invitee = asked.value
        join rules using (version) join rewards using (invitee)
        join people on person = beneficiary
        where refusal is null and amount > 0 and user_id is not null
        order by invitee, level
    """
    rows = await db.all(sql, json.dumps(list(invitees)))
    return [Reward(**row) for row in rows]


async def unanswered(db: Database) -> list[Payment]:
    """What the ledger was asked, and has not answered."""
    sql = "select payment_id, invitees, rewards from unanswered order by payment_id limit ?"
    return [
        Payment(
            payment_id=row["payment_id"],
            invitees=json.loads(row["invitees"]),
            rewards=[Reward(*each) for each in json.loads(row["rewards"])],
        )
        for row in await db.all(sql, PAYMENTS_MAX)
    ]


async def first_asked_at(db: Database) -> int | None:
    """Since when the ledger owes an answer, if it does."""
    row = await db.one("select asked_at from unanswered order by payment_id limit 1")
    return int(row["asked_at"]) if row else None


async def untold_channels(db: Database, *, now: int, wait_s: int) -> list[str] | None:
    """The channels of an invitation that has qualified and is looked at again and again, for longer
    than `wait_s`, if there is one.
    """
    sql = f"""
        select body ->> '$.channels' as channels
        from transitions last indexed by transitions_due
        join referrals using (invitee) join rules using (version)
        where due_at > ? and due_at <= ? and last.state = 'qualified'
            and due_at > last.at + {HOUR_S} * (body ->> '$.hold_h') + ?
            and not exists (select 1 from transitions later
                where later.invitee = last.invitee and later.step > last.step)
        limit 1
    """
    row = await db.one(sql, now, now + HOUR_S, wait_s)
    return list(json.loads(row["channels"])) if row else None


async def told_of(deps: Deps, payment: Payment) -> list[Publication]:
    """Events for contests, of those invitations of a payment whose rules say so and that are
    rewarded now, as long as their referrers are here.
    """
    sql = """
        select invitee, user_id, contact as telegram_id, claimed_at as invited_at
        from json_each(?) as asked join referrals on invitee = asked.value
        join rules using (version) join people on person = referrer
        where body ->> '$.tells_contests' and user_id is not null
    """
    condition = """
        exists (select 1 from transitions where invitee = ? and state = 'rewarded')
        and exists (select 1 from people where contact = ? and user_id = ?)
    """
    told = list[Publication]()
    for row in await deps.db.all(sql, json.dumps(payment.invitees)):
        invitee = row.pop("invitee")
        event = ReferralRewarded(**row)
        values = (invitee, event.telegram_id, event.user_id)
        told += outbox.publish(deps, event, condition=condition, values=values)
    return told
