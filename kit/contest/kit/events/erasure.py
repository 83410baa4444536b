"""Erasing a person: what every service that keeps something about people has in common when
`user.deleted` arrives.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from contest.kit.database import Statement, statement
from contest.kit.deps import Deps
from contest.kit.events.inbox import PRUNE_MAX, RETENTION_S
from contest.kit.events.steady import STEADY
from contest.kit.problems import NotFound

# Value: the user's id. Events come in any order: what arrives after the deletion must not bring the
# user back.
NOT_ERASED = "not exists (select 1 from erased_users where user_id = ?)"

MARK_CHARACTERS = 16


class UserNotFound(NotFound):
    type, title = "user-not-found", "The user does not exist any more"


def erase(
    user_id: str, telegram_id: str, *, at: int, told_to_all: Sequence[str] = ()
) -> list[Statement]:
    """The statements that forget a user who was deleted `at` (epoch seconds),
    and remember that they were: by their opaque id alone. Events of the types `told_to_all` are not
    for them alone, and stay on their way without them.
    """
    remember = statement(
        "insert into erased_users (user_id, erased_at) values (?, ?) on conflict do nothing",
        user_id,
        at,
    )
    unnamed = [_unnamed(each, user_id, told_to_all) for each in _WHERE_MESSAGES_ARE if told_to_all]
    return [remember, *unnamed, *forget_messages(user_id, telegram_id, until=at)]


# By table: what finds those of a user, with the values `?1`, the mark, and `?2`, the id.
_WHERE_MESSAGES_ARE = {
    "outbox": "event_id >= ?1 and event_id < ?1 || '~'",
    "dead_letters": "instr(message, ?2)",
}


def _unnamed(table: str, user_id: str, types: Sequence[str]) -> Statement:
    sql = f"""
        update {table} set message = json_set(message, '$.data.user_id', '')
        where {_WHERE_MESSAGES_ARE[table]} and case when json_valid(message)
            then message ->> '$.data.user_id' = ?2
                and message ->> '$.type' in (select value from json_each(?3))
            else false end
    """
    return statement(sql, mark_of(user_id), user_id, json.dumps(list(types)))


def forget_messages(user_id: str, telegram_id: str, *, until: int) -> list[Statement]:
    """The statements that delete what is unsent about the user, and every dead-letter message that
    mentions them, wherever in it: by their own id, and up to then by that of Telegram,
    which an account that came later has as well.

    Except `user.deleted`, which must arrive: it may be of an earlier account of the same person;
    and what was told to all, which names them no more.
    In what is no JSON, 42 is not part of 424.
    """
    letters = """
        delete from dead_letters
        where (instr(message, ?) or created_at <= ? and instr(message, ?))
        and case when json_valid(message)
            then message ->> '$.type' is not 'user.deleted'
                and exists (select 1 from json_tree(message) where cast(atom as text) in (?, ?))
            else instr(message, ?) or ' ' || message || ' ' glob '*[^0-9]' || ? || '[^0-9]*' end
    """
    unsent = """
        delete from outbox
        where event_id >= ? and event_id < ? || '~' and message ->> '$.type' is not 'user.deleted'
    """
    mark, person = mark_of(user_id), mark_of(telegram_id)
    return [
        statement(f"{unsent} and message ->> '$.data.user_id' is not ''", mark, mark),
        statement(f"{unsent} and created_at <= ?", person, person, until),
        statement(letters, user_id, until, telegram_id, user_id, telegram_id, user_id, telegram_id),
    ]


def mark_of(user_id: str) -> str:
    """What the ids of all events about a user begin with,
    so that they are found by the key of their table. It leads to nobody.
    """
    return hashlib.sha256(user_id.encode()).hexdigest()[:MARK_CHARACTERS]


async def prune(deps: Deps) -> None:
    """Forget the dead-letter messages that came after someone was erased,
    and whom no event can mention any more, a bounded number at a time.
    """
    late = """
        delete from dead_letters where letter_id in (
            select letter_id from dead_letters
            where created_at >= (select swept_before_at from sweeps) and json_valid(message)
                and exists (select 1 from json_tree(message) join erased_users on user_id = atom)
            limit ?)
    """
    old = f"""
        delete from erased_users where user_id in (
            select user_id from erased_users where erased_at < ? and {STEADY} limit ?)
    """
    now = int(deps.now())
    await deps.db.batch(
        [statement(late, PRUNE_MAX), statement(old, now - RETENTION_S, now, PRUNE_MAX)]
    )
