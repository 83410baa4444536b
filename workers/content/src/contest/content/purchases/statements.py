"""Statements about tickets that are bought: given once their price is held, taken back where it is
not paid after all.
"""

from __future__ import annotations

from contest.content.entries.statements import moved_level
from contest.content.points.records import Payment
from contest.content.tasks.statements import completed
from contest.kit.database import Statement, statement

# Why tickets are not given that were tried to buy: null where they can be. Where the payment's row
# is at hand; of an entry that is gone, or is somebody else's by now, nothing is found.
OBSTACLE = """
    coalesce((
        select case when contests.status <> 'open' then 'contest-not-open'
            when entries.state <> 'active' then 'not-entered'
            when entries.tickets + tasks.tickets > entries.tickets_max then 'tickets-max'
            else 'none' end
        from entries join contests using (contest_id) join tasks using (contest_id)
        join completions using (telegram_id, contest_id, task_id)
        where contest_id = payments.contest_id and commitment = payments.commitment
            and entries.user_id = payments.user_id and task_id = payments.task_id
            and attempt_id = substr(payment_id, 8) and completions.state = 'pending'
    ), 'not-entered')
"""


def given(payment: Payment, change_id: str, *, at: int) -> list[Statement]:
    """The price is held: the tickets are given and the points due, or the hold is to be voided.

    The change's id takes the place of the attempt's: of two at once, only one gives tickets.
    """
    step = """
        update payments set change_id = ?, ask_at = ?,
            step = iif(obstacle = 'none', 'post', 'void'), reason = nullif(obstacle, 'none')
        from (select {} as obstacle from payments where payment_id = ?)
        where payment_id = ? and step = 'hold' and state = 'due'
    """
    complete = """
        update completions set state = 'completed', attempt_id = ?, updated_at = ?,
            tickets = (select tickets from tasks where tasks.contest_id = completions.contest_id
                and tasks.task_id = completions.task_id)
        where telegram_id = ? and contest_id = ? and task_id = ? and attempt_id = ?
            and state = 'pending' and exists (select 1 from payments
                where payment_id = ? and change_id = ? and step = 'post')
    """
    place = (payment.telegram_id, payment.contest_id, payment.task_id)
    payment_id = payment.payment_id
    found = (*place, payment.attempt_id, payment_id, change_id)
    return [
        statement(step.format(OBSTACLE), change_id, at, payment_id, payment_id),
        statement(complete, change_id, at, *found),
        *completed((*place, change_id), at=at),
        tried_again(payment, "void"),
    ]


def tried_again(payment: Payment, step: str, state: str = "due") -> Statement:
    """Nothing was bought by an attempt, and another may follow, once its payment is there."""
    sql = """
        update completions set state = 'tried'
        where telegram_id = ? and contest_id = ? and task_id = ? and attempt_id = ?
            and state = 'pending' and exists (select 1 from payments
                where payment_id = ? and step = ? and payments.state = ?)
    """
    place = (payment.telegram_id, payment.contest_id, payment.task_id)
    return statement(sql, *place, payment.attempt_id, payment.payment_id, step, state)


def taken_back(payment: Payment, reason: str) -> list[Statement]:
    """The points are not to be had after all: the tickets are nobody's, as long as the contest is
    open. The last statement changes a row if so.
    """
    mine = """
        from (select entries.telegram_id, entries.contest_id, number, entries.state,
                entries.tickets as old, entries.tickets - completions.tickets as new
            from completions join entries using (telegram_id, contest_id)
            join tasks using (contest_id, task_id) join contests using (contest_id)
            where telegram_id = ? and contest_id = ? and task_id = ? and attempt_id = ?
                and completions.state = 'completed' and contests.status = 'open') as mine
    """
    levels = moved_level(moved_level("levels", "mine.old", -1), "mine.new", 1)
    number = """'$."' || mine.number || '"'"""
    count = f"""
        update counters set levels = iif(mine.state = 'active', {levels}, levels),
            completions = json_set(counters.completions, {number},
                (counters.completions ->> ({number})) - 1)
        {mine} where counters.contest_id = mine.contest_id
    """
    take = f"""
        update entries set tickets = mine.new, done = done & ~(1 << mine.number)
        {mine} where entries.telegram_id = mine.telegram_id
            and entries.contest_id = mine.contest_id
    """
    free = """
        update completions set state = 'tried', tickets = 0, attempt_id = ?
        where telegram_id = ? and contest_id = ? and task_id = ? and attempt_id = ?
            and state = 'completed'
            and exists (select 1 from contests
                where contests.contest_id = completions.contest_id and status = 'open')
    """
    refuse = """
        update payments set state = 'refused', reason = ?
        where payment_id = ? and step = 'post' and state = 'due'
    """
    key = (payment.telegram_id, payment.contest_id, payment.task_id, payment.change_id)
    return [
        statement(count, *key),
        statement(take, *key),
        statement(refuse, reason, payment.payment_id),
        statement(free, payment.attempt_id, *key),
    ]
