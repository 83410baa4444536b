"""Statements about what is to be sent, for batches."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.sending.messages import NOTICE, POST, REPLY, SCHEDULES, Delivery
from contest.bot.sending.pacing import LATER_S_MAX
from contest.bot.updates.records import Stored
from contest.kit.database import Statement, Value, statement
from contest.kit.deps import Deps
from contest.kit.events.dead_letter import DeadLetter, dead_letter
from contest.kit.events.erasure import NOT_ERASED

LEASE_S = 60  # Longer than sending one message takes.

# Values: `Delivery.key`.
STILL_WAITS = "recipient = ? and priority = ? and position = ? and delivery_id = ? and attempts = ?"

COLUMNS = """
    recipient, priority, position, delivery_id, is_user, message,
    attempts, next_attempt_at, claimed_until, created_at
"""


def reply(
    update: Stored, number: int, recipient: str, message: str, *, now: int, lease: bool
) -> Statement:
    """What the bot says to an update that is still leased, by its number from 0. It returns the
    delivery.

    With `lease` it belongs to who runs this, unless something for the chat waits already.
    """
    sql = f"""
        insert into deliveries ({COLUMNS})
        select ?1, {REPLY}, update_id, ?7, 0, ?2,
            is_ours, ?3, is_ours * (?3 + {LEASE_S}), received_at
        from (
            select *, ?4 and not exists (
                select 1 from deliveries where recipient = ?1 and priority = {REPLY}) as is_ours
            from updates where update_id = ?5 and attempts = ?6 and state = 'pending') where 1
        on conflict do nothing
        returning {COLUMNS}, retries, recipient as chat_id, null as locale
    """
    # Those of one update are sent in the order of these names.
    delivery_id = f"update-{update.update_id}" + (f"-{number:02}" if number else "")
    return statement(sql, recipient, message, now, int(lease), *update.key, delivery_id)


def notice(notice_id: str, user_id: str, message: str, *, now: int) -> Statement:
    """Something to tell a user, once however often it is inserted."""
    sql = f"""
        insert into deliveries ({COLUMNS})
        select ?, {NOTICE}, ?, ?, 1, ?, 0, ?, 0, ? where {NOT_ERASED}
        on conflict do nothing
    """
    return statement(sql, user_id, now, notice_id, message, now, now, user_id)


def post(
    post_id: str,
    chat: str,
    message: str,
    *,
    now: int,
    priority: int = POST,
    position: int | None = None,
    when: tuple[str, Sequence[Value]] = ("1", ()),
) -> Statement:
    """Something to say in a channel, by its id or `@name`, once however often it is inserted; only
    where the condition of `when` holds, which has its values beside it. Those of one chat go by
    `position`: now, unless it is given.
    """
    sql = f"""
        insert into deliveries ({COLUMNS}) select ?, ?, ?, ?, 0, ?, 0, ?, 0, ? where {when[0]}
        on conflict do nothing
    """
    place = now if position is None else position
    return statement(sql, chat, priority, place, post_id, message, now, now, *when[1])


def ended_delivery(delivery: Delivery) -> Statement:
    """The message was sent, or never can be."""
    return statement(f"delete from deliveries where {STILL_WAITS}", *delivery.key)


def dead_delivery(deps: Deps, delivery: Delivery, *, reason: str) -> list[Statement]:
    """The message is a dead-letter message. Does nothing for one who lost the lease,
    or when its person was erased meanwhile.
    """
    letter: DeadLetter = dead_letter(
        deps,
        delivery.to_letter(),
        reason=reason,
        source="deliveries",
        letter_id=delivery.delivery_id,
        condition=f"exists (select 1 from deliveries where {STILL_WAITS})",
        values=delivery.key,
    )
    return [letter, ended_delivery(delivery)]


def revived_delivery(letter: str, *, now: int) -> Statement:
    """The message of a dead-letter message is to be sent again."""
    sql = f"""
        insert into deliveries ({COLUMNS})
        select value ->> '$.recipient', value ->> '$.priority', value ->> '$.position',
            value ->> '$.delivery_id', value ->> '$.is_user', value ->> '$.message', 0, ?, 0, ?
        from (select ? as value) where 1
        on conflict do nothing
    """
    return statement(sql, now, now, letter)


def moved_chat(delivery: Delivery, chat_id: str, *, now: int) -> list[Statement]:
    """Whatever waits for a chat is for the one that Telegram has made of it."""
    again = f"""
        update deliveries set claimed_until = 0, attempts = attempts - 1, next_attempt_at = ?
        where {STILL_WAITS}
    """
    to = "update or ignore deliveries set recipient = ? where recipient = ? and not is_user"
    return [statement(again, now, *delivery.key), statement(to, chat_id, delivery.recipient)]


def pulled_back(*, now: int) -> list[Statement]:
    """What a clock that was ahead has put off is due."""
    sql = """
        update deliveries set next_attempt_at = ? where priority = ? and retries {kind} 0
        and next_attempt_at > ? and next_attempt_at > ? + min(?, {first_s} << min(retries, 20))
    """
    return [
        statement(
            sql.format(kind=kind, first_s=each.first_s),
            now,
            priority,
            now + LATER_S_MAX,
            now,
            each.wait_s_max,
        )
        for priority, each in SCHEDULES.items()
        for kind in "=>"
    ]


def erased_deliveries(user_id: str, telegram_id: str, *, until: int) -> list[Statement]:
    """Nothing is left of what was to be sent to a person, as far as it came before then."""
    refused = """
        delete from dead_letters
        where source = 'deliveries' and message ->> '$.recipient' in (?, ?)
        and message ->> '$.created_at' <= ?
    """
    return [
        statement(refused, telegram_id, user_id, until),
        statement(
            "delete from deliveries where recipient = ? and created_at <= ?", telegram_id, until
        ),
        statement("delete from deliveries where recipient = ?", user_id),
    ]
