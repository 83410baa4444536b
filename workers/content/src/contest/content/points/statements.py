"""Statements that write payments down, for the batches of what they are for."""

from __future__ import annotations

import json
from dataclasses import dataclass

from contest.content.contests.records import Contest
from contest.content.points.records import Payment
from contest.kit.database import Statement, Value, statement
from contest.kit.guards import guard

PAYMENTS = "insert into payments (payment_id, contest_id, user_id, points, step, state, ask_at)"

# What a contest gives away at most, and what was issued for it. Both stand where its row is at
# hand.
NEEDED = """
    ((select coalesce(sum((content ->> '$.reward.points') * (content ->> '$.reward.limit')), 0)
        from tasks where tasks.contest_id = contests.contest_id)
    + (select coalesce(sum((value ->> '$.points') * (value ->> '$.count')), 0)
        from json_each(contests.content, '$.prizes')))
"""
ISSUED = """
    (select coalesce(sum(points), 0) from payments
        where payments.contest_id = contests.contest_id and step = 'fund' and state <> 'refused')
"""

_GIVE_BACK = """
    update payments set step = 'reverse', state = 'due', reason = null, ask_at = 0
    where {} = ? and step = 'post' and state = 'done' and exists (select 1 from contests
        where contests.contest_id = payments.contest_id and status = 'cancelled')
"""


@dataclass(frozen=True, slots=True)
class Payable(Statement):
    """Returns the ids of the payments that it writes down: see `commit`."""


def budgeted(contest_id: str, change_id: str) -> list[Statement]:
    """What a contest gives away since a change, and had no points for, is issued to its budget.
    Aborts the batch where that is more than an admin allows.
    """
    fund = f"""
        {PAYMENTS} select 'fund:' || contest_id || ':' || version, contest_id, '', needed - issued,
            'fund', 'due', 0
        from (select contest_id, version, {NEEDED} as needed, {ISSUED} as issued from contests
            where contest_id = ? and change_id = ? and status in ('scheduled', 'open'))
        where needed > issued returning payment_id
    """
    made = (contest_id, change_id)
    over = f"""
        not exists (select 1 from contests join payments
                on payment_id = 'fund:' || contests.contest_id || ':' || version
            where contests.contest_id = ? and contests.change_id = ?
                and {NEEDED} > (select budget_max from contest_points))
    """
    return [Payable(fund, made), guard("budget_max", over, *made)]


def may_sell(contest_id: str, change_id: str) -> Statement:
    """Aborts the batch of a change to a contest that sells tickets where none may be sold."""
    may = """
        (select purchases_on from contest_points) or not exists (
            select 1 from contests join tasks using (contest_id)
            where contest_id = ? and change_id = ? and kind = 'points' and not is_off)
    """
    return guard("purchases_off", may, contest_id, change_id)


def returned(contest_id: str, made: str, *values: Value) -> Statement:
    """What is left in the budget goes back once all is paid, where the change was `made`."""
    sql = f"""
        {PAYMENTS} select 'close:' || ?1, ?1, '', 0, 'close', 'due', 0
        where exists (select 1 from payments where contest_id = ?1 and step = 'fund') and {made}
        on conflict do nothing returning payment_id
    """
    return Payable(sql, (contest_id, *values))


def rewarded(completion: str, *values: Value) -> Statement:
    """The reward of a completion that was just counted, as long as its task has any left, and
    unless an account of the person's that has ended was given it.

    `completion` is the `from` clause that finds it with its task, and `at`.
    """
    sql = f"""
        {PAYMENTS} select 'reward:' || attempt_id, contest_id, user_id, points, 'credit', 'due', at
        from (select at, completions.attempt_id, completions.contest_id, completions.telegram_id,
                completions.task_id, completions.period, number,
                tasks.content ->> '$.reward.points' as points,
                tasks.content ->> '$.reward.limit' as most
            {completion} and tasks.content ->> '$.reward.points' is not null) as mine
        join entries using (telegram_id, contest_id) join counters using (contest_id)
        where counters.completions ->> ('$."' || number || '"') <= most and not exists (
            select 1 from paid_before as before
            where before.contest_id = mine.contest_id and before.telegram_id = mine.telegram_id
                and before.task_id = mine.task_id and before.period = mine.period)
        returning payment_id
    """
    return Payable(sql, values)


def bought(telegram_id: str, contest_id: str, task_id: str, attempt_id: str) -> Statement:
    """The price of an attempt to buy tickets that was just made."""
    sql = """
        insert into payments (payment_id, contest_id, user_id, points, step, state, ask_at, task_id,
            commitment)
        select 'ticket:' || completions.attempt_id, contest_id, user_id,
            tasks.content ->> '$.settings.price', 'hold', 'due', completions.updated_at, task_id,
            commitment
        from completions join tasks using (contest_id, task_id)
        join entries using (telegram_id, contest_id)
        where completions.telegram_id = ? and completions.contest_id = ?
            and completions.task_id = ? and attempt_id = ? and completions.state = 'pending'
        returning payment_id
    """
    return Payable(sql, (telegram_id, contest_id, task_id, attempt_id))


def prizes(contest: Contest, made: str, *values: Value) -> list[Statement]:
    """Each prize of points is paid to its holder, where the draw was confirmed (`made`)."""
    spans, first = list[tuple[int, int, int]](), 0
    for prize in contest.content.prizes:
        last = first + prize["count"]
        if prize["kind"] == "points":
            spans.append((first, last, prize["points"]))
        first = last
    sql = f"""
        {PAYMENTS} select 'prize:' || contest_id || ':' || prize, contest_id, user_id, value ->> 2,
            'credit', 'due', 0
        from winners join drawn_lines using (contest_id, draw)
        join entries using (contest_id, commitment)
        join json_each(?) on prize >= value ->> 0 and prize < value ->> 1
        where contest_id = ? and user_id <> '' and {made} returning payment_id
    """
    return [Payable(sql, (json.dumps(spans), contest.contest_id, *values))] if spans else []


def given_back(contest_id: str) -> Statement:
    """The price of tickets that are paid is due back, where their contest was cancelled."""
    return statement(_GIVE_BACK.format("contest_id"), contest_id)


def given_back_at_once(payment: Payment) -> Statement:
    """The same for a price that was paid after that."""
    return statement(_GIVE_BACK.format("payment_id"), payment.payment_id)


def put_off(payment: Payment, *, until: int) -> Statement:
    """The ledger is asked for its step again, then."""
    sql = "update payments set ask_at = ? where payment_id = ? and step = ? and state = 'due'"
    return statement(sql, until, payment.payment_id, payment.step)


def ended(payment: Payment, state: str, reason: str | None) -> Statement:
    """The answer of the ledger to its last step."""
    sql = """
        update payments set state = ?, reason = coalesce(reason, ?)
        where payment_id = ? and step = ? and state = 'due'
    """
    return statement(sql, state, reason, payment.payment_id, payment.step)
