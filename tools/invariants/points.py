"""The points ledger by itself, and against the contests that give and take points."""

from __future__ import annotations

from collections.abc import Iterator

from tools.invariants.invariant import DAY_S, HOUR_S, Invariant, rows
from tools.invariants.snapshot import Snapshot
from tools.ledger.verify import Wrong, verify

LEDGER = ("transfers", "seals", "balances", "holds", "hold_ends", "open_holds")


def _ledger(snapshot: Snapshot) -> Iterator[dict[str, str]]:
    """The first thing that is wrong, by the check that reads it from the beginning. Notes are not
    read: they are texts of people.
    """
    connection = snapshot.connection
    for name in LEDGER:
        connection.execute(f"create temp view {name} as select * from token_{name}")
    connection.execute(
        "create temp view notes as select null as transfer_id, null as note, null as salt where 0"
    )
    try:
        verify(connection, {})
    except Wrong as wrong:
        yield {"place": "token", "detail": str(wrong)}


_SUM = """
    select 'token.balances' as place, 'all points together are ' || sum(posted) as detail
    from token_balances having sum(posted) <> 0
    union all
    select 'token.balances ' || account_id, 'it is closed, and has or holds points'
    from token_balances where closed_at is not null and (posted, held) <> (0, 0)
    union all select 'token.differences ' || subject, detail from token_differences
"""
_INSTRUCTED = """
    select 'token.instructions ' || principal || ' ' || key as place, 'its transfer is missing'
        as detail
    from token_instructions left join token_transfers using (transfer_id)
    where transfer_id is not null and (seq is null or refusal is not null)
    union all
    select 'token.transfers ' || seq, 'takes back what was taken back, or is not there'
    from token_transfers as taken where reverses is not null and 1 <> (
        select count(*) from token_transfers as made where made.transfer_id = taken.reverses
            and not exists (select 1 from token_transfers as other
                where other.reverses = taken.reverses and other.seq <> taken.seq))
"""

_PAYMENT = "'content.payments ' || payments.contest_id || ' ' || payment_id"
# What the ledger has made of a key of content's: `t` is the transfer, if there is one.
_MADE = """
    left join token_instructions as i on i.principal = 'content' and i.key = {}
    left join token_transfers as t on t.transfer_id = i.transfer_id
"""
_TICKETS_PAID = f"""
    select {_PAYMENT} as place, step || ' is ' || payments.state
        || '; its hold is ' || coalesce(how, 'not ended') as detail
    from content_payments as payments {_MADE.format("payment_id || ':post'")}
    left join token_hold_ends as ends on ends.hold_id = 'content:' || payment_id
    where step = 'post' and payments.state = 'done' and (t.kind, t.amount, t.debit_account_id, how)
            is not ('purchase', points, user_id, 'posted')
        or step = 'reverse' and how is not 'posted'
        or step in ('hold', 'post', 'void') and payments.state = 'refused' and how is 'posted'
"""
_TICKETS_GIVEN = """
    select 'content.completions ' || completions.contest_id || ' ' || attempt_id as place,
        iif(completions.state = 'pending', 'no price is asked for',
            'given, and no price is paid') as detail
    from content_completions as completions
    join (select contest_id, task_id from content_tasks where kind = 'points')
        using (contest_id, task_id)
    left join content_payments as paid on paid.change_id = attempt_id
    left join content_payments as asked on asked.payment_id = 'ticket:' || attempt_id
    where completions.state = 'completed' and coalesce(paid.step, '') not in ('post', 'reverse')
        or completions.state = 'pending' and asked.state is not 'due'
"""
_TICKETS_UNPAID = f"""
    select {_PAYMENT} as place, 'refused, and the contest is ' || status
        as detail
    from content_payments as payments join content_contests using (contest_id)
    join content_completions as given on attempt_id = change_id
    join content_entries as entries using (telegram_id, contest_id)
    left join content_draws using (contest_id)
    where step = 'post' and payments.state = 'refused' and given.state = 'completed'
        and entries.state = 'active' and status in ('closed', 'drawn') and stage is not 'confirmed'
"""
_GIVEN = f"""
    select {_PAYMENT} as place,
        step || ' is ' || state || '; the ledger has moved ' || coalesce(t.amount, 0) as detail
    from content_payments as payments {_MADE.format("payment_id")}
    where step = 'fund' and state = 'done' and (t.kind, t.amount, t.credit_account_id)
            is not ('funding', points, 'contest:' || contest_id)
        or step = 'credit' and state = 'done'
            and (t.kind, t.amount, t.debit_account_id, t.credit_account_id)
            is not ('reward', points, 'contest:' || contest_id, user_id)
        or step in ('fund', 'credit') and state = 'refused' and t.seq is not null
"""
_ASKED = """
    select 'token.instructions content ' || key as place, 'content knows of no such payment'
        as detail
    from token_instructions
    where principal = 'content' and transfer_id is not null
        and replace(replace(key, ':post', ''), ':reverse', '') not in (
            select payment_id from content_payments)
"""
_RETURNED = f"""
    select 'content.contests ' || contest_id as place,
        'it is over, and nothing returns its budget' as detail
    from content_contests left join content_draws using (contest_id)
    where (status = 'cancelled' or stage = 'confirmed')
        and contest_id in (select contest_id from content_payments where step = 'fund')
        and 'close:' || contest_id not in (select payment_id from content_payments)
    union all
    select {_PAYMENT}, 'returned, and the account is not closed'
    from content_payments as payments
    where step = 'close' and state = 'done' and not exists (
        select 1 from token_balances where account_id = 'contest:' || contest_id
            and closed_at is not null and posted = 0)
"""
_WAITING = f"""
    select {_PAYMENT} as place, step || ' is due' as detail,
        coalesce(updated_at, changed_at, max(0, ask_at)) as since
    from content_payments as payments
    left join content_completions as bought
        on bought.attempt_id = coalesce(change_id, substr(payment_id, 8))
    left join (
        select contest_id, max(changed_at) as changed_at from content_changes group by contest_id
    ) as versions on versions.contest_id = payments.contest_id
    where payments.state = 'due'
"""

INVARIANTS = (
    Invariant(
        "ledger",
        "The ledger is what its transfers make of it, from the first one: digests, seals, balances "
        "and holds (`python -m tools ledger verify`).",
        _ledger,
    ),
    Invariant(
        "points-sum",
        "All points together are none; a closed account has and holds none; the ledger has found "
        "no difference by itself.",
        rows(_SUM),
    ),
    Invariant(
        "instruction-transfer",
        "An instruction that took effect has its transfer, and a transfer is taken back once.",
        rows(_INSTRUCTED),
    ),
    Invariant(
        "tickets-paid",
        "A ticket whose price is paid is a hold that was posted, by its buyer, of that price; one "
        "that was refused is none.",
        rows(_TICKETS_PAID),
    ),
    Invariant(
        "tickets-given",
        "Tickets that are sold are given for a price that is paid or being paid.",
        rows(_TICKETS_GIVEN),
    ),
    Invariant(
        "tickets-unpaid",
        "No tickets may win whose price was refused after the end of their contest.",
        rows(_TICKETS_UNPAID),
    ),
    Invariant(
        "points-given",
        "A budget that is funded and a reward or prize of points that is paid are transfers of so "
        "much between those accounts; one that was refused is none.",
        rows(_GIVEN),
    ),
    Invariant(
        "points-asked",
        "Points that moved in the name of content are payments that it knows.",
        rows(_ASKED),
    ),
    Invariant(
        "budget-returned",
        "A contest that is over gives back what is left of its budget, whose account is closed.",
        rows(_RETURNED),
        within_s=HOUR_S,
    ),
    Invariant(
        "payment-goes-on",
        "A payment of a contest comes to its end.",
        rows(_WAITING),
        within_s=DAY_S,
    ),
)
