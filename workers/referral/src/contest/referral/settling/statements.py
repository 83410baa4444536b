"""The steps of invitations that were looked at again, for batches."""

from __future__ import annotations

import json
from collections.abc import Sequence

from contest.kit.database import Statement, statement
from contest.kit.guards import guard
from contest.referral.people.statements import Contact
from contest.referral.qualifying.statements import HOUR_S, STATE, STEP
from contest.referral.settling.records import Due, Payment

# Of a row of `referrals`: the ledger was asked to pay it. Nothing else becomes of it.
BEING_PAID = """exists (select 1 from unanswered, json_each(unanswered.invitees)
    where json_each.value = referrals.invitee)"""


def stepped(
    due: Due, state: str, *, at: int, reason: str | None = None, score: int | None = None
) -> Statement:
    """The next step of what was looked at; its key aborts the batch where there was one since."""
    sql = """
        insert into transitions (invitee, step, was, state, reason, at, score)
        values (?, ?, ?, ?, ?, ?, ?)
    """
    return statement(sql, due.invitee, due.step + 1, due.state, state, reason, at, score)


def left(due: Due, *, at: int) -> list[Statement]:
    """The invitee is in a channel no more: nothing is paid. Who was not back before has some time
    to return.
    """
    again = f"""
        update transitions set due_at = ? + {HOUR_S} * ?
        where invitee = ? and step = ? and ? > 0 and not exists (
            select 1 from transitions back where back.invitee = ? and back.state = 'pending')
    """
    hours, invitee = due.return_h, due.invitee
    return [
        stepped(due, "rejected", at=at, reason="left"),
        *given_back("referrals.invitee = ?", invitee, refusal="left"),
        statement(again, at, hours, invitee, due.step + 1, hours, invitee),
    ]


def looked_again(due: Due, *, next_at: int | None) -> Statement:
    """When it is looked at again, if ever."""
    sql = "update transitions set due_at = ? where invitee = ? and step = ?"
    return statement(sql, next_at, due.invitee, due.step)


def asked(payment: Payment, dues: Sequence[Due], *, at: int) -> list[Statement]:
    """The ledger is about to be asked. None of them may have moved on since it was looked at."""
    unmoved = """
        not exists (
            select 1 from json_each(?) as due join transitions
                on invitee = due.value ->> 0 and step > due.value ->> 1)
        and not exists (
            select 1 from json_each(?) as due join (
                select json_each.value as invitee from unanswered, json_each(unanswered.invitees)
            ) as paid on paid.invitee = due.value ->> 0)
    """
    steps = json.dumps([[each.invitee, each.step] for each in dues])
    sql = "insert into unanswered (payment_id, invitees, rewards, asked_at) values (?, ?, ?, ?)"
    what = (json.dumps(payment.invitees), json.dumps([each.row() for each in payment.rewards]))
    return [
        guard("moved_on", unmoved, steps, steps),
        statement(sql, payment.payment_id, *what, at),
    ]


def answered(payment: Payment) -> Statement:
    """The ledger has said what became of every reward."""
    return statement("delete from unanswered where payment_id = ?", payment.payment_id)


def paid(invitee: int, *, at: int, reason: str | None) -> list[Statement]:
    """An invitation is rewarded; or rejected for a reason, where the ledger has paid nothing."""
    state = "rejected" if reason else "rewarded"
    sql = f"""
        insert into transitions (invitee, step, was, state, reason, at)
        select invitee, {STEP} + 1, {STATE}, ?, ?, ? from referrals where invitee = ?
    """
    rest = given_back("referrals.invitee = ?", invitee, refusal=reason) if reason else []
    return [*rest, statement(sql, state, reason, at, invitee)]


def ended(which: str, contact: Contact, *, reason: str, until: int, at: int) -> list[Statement]:
    """Invitations of someone who is gone lead to nothing any more, but for what is being paid. Of
    who has come back meanwhile, with another account, those that were accepted `until` then.
    `which` is the column of `referrals` that has them.
    """
    mine = f"""
        referrals.{which} = (select person from people where contact = ?)
            and (claimed_at <= ? or exists (select 1 from people
                where contact = ? and coalesce(user_id, '') in ('', ?)))
            and {STATE} in ('pending', 'qualified', 'flagged') and not {BEING_PAID}
    """
    whose = (contact.telegram_id, until, contact.telegram_id, contact.user_id)
    sql = f"""
        insert into transitions (invitee, step, was, state, reason, at)
        select invitee, {STEP} + 1, {STATE}, 'rejected', ?, ? from referrals where {mine}
    """
    return [*given_back(mine, *whose, refusal=reason), statement(sql, reason, at, *whose)]


def unpaid(invitee: int, level: int, *, refusal: str) -> list[Statement]:
    """The ledger has refused a reward."""
    return given_back("referrals.invitee = ? and level = ?", invitee, level, refusal=refusal)


def given_back(which: str, *values: int | str, refusal: str) -> list[Statement]:
    """Rewards that were set aside are not paid: they count no more. `which` is an SQL condition of
    `referrals` and `rewards`.
    """
    found = f"""
        select referrals.invitee, level, referrer, campaign
        from referrals join rules using (version) join rewards using (invitee)
        where refusal is null and {which}
    """
    count = f"""
        update tallies set rewards = rewards - less.how_many
        from (select campaign, referrer, count(*) as how_many from ({found}) where level = 1
            group by campaign, referrer) as less
        where tallies.campaign = less.campaign and tallies.person = less.referrer
    """
    mark = f"""
        update rewards set refusal = ?
        where (invitee, level) in (select invitee, level from ({found}))
    """
    return [statement(count, *values), statement(mark, refusal, *values)]
