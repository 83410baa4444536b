"""What happens to chats: a group becomes a supergroup, someone boosts, a message is deleted,
Telegram limits what is sent.
"""

from __future__ import annotations

from dataclasses import replace

from pydantic import Field
from starlette.requests import Request

from tools.telegram.limits import Limits
from tools.telegram.parameters import Parameters
from tools.telegram.reading import read, user_id_of
from tools.telegram.state import Chat, Emulator, Json, bad_request


class Boosts(Parameters):
    count: int = Field(ge=0, le=100)


class Migration(Parameters):
    to: int = Field(lt=0)


class LimitsChange(Parameters):
    on: bool


async def migrate_chat(emulator: Emulator, request: Request) -> Json:
    """The group goes on under another id, and both chats say so."""
    chat, given = _chat(emulator, request), await read(request, Migration)
    if chat.type != "group" or chat.migrated_to or given.to in emulator.chats:
        raise bad_request("only a group becomes a supergroup, once, with an id of its own")
    members = dict(chat.members)
    emulator.chats[given.to] = replace(
        chat, id=given.to, type="supergroup", members=members, message_id_last=0
    )
    by = emulator.meet(next(iter(chat.members), emulator.bot.id)).as_json()
    told = {"from": by, "chat": chat.as_json(), "migrate_to_chat_id": given.to}
    emulator.inject({"message": told})
    chat.migrated_to = given.to
    there = emulator.chats[given.to].as_json()
    update = emulator.inject(
        {"message": {"from": by, "chat": there, "migrate_from_chat_id": chat.id}}
    )
    return {"update": update.body}


async def boost_chat(emulator: Emulator, request: Request) -> Json:
    chat, user_id = _chat(emulator, request), user_id_of(request)
    emulator.meet(user_id)
    chat.boosts[user_id] = (await read(request, Boosts)).count
    return {"boosts": chat.boosts[user_id]}


async def remove_message(emulator: Emulator, request: Request) -> Json:
    chat, message_id = _chat(emulator, request), request.path_params["message_id"]
    if not emulator.history.remove(chat.id, message_id):
        raise bad_request("message to delete not found")
    return {"ok": True}


async def change_limits(emulator: Emulator, request: Request) -> Json:
    """From now on Telegram counts what is sent, or does not."""
    given = await read(request, LimitsChange)
    emulator.limits = Limits() if given.on else None
    return {"on": given.on}


def _chat(emulator: Emulator, request: Request) -> Chat:
    chat_id = request.path_params["chat_id"]
    chat = emulator.chats.get(int(chat_id)) if chat_id.lstrip("-").isdecimal() else None
    if not chat:
        raise bad_request("chat not found")
    return chat
