"""What one person does in the emulated Telegram: write, press, join, block, open the Mini App."""

from __future__ import annotations

import re
import secrets
from typing import Literal

from pydantic import Field
from starlette.requests import Request

from tools.telegram.chats import PERMISSIONS, RIGHTS, RIGHTS_BY_TYPE, member_json
from tools.telegram.markup import bot_commands
from tools.telegram.parameters import Parameters
from tools.telegram.reading import read, user_id_of
from tools.telegram.sign import sign_pairs, user_text
from tools.telegram.state import Chat, Emulator, Json, Member, User, bad_request


class UserProfile(Parameters):
    first_name: str | None = None
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_premium: bool | None = None
    phone_number: str | None = None


class Message(UserProfile):
    """Without a chat it is for the bot."""

    text: str = Field(min_length=1)
    chat_id: int | None = None


class UserChange(UserProfile):
    """`has_started`: they have written to the bot at some time, of which it hears nothing now."""

    blocked: bool | None = None
    has_started: Literal[True] | None = None


class MemberChange(Parameters):
    """The last three describe the chat, where it is new. `rights` are those that an administrator
    has or lacks beyond the usual ones, or that someone restricted has; `by`: who does it.
    """

    status: str = Field(pattern="^(creator|administrator|member|restricted|left|kicked)$")
    is_member: bool = True
    rights: dict[str, bool] = Field(default_factory=dict)
    by: int | None = None
    chat_type: str = Field("supergroup", pattern="^(group|supergroup|channel)$")
    title: str = "Chat"
    username: str | None = None


class Press(Parameters):
    chat_id: int
    message_id: int
    data: str


class Launch(Parameters):
    """How the Mini App is opened, which decides what its initData holds."""

    by: Literal["inline_button", "reply_button", "menu_button", "direct_link", "inline_mode"]
    start_param: str | None = Field(None, pattern=r"^[A-Za-z0-9_-]{1,512}$")
    chat_type: str = "private"


async def write_message(emulator: Emulator, request: Request) -> Json:
    given = await read(request, Message)
    user = emulator.meet(user_id_of(request), **given.model_dump(exclude={"text", "chat_id"}))
    if given.chat_id in (None, user.id):
        chat = emulator.start_private_chat(user)
    else:
        chat = _writable(emulator, user, given.chat_id or 0)
    sender = {"sender_chat": chat.as_json()} if chat.type == "channel" else {"from": user.as_json()}
    kind = "channel_post" if chat.type == "channel" else "message"
    message: Json = {**sender, "chat": chat.as_json(), "text": given.text}
    if commands := bot_commands(given.text):
        message["entities"] = commands
    return {"update": emulator.inject({kind: message}).body}


def _writable(emulator: Emulator, user: User, chat_id: int) -> Chat:
    chat = emulator.chats.get(chat_id)
    member = chat and chat.members.get(user.id)
    wanted = ("creator", "administrator") + (("member",) if chat and chat.type != "channel" else ())
    if not chat or not member or member.status not in wanted:
        raise bad_request(f"{user.id} may not write in {chat_id}")
    return chat


async def change_user(emulator: Emulator, request: Request) -> Json:
    given = await read(request, UserChange)
    user = emulator.meet(user_id_of(request))
    blocked = user.blocked
    emulator.meet(user.id, **given.model_dump(exclude={"has_started"}))
    if given.has_started:
        emulator.start_private_chat(user)
    if user.blocked is not blocked and user.id in emulator.chats:
        old, new = (Member("kicked" if away else "member") for away in (blocked, user.blocked))
        chat = emulator.chats[user.id]
        _tell_member(emulator, "my_chat_member", chat, (user, emulator.bot), (old, new))
    return {"user": user.as_json(), "blocked": user.blocked}


async def change_member(emulator: Emulator, request: Request) -> Json:
    given = await read(request, MemberChange)
    if not re.fullmatch(r"-\d{1,16}", request.path_params["chat_id"]):
        raise bad_request("chat_id of a group or channel is a negative number")
    if unknown := set(given.rights) - {*RIGHTS, *PERMISSIONS, *sum(RIGHTS_BY_TYPE.values(), ())}:
        raise bad_request(f"unknown rights {', '.join(sorted(unknown))}")
    user, chat_id = emulator.meet(user_id_of(request)), int(request.path_params["chat_id"])
    chat = emulator.chats.setdefault(
        chat_id, Chat(chat_id, given.chat_type, given.title, given.username)
    )
    old = chat.members.get(user.id, Member("left"))
    new = Member(given.status, given.is_member, given.rights)
    chat.members[user.id] = new
    emulator.history.touch()
    if old != new:
        kind = "my_chat_member" if user is emulator.bot else "chat_member"
        by = emulator.meet(given.by) if given.by else user
        _tell_member(emulator, kind, chat, (by, user), (old, new))
    return {"chat": chat.as_json(), "user": user.as_json(), "status": given.status}


def _tell_member(
    emulator: Emulator,
    kind: str,
    chat: Chat,
    parties: tuple[User, User],
    statuses: tuple[Member, Member],
) -> None:
    """`parties`: who does it, and whose membership it is; `statuses`: before and after."""
    (by, whose), (old, new) = parties, statuses
    change = {
        "chat": chat.as_json(),
        "from": by.as_json(),
        "date": int(emulator.now_s()),
        "old_chat_member": member_json(chat, whose, old),
        "new_chat_member": member_json(chat, whose, new),
    }
    emulator.inject({kind: change})


async def press_button(emulator: Emulator, request: Request) -> Json:
    given, user = await read(request, Press), emulator.meet(user_id_of(request))
    message = emulator.history.find(given.chat_id, given.message_id)
    rows = message.get("reply_markup", {}).get("inline_keyboard", []) if message else []
    if given.data not in (button.get("callback_data") for row in rows for button in row):
        raise bad_request(f"message {given.message_id} has no such button")
    where = (
        {"inline_message_id": f"{given.chat_id}_{given.message_id}"}
        if message and "via_bot" in message
        else {"message": message}
    )
    query = {
        "from": user.as_json(),
        **where,
        "chat_instance": _chat_instance(given.chat_id),
        "data": given.data,
    }
    return {"update": emulator.inject({"callback_query": query}).body}


async def open_app(emulator: Emulator, request: Request) -> Json:
    given, user = await read(request, Launch), emulator.meet(user_id_of(request))
    person = {name: value for name, value in user.as_json().items() if name != "is_bot"}
    if user.id in emulator.chats and not user.blocked:
        person["allows_write_to_pm"] = True
    pairs = {"auth_date": str(int(emulator.now_s()))}
    if given.by != "reply_button":
        pairs["user"] = user_text(person)
    if given.by in ("inline_button", "menu_button"):
        pairs["query_id"] = secrets.token_urlsafe(16)
    if given.by == "direct_link":
        pairs |= {"chat_type": given.chat_type, "chat_instance": _chat_instance(user.id)}
        pairs |= {"start_param": given.start_param} if given.start_param else {}
    return {"init_data": sign_pairs(emulator.bot_token, pairs)}


def _chat_instance(chat_id: int) -> str:
    """One of its own for each chat, in which the id cannot be read."""
    return str((chat_id * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**63)
