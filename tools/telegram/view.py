"""What one person sees of the emulated Telegram: their chats, messages, and the bot's answers."""

from __future__ import annotations

import secrets
import time

from pydantic import Field
from starlette.requests import Request

from tools.telegram.methods import pause
from tools.telegram.parameters import Parameters
from tools.telegram.reading import from_text, user_id_of, valid
from tools.telegram.state import Chat, Emulator, Json, User

RUN = secrets.token_hex(8)  # whoever looks on notices that the emulator has been started again
WAIT_S_MAX = 60


class Since(Parameters):
    after: int = Field(0, ge=0)
    wait_s: int = Field(0, ge=0, le=WAIT_S_MAX)


async def show_view(emulator: Emulator, request: Request) -> Json:
    """What is new after version `after`, as soon as there is anything, or after `wait_s`."""
    query = request.query_params.items()
    since = valid(Since, {name: from_text(Since, name, text) for name, text in query})
    history, deadline = emulator.history, time.monotonic() + since.wait_s
    while history.version <= since.after and not emulator.closing.is_set():
        if (left_s := deadline - time.monotonic()) <= 0:
            break
        await pause(history.changed, left_s)
    user = emulator.meet(user_id_of(request))
    return {
        "run": RUN,
        "version": history.version,
        "user": _profile(user),
        "has_started": user.id in emulator.chats,
        "chats": [_chat(chat, user) for chat in _visible(emulator, user)],
        "messages": _messages(emulator, user, since.after),
        "answers": [
            answer.content
            for answer in history.answers
            if answer.version > since.after and answer.user_id == user.id
        ],
        "commands": _commands(emulator, user),
    }


async def show_people(emulator: Emulator, _: Request) -> Json:
    return {"users": [_profile(user) for user in emulator.users.values() if not user.is_bot]}


async def show_setup(emulator: Emulator, _: Request) -> Json:
    """What BotFather knows of the bot, and where the rest of the product is."""
    return {
        "bot": emulator.bot.as_json(),
        "miniapp_url": emulator.miniapp_url,
        "gateway_url": emulator.gateway_url,
    }


def _profile(user: User) -> Json:
    return user.as_json() | {"blocked": user.blocked, "phone_number": user.phone_number}


def _visible(emulator: Emulator, user: User) -> list[Chat]:
    chats = emulator.chats.values()
    return [chat for chat in chats if chat.type != "private" or chat.id == user.id]


def _chat(chat: Chat, user: User) -> Json:
    member = chat.members.get(user.id)
    return chat.as_json() | {
        "status": member.status if member else "left",
        "members": sum(member.status not in ("left", "kicked") for member in chat.members.values()),
    }


def _messages(emulator: Emulator, user: User, after: int) -> list[Json]:
    return [
        shown.message
        for chat in _visible(emulator, user)
        for shown in emulator.history.chats.get(chat.id, {}).values()
        if shown.version > after
    ]


def _commands(emulator: Emulator, user: User) -> list[Json]:
    """Those of the first list that there is: the narrower scope first, within it the language."""
    chat = f'{{"type":"chat","chat_id":{user.id}}}'
    scopes = [chat, '{"type":"all_private_chats"}', '{"type":"default"}']
    lists = [(scope, code) for scope in scopes for code in (user.language_code or "", "")]
    return next((emulator.commands[each] for each in lists if each in emulator.commands), [])
