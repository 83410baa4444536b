"""Channels and groups are connected by adding the bot, or by their name; and lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contest.bot.channels import links, looking, repository, rights, statements
from contest.bot.channels.looking import Looked
from contest.bot.channels.records import Channel
from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.said import (
    Act,
    Button,
    Converse,
    EndConversation,
    Press,
    Rows,
    Say,
    Text,
    Toast,
    Write,
    say,
)
from contest.bot.texts.markup import name as shown
from contest.bot.updates.models import PRIVATE

NAMED = re.compile(r"(?:https?://)?(?:t\.me/|@)?([A-Za-z][A-Za-z0-9_]{3,31})/?")


async def on_my_chat_member(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The bot was added to a chat, taken out of it, or given other rights."""
    change = heard.update.my_chat_member
    if change is None or change.chat.type == PRIVATE or change.new_chat_member is None:
        return []
    channel = rights.channel_of(change.chat, change.new_chat_member, at=change.date)
    before = await repository.find_channel(deps.db, channel.chat_id)
    if before is None and channel.is_lost:
        return []
    person = heard.person.telegram_id
    is_known_person = change.sender is not None and not change.sender.is_bot
    adds = is_known_person and not channel.is_lost
    write = Write(tuple(statements.connected(channel, heard.person if adds else None)))
    told = await repository.list_told(deps.db, channel.chat_id)
    others = [each for each in told if not (adds and each.telegram_id == person)]
    news = _news(before, channel)
    said = [Say(text=news, chat=each.telegram_id, locale=each.locale) for each in others if news]
    is_new = before is None or news is not None or bool(before.is_lost)
    mine = [Say(text=_connected(channel), chat=person)] if adds and is_new else []
    return [write, *mine, *said]


async def on_message(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A group has become a supergroup: what was known of it is known of that."""
    message = heard.update.message
    if message is None or message.migrate_to_chat_id is None:
        return []
    moved = statements.moved(str(message.chat.id), str(message.migrate_to_chat_id))
    return [Write(tuple(moved))]


async def channels(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/channels`: those of the person, and how to connect another one."""
    found = await repository.list_channels(deps.db, heard.person.telegram_id)
    lines = [_line(each) for each in found]
    text = say("channels", lines=lines) if lines else say("channels.none")
    seen = tuple((_see(each),) for each in found)
    return [Say(text=text, rows=(*seen, *adding(deps)))]


async def see(heard: Heard, deps: Deps) -> Sequence[Act]:
    """One channel, looked at anew."""
    channel = await _own(heard, deps)
    if channel is None:
        return [Toast(text=say("channel.not-yours"))]
    looked = await look(channel.chat_id, heard, deps)
    if looked is None:
        return [Toast(text=say("channel.unseen"), window=True)]
    drop = Button(text=say("channel.drop"), press=Press(name="ch-drop", args=(channel.chat_id,)))
    write = Write(tuple(statements.connected(looked.channel, None)))
    return [write, Say(text=_connected(looked.channel), rows=((drop,),))]


async def drop(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The person posts there no more."""
    channel = await _own(heard, deps)
    if channel is None:
        return [Toast(text=say("channel.not-yours"))]
    write = Write((statements.disconnected(heard.person.telegram_id, channel.chat_id),))
    return [write, Toast(text=say("channel.dropped", title=shown(channel.title)))]


async def ask_name(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Which channel it is, is asked."""
    return [Converse(state="channel.name"), Say(text=say("channel.which"))]


async def named(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A channel by its name, or by a message that was forwarded from it."""
    chat_id = _named(heard)
    if chat_id is None:
        return [Say(text=say("channel.no-name"))]
    looked = await look(chat_id, heard, deps)
    if looked is None:
        return [Say(text=say("channel.unseen"), rows=adding(deps))]
    if not looked.is_led:
        return [Say(text=say("channel.not-led", title=shown(looked.channel.title)))]
    write = Write(tuple(statements.connected(looked.channel, heard.person)))
    return [EndConversation(), write, Say(text=_connected(looked.channel))]


async def look(chat_id: str, heard: Heard, deps: Deps) -> Looked | None:
    """See `looking.look`, which counts as two questions."""
    heard.services.asked += looking.CALLS
    return await looking.look(chat_id, heard.person.telegram_id, deps)


def adding(deps: Deps) -> Rows:
    """Buttons that connect another chat."""
    return (
        (
            Button(text=say("channels.add"), url=links.adding_link(deps.settings, "channel")),
            Button(text=say("channels.add-group"), url=links.adding_link(deps.settings, "group")),
        ),
        (Button(text=say("channels.by-name"), press=Press(name="ch-name")),),
    )


async def _own(heard: Heard, deps: Deps) -> Channel | None:
    [chat_id] = heard.args
    return await repository.find_own_channel(deps.db, heard.person.telegram_id, chat_id)


def _named(heard: Heard) -> str | None:
    message = heard.update.message
    origin = message.forward_origin if message else None
    if origin and origin.chat:
        return str(origin.chat.id)
    found = NAMED.fullmatch(heard.text.strip())
    return f"@{found[1]}" if found else None


def _see(channel: Channel) -> Button:
    label = say("post.own-label", label=channel.title)
    return Button(text=label, press=Press(name="ch-see", args=(channel.chat_id,)))


def _line(channel: Channel) -> Text:
    if channel.is_lost:
        return say("channels.lost", title=shown(channel.title))
    if channel.missing:
        return say("channels.missing", title=shown(channel.title), rights=_rights(channel))
    return say("channels.fine", title=shown(channel.title))


def _connected(channel: Channel) -> Text:
    if channel.is_lost:
        return say("channel.lost", title=shown(channel.title))
    if channel.missing:
        return say("channel.missing", title=shown(channel.title), rights=_rights(channel))
    return say("channel.connected", title=shown(channel.title))


def _news(before: Channel | None, now: Channel) -> Text | None:
    """What whoever has connected a chat hears of a change: what they lose by it."""
    if before is None or (before.is_lost and now.is_lost):
        return None
    if (before.missing, before.is_lost) == (now.missing, now.is_lost):
        return None
    return _connected(now)


def _rights(channel: Channel) -> list[Text]:
    return [say(f"right.{each}") for each in channel.missing.split()]
