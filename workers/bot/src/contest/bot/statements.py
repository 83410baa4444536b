"""What the bot writes together with something else: statements for a batch."""

from __future__ import annotations

from contest.bot.messages import NOTICE, REPLY, SCHEDULES, Delivery, Stored
from contest.bot.pacing import LATER_S_MAX
from contest.contract.events.auth import UserCreated, UserLocaleChanged
from contest.contract.events.bot import InvitationFollowed, MemberChanged
from contest.kit.clock import pull_back
from contest.kit.database import Statement, statement
from contest.kit.deps import Deps
from contest.kit.events import outbox
from contest.kit.events.dead_letter import DeadLetter, dead_letter
from contest.kit.events.erasure import NOT_ERASED
from contest.kit.events.outbox import Publication
from contest.kit.retries import OWN_FAULT

LEASE_S = 60  # Longer than reading one update, or sending one message, takes.

# Values: the update's id, and its attempts as the lease counted them.
STILL_LEASED = "update_id = ? and attempts = ? and state = 'pending'"

# Values: `Delivery.key`.
STILL_WAITS = "recipient = ? and priority = ? and position = ? and delivery_id = ? and attempts = ?"

COLUMNS = """
    recipient, priority, position, delivery_id, is_user, message,
    attempts, next_attempt_at, claimed_until, created_at
"""


def finished_update(update: Stored, state: str = "done") -> Statement:
    """Only the id of the update is kept. Does nothing for one who lost the lease meanwhile."""
    sql = f"update updates set state = ?, chat = '', payload = '' where {STILL_LEASED}"
    return statement(sql, state, *update.key)


def dead_update(deps: Deps, update: Stored, *, reason: str) -> list[Statement]:
    """The update is a dead-letter message, and its chat goes on.
    Does nothing for one who lost the lease meanwhile.
    """
    letter = dead_letter(
        deps,
        update.payload,
        reason=reason,
        source="updates",
        letter_id=f"update-{update.update_id}",
        condition=f"exists (select 1 from updates where {STILL_LEASED})",
        values=update.key,
    )
    return [letter, finished_update(update, "dead")]


def revived_update(update_id: int, *, chat: str, payload: str, now: int) -> Statement:
    """A dead update is pending again, as it came; also one whose row was pruned since."""
    sql = """
        insert into updates (update_id, chat, payload, next_attempt_at, received_at)
        values (?, ?, ?, ?, ?)
        on conflict (update_id) do update set
            state = 'pending', chat = excluded.chat, payload = excluded.payload,
            attempts = 0, claimed_until = 0, retried = 0,
            next_attempt_at = excluded.next_attempt_at, received_at = excluded.received_at
        where state = 'dead'
    """
    return statement(sql, update_id, chat, payload, now, now)


def reply(update: Stored, chat_id: str, message: str, *, now: int, lease: bool) -> Statement:
    """What the bot says to an update that is still leased. It returns the delivery.

    With `lease` it belongs to who runs this, unless something for the chat waits already.
    """
    sql = f"""
        insert into deliveries ({COLUMNS})
        select ?1, {REPLY}, update_id, 'update-' || update_id, 0, ?2,
            is_ours, ?3, is_ours * (?3 + {LEASE_S}), received_at
        from (
            select *, ?4 and not exists (
                select 1 from deliveries where recipient = ?1 and priority = {REPLY}) as is_ours
            from updates where update_id = ?5 and attempts = ?6 and state = 'pending') where 1
        on conflict do nothing
        returning {COLUMNS}, retries, recipient as chat_id, null as locale
    """
    return statement(sql, chat_id, message, now, int(lease), *update.key)


def told_of_member(deps: Deps, update: Stored, member: MemberChanged) -> list[Publication]:
    """An update that is still leased says who is in a chat: of someone whom the bot knows,
    an event. A chat may have thousands of others.

    It is left to the sweep, which hands over many at once.
    """
    condition = f"""
        exists (select 1 from updates where {STILL_LEASED})
        and exists (select 1 from recipients where telegram_id = ?)
    """
    values = (*update.key, member.telegram_id)
    return outbox.publish(deps, member, condition=condition, values=values)


def told_of_invitation(
    deps: Deps, update: Stored, followed: InvitationFollowed
) -> list[Publication]:
    """An update that is still leased came by an invitation of which referral could not be told: an
    event, for the sweep to hand over once it is there.
    """
    condition = f"exists (select 1 from updates where {STILL_LEASED})"
    return outbox.publish(deps, followed, condition=condition, values=update.key)


def notice(notice_id: str, user_id: str, message: str, *, now: int) -> Statement:
    """Something to tell a user, once however often it is inserted."""
    sql = f"""
        insert into deliveries ({COLUMNS})
        select ?, {NOTICE}, ?, ?, 1, ?, 0, ?, 0, ? where {NOT_ERASED}
        on conflict do nothing
    """
    return statement(sql, user_id, now, notice_id, message, now, now, user_id)


def post(post_id: str, chat: str, message: str, *, now: int) -> Statement:
    """Something to say in a channel, by its id or `@name`, once however often it is inserted."""
    sql = f"""
        insert into deliveries ({COLUMNS}) values (?, {NOTICE}, ?, ?, 0, ?, 0, ?, 0, ?)
        on conflict do nothing
    """
    return statement(sql, chat, now, post_id, message, now, now)


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
    pending = [f"state = 'pending' and retried = {retried}" for retried in (0, 1)]
    return [
        *(
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
        ),
        *(
            pull_back(
                "updates", "next_attempt_at", now=now, wait_s_max=OWN_FAULT.wait_s_max, where=each
            )
            for each in pending
        ),
    ]


def erased_messages(user_id: str, telegram_id: str, *, until: int) -> list[Statement]:
    """Nothing of a person is left in updates, nor in what was to be sent to them,
    as far as it came before then.
    """
    mentions = """
        case when json_valid({0}) then exists (
            select 1 from json_tree({0}) where cast(atom as text) = ?) end
    """
    pending = f"""
        update updates set state = 'done', chat = '', payload = ''
        where state = 'pending' and +received_at <= ? and {mentions.format("payload")}
    """
    dead = f"""
        delete from dead_letters where source = 'updates' and {mentions.format("message")}
        and exists (
            select 1 from updates where 'update-' || update_id = letter_id and received_at <= ?)
    """
    refused = """
        delete from dead_letters
        where source = 'deliveries' and message ->> '$.recipient' in (?, ?)
        and message ->> '$.created_at' <= ?
    """
    return [
        statement(pending, until, telegram_id),
        statement(dead, telegram_id, until),
        statement(refused, telegram_id, user_id, until),
        statement(
            "delete from deliveries where recipient = ? and created_at <= ?", telegram_id, until
        ),
        statement("delete from deliveries where recipient = ?", user_id),
    ]


def recipient(user: UserCreated | UserLocaleChanged, *, now: int) -> Statement:
    """Someone the bot can write to, and the locale they chose last."""
    sql = f"""
        insert into recipients (user_id, telegram_id, locale, changed_at_ms, created_at)
        select ?, ?, ?, ?, ? where {NOT_ERASED}
        on conflict (user_id) do update
            set locale = excluded.locale, changed_at_ms = excluded.changed_at_ms
        where excluded.changed_at_ms > recipients.changed_at_ms
    """
    return statement(
        sql, user.user_id, user.telegram_id, user.locale, user.changed_at_ms, now, user.user_id
    )


def erased_recipient(user_id: str) -> Statement:
    """Someone the bot knows no more."""
    return statement("delete from recipients where user_id = ?", user_id)
