"""Statements about who is in which channel, for batches."""

from __future__ import annotations

import json
from collections.abc import Sequence

from contest.content.tasks.records import Attempt
from contest.content.tasks.statements import COMPLETED
from contest.contract.events.bot import MemberChanged
from contest.kit.database import Statement, statement


def seen_as_member(attempt: Attempt, channels: Sequence[str]) -> Statement:
    """The person of an attempt that has just completed a task was in these channels."""
    sql = f"""
        insert into memberships (telegram_id, chat_id, is_member, told_at)
        select ?, value, 1, ? from json_each(?)
        where exists (select 1 from completions where {COMPLETED})
        on conflict (telegram_id, chat_id) do update set is_member = 1, told_at = excluded.told_at
        where told_at <= excluded.told_at
    """
    key = (attempt.telegram_id, attempt.contest_id, attempt.task_id, attempt.attempt_id)
    return statement(sql, attempt.telegram_id, attempt.at, json.dumps(list(channels)), *key)


def member_changed(change: MemberChanged) -> Statement:
    """What Telegram says now about a membership that was asked for before,
    by the id of the chat, by the one it had before, or by its name.
    """
    sql = """
        update memberships set is_member = ?, told_at = ?
        where telegram_id = ? and chat_id in (?, ?, ?) and told_at <= ?
    """
    said = (int(change.is_member), change.changed_at)
    former = change.model_dump().get("former_chat_id")
    key = (change.telegram_id, change.chat_id, former, change.chat_name)
    return statement(sql, *said, *key, change.changed_at)


def erased_memberships(user_id: str, telegram_id: str) -> list[Statement]:
    """In which channels a person is, is forgotten; not of whoever takes part again already,
    as another user.
    """
    sql = """
        delete from memberships where telegram_id = ? and not exists (
            select 1 from entries where entries.telegram_id = memberships.telegram_id
                and user_id <> ?)
    """
    return [statement(sql, telegram_id, user_id)]
