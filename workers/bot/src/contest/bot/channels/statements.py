"""Statements about chats and who is in them, for batches."""

from __future__ import annotations

from contest.bot.channels.records import Channel, Post
from contest.bot.people.records import Person
from contest.bot.sending.messages import NOTICE, POST
from contest.bot.sending.statements import LEASE_S
from contest.bot.updates.records import Stored
from contest.bot.updates.statements import STILL_LEASED
from contest.contract.events.bot import MemberChanged
from contest.kit.call import Actor
from contest.kit.database import Statement, Value, statement
from contest.kit.deps import Deps
from contest.kit.events import outbox
from contest.kit.events.outbox import Publication

# The delivery of a post, one at a time: what comes before the id of the post.
DELIVERY = "post-"
# The mark of a post that is to say something else than any message which is on its way.
ANOTHER = "'~' || (iif(mark like '~%', substr(mark, 2), 0) + 1)"
# The key of what waits to be said by a post, in `deliveries`.
WAITING = f"""(recipient, priority, position, delivery_id) in (
    select chat_id, {POST}, 0, '{DELIVERY}' || post_id from posts where {{}})"""


def told_of_member(deps: Deps, update: Stored, member: MemberChanged) -> list[Publication]:
    """An update that is still leased says who is in a chat: of someone whom the bot knows,
    an event. A chat may have thousands of others.

    It is left to the sweep, which hands over many at once.
    """
    condition = f"""
        exists (select 1 from updates where {STILL_LEASED})
        and exists (select 1 from recipients where telegram_id = ?)
    """
    message = """json_set(?, '$.data.former_chat_id',
        (select former_chat_id from channels where chat_id = ?))"""
    values = (member.chat_id, *update.key, member.telegram_id)
    return outbox.publish(deps, member, condition=condition, values=values, message=message)


def connected(channel: Channel, by: Person | Actor | None) -> list[Statement]:
    """A chat as it is now, unless something newer is known; and who has connected it."""
    sql = """
        insert into channels (chat_id, kind, title, name, missing, is_lost, changed_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (chat_id) do update set kind = excluded.kind, title = excluded.title,
            name = excluded.name, missing = excluded.missing, is_lost = excluded.is_lost,
            changed_at = excluded.changed_at
        where excluded.changed_at >= channels.changed_at
    """
    own = """
        insert or ignore into channel_organisers (telegram_id, chat_id, locale) values (?, ?, ?)
    """
    values = (channel.chat_id, channel.kind, channel.title, channel.name, channel.missing)
    known = statement(sql, *values, channel.is_lost, channel.changed_at)
    if by is None:
        return [known]
    return [known, statement(own, by.telegram_id, channel.chat_id, by.locale)]


def disconnected(telegram_id: str, chat_id: str) -> Statement:
    """Someone posts there no more. What stands there is still followed."""
    sql = "delete from channel_organisers where telegram_id = ? and chat_id = ?"
    return statement(sql, telegram_id, chat_id)


def lost(chat_id: str, message: str, *, now: int) -> list[Statement]:
    """The bot cannot write to a chat: whoever has connected it is told by `message`, once."""
    tell = f"""
        insert into deliveries (recipient, priority, position, delivery_id, is_user, message,
            attempts, next_attempt_at, claimed_until, created_at)
        select user_id, {NOTICE}, ?1, 'lost-' || chat_id || '-' || ?1, 1, ?2, 0, ?1, 0, ?1
        from channels join channel_organisers using (chat_id) join recipients using (telegram_id)
        where chat_id = ?3 and not is_lost
        on conflict do nothing
    """
    mark = "update channels set is_lost = 1 where chat_id = ?"
    return [statement(tell, now, message, chat_id), statement(mark, chat_id)]


def found(chat_id: str) -> Statement:
    """The bot can write to a chat."""
    return statement("update channels set is_lost = 0 where chat_id = ? and is_lost", chat_id)


def moved(chat_id: str, to: str) -> list[Statement]:
    """Telegram has made a supergroup of a group, with another id: everything goes there."""
    tables = ("channels", "channel_organisers", "posts")
    follow = [f"update or ignore {each} set chat_id = ?2 where chat_id = ?1" for each in tables]
    forget = [f"delete from {each} where chat_id = ?1 and ?2 <> ?1" for each in tables]
    supergroup = """
        update channels set kind = 'supergroup', is_lost = 0, former_chat_id = ?1
        where chat_id = ?2 and ?1 <> ?2
    """
    results = "update posts set results_chat_id = ?2 where results_chat_id = ?1"
    waiting = "update or ignore deliveries set recipient = ?2 where recipient = ?1 and not is_user"
    return [
        statement(each, chat_id, to) for each in (*follow, *forget, supergroup, results, waiting)
    ]


def erased(telegram_id: str) -> list[Statement]:
    """A person has connected nothing. What they have posted stays, as nobody's."""
    return [
        statement("delete from channel_organisers where telegram_id = ?", telegram_id),
        statement("delete from posts where telegram_id = ? and state = 'draft'", telegram_id),
        statement("update posts set telegram_id = '' where telegram_id = ?", telegram_id),
    ]


def drafted(post: Post) -> Statement:
    """A post to be, once for a contest and a channel."""
    sql = """
        insert or ignore into posts (post_id, contest_id, chat_id, telegram_id)
        values (?, ?, ?, ?)
    """
    return statement(sql, post.post_id, post.contest_id, post.chat_id, post.telegram_id)


def put(post: Post) -> Statement:
    """The post is to be, with these settings; one of another organiser's stays as it is."""
    sql = f"""
        insert into posts (post_id, contest_id, chat_id, telegram_id, words, label, picture,
            joins_at_once, publish_at, results_chat_id, state)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ready')
        on conflict (contest_id, chat_id) do update set words = excluded.words,
            label = excluded.label, picture = excluded.picture,
            joins_at_once = excluded.joins_at_once, publish_at = excluded.publish_at,
            results_chat_id = excluded.results_chat_id, mark = {ANOTHER},
            state = iif(state = 'draft', 'ready', state)
        where telegram_id = excluded.telegram_id
    """
    key = (post.post_id, post.contest_id, post.chat_id, post.telegram_id)
    shown = (post.words, post.label, post.picture, post.joins_at_once)
    return statement(sql, *key, *shown, post.publish_at, post.results_chat_id)


def changed(post: Post, **values: Value) -> Statement:
    """Other settings; one that stands in its channel shows them in the next minute."""
    names = ", ".join(f"{name} = ?" for name in values)
    sql = f"update posts set {names}, mark = {ANOTHER} where post_id = ? and telegram_id = ?"
    return statement(sql, *values.values(), post.post_id, post.telegram_id)


def dropped(contest_id: str, chat_id: str, telegram_id: str) -> list[Statement]:
    """Someone's post that is not there yet is not to be; one that is stays as it stands. A message
    that is being sent at that moment arrives still.
    """
    own = "contest_id = ? and chat_id = ? and telegram_id = ?"
    gone = (f"deliveries where {WAITING.format(own)}", f"posts where {own}")
    return [statement(f"delete from {each}", contest_id, chat_id, telegram_id) for each in gone]


def withdrawn(contest_id: str, *, now: int) -> Statement:
    """Where the posts of a contest are not there yet, nothing waits to be sent any more."""
    waiting = WAITING.format("contest_id = ?1 and message_id is null")
    sql = f"""
        delete from deliveries
        where {waiting} and claimed_until not between ?2 + 1 and ?2 + {LEASE_S}
    """
    return statement(sql, contest_id, now)


def shown(
    post_id: str, mark: str, *, seen: str | None, is_over: bool, now: int, **values: Value
) -> Statement:
    """What the message of a post shows from now on, made when its mark was `seen`. One that is to
    say something else since then has that before it.
    """
    state = "over" if is_over else "ready"
    names = "".join(f"{name} = ?, " for name in values)
    sql = f"""
        update posts set {names} shown_at = ?, mark = iif(mark = coalesce(?, mark), ?, mark),
            state = iif(mark = coalesce(?, mark), ?, 'ready')
        where post_id = ?
    """
    return statement(sql, *values.values(), now, seen, mark, seen, state, post_id)


def results_sent(contest_id: str) -> Statement:
    """The winners of a contest are named where it is posted."""
    return statement("update posts set has_results = 1 where contest_id = ?", contest_id)
