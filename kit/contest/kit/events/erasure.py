"""Erasing a person: what every service that keeps something about people has in common when `user.deleted` arrives."""

from __future__ import annotations

from contest.kit.database import Statement, statement
from contest.kit.deps import Deps
from contest.kit.events.inbox import PRUNE_MAX, RETENTION_S
from contest.kit.events.steady import STEADY
from contest.kit.problems import NotFound

# Value: the user's id. Events come in any order: what arrives after the deletion must not bring the user back.
NOT_ERASED = "not exists (select 1 from erased_users where user_id = ?)"


class UserNotFound(NotFound):
    type, title = "user-not-found", "The user does not exist any more"


def erase(user_id: str, telegram_id: str, *, at: int) -> list[Statement]:
    """The statements that forget a user who was deleted `at` (epoch seconds), and remember that they were: by their opaque id alone."""
    remember = statement("insert into erased_users (user_id, erased_at) values (?, ?) on conflict do nothing", user_id, at)
    return [remember, *forget_messages(user_id, telegram_id, until=at)]


def forget_messages(user_id: str, telegram_id: str, *, until: int) -> list[Statement]:
    """The statements that delete every message up to then that mentions the user, wherever in it: unsent, or among the dead letters.

    Except `user.deleted`, which must arrive: it may be of an earlier account of the same person. In what is no JSON, 42 is not part of 424.
    """
    mentioned = """
        created_at <= ? and case when json_valid(message)
            then message ->> '$.type' is not 'user.deleted'
                and exists (select 1 from json_tree(message) where cast(atom as text) in (?, ?))
            else instr(message, ?) or ' ' || message || ' ' glob '*[^0-9]' || ? || '[^0-9]*' end
    """
    values = (until, user_id, telegram_id, user_id, telegram_id)
    return [statement(f"delete from {table} where {mentioned}", *values) for table in ("outbox", "dead_letters")]


async def prune(deps: Deps) -> None:
    """Forget the dead letters that came after someone was erased, and whom no event can mention any more, a bounded number at a time."""
    late = """
        delete from dead_letters where letter_id in (
            select letter_id from dead_letters where case when json_valid(message)
                then exists (select 1 from json_tree(message) where atom in (select user_id from erased_users))
                else exists (select 1 from erased_users where instr(message, user_id)) end
            limit ?)
    """
    old = f"""
        delete from erased_users where user_id in (
            select user_id from erased_users where erased_at < ? and {STEADY} limit ?)
    """
    now = int(deps.now())
    await deps.db.batch([statement(late, PRUNE_MAX), statement(old, now - RETENTION_S, now, PRUNE_MAX)])
