"""Statements about Telegram's updates, for batches."""

from __future__ import annotations

from contest.bot.updates.records import Stored
from contest.kit.clock import pull_back
from contest.kit.database import Statement, statement
from contest.kit.deps import Deps
from contest.kit.events.dead_letter import dead_letter
from contest.kit.events.steady import STEADY
from contest.kit.retries import OWN_FAULT

RETENTION_S = 48 * 3600  # How long an update id is remembered; Telegram repeats one within a day.
PRUNE_MAX = 500
LEASE_S = 60  # Longer than reading one update takes.

# Values: the update's id, and its attempts as the lease counted them.
STILL_LEASED = "update_id = ? and attempts = ? and state = 'pending'"


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


def pulled_back(*, now: int) -> list[Statement]:
    """What a clock that was ahead has put off is due."""
    pending = [f"state = 'pending' and retried = {retried}" for retried in (0, 1)]
    return [
        pull_back(
            "updates", "next_attempt_at", now=now, wait_s_max=OWN_FAULT.wait_s_max, where=each
        )
        for each in pending
    ]


def erased_updates(telegram_id: str, *, until: int) -> list[Statement]:
    """Nothing of a person is left in updates that came before then."""
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
    return [
        statement(pending, until, telegram_id),
        statement(dead, telegram_id, until),
    ]


def pruned(*, now: int) -> list[Statement]:
    """Finished updates past their retention go, a bounded number at a time;
    and the times of a clock that was ahead.
    """
    ahead = f"update updates set received_at = ? where received_at > ? and {STEADY}"
    old = f"""
        delete from updates where update_id in (
            select update_id from updates
            where received_at < ? and state <> 'pending' and {STEADY} limit ?)
    """
    return [
        statement(ahead, now, now, now),
        statement(old, now - RETENTION_S, now, PRUNE_MAX),
    ]
