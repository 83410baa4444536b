"""Channels over HTTP: an organiser sees theirs, connects one, and lets one go."""

from __future__ import annotations

from collections.abc import Mapping

from contest.bot.channels import repository, statements
from contest.bot.channels.looking import led
from contest.bot.channels.problems import ChannelNotFound
from contest.bot.channels.records import Channel
from contest.bot.deps import Deps
from contest.bot.people.refusing import heeding
from contest.contract import bot as models
from contest.kit.call import Call, Reply
from contest.kit.service import Operation


async def list_channels(call: Call, deps: Deps) -> Reply:
    """Those that the caller has connected."""
    found = await repository.list_channels(deps.db, call.telegram_id)
    return Reply.of({"items": [_described(each) for each in found]})


async def connect_channel(call: Call, deps: Deps) -> Reply:
    """A channel by its name is the caller's. Raises what `led` raises."""
    username = call.json(models.ChannelName).username
    looked = await led(username, call.telegram_id, deps)
    await deps.db.batch(statements.connected(looked.channel, call.caller))
    return Reply.of(_described(looked.channel))


async def delete_channel(call: Call, deps: Deps) -> Reply:
    """A channel is the caller's no more. Raises `ChannelNotFound`."""
    if not await repository.disconnect(deps.db, call.telegram_id, call.path["channel_id"]):
        raise ChannelNotFound
    return Reply.empty()


def _described(channel: Channel) -> Mapping[str, object]:
    return {
        "id": channel.chat_id,
        "kind": channel.kind,
        "title": channel.title,
        "username": channel.name,
        "state": "lost" if channel.is_lost else "connected",
        "missing_rights": channel.missing.split(),
        "takes_posts": channel.takes_posts,
    }


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listChannels": list_channels,
    "connectChannel": heeding(connect_channel),
    "deleteChannel": delete_channel,
}
