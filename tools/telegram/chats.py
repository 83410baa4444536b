"""Chats as the bot meets them: whether it may look and write, who their administrators are."""

from __future__ import annotations

from tools.telegram.parameters import OneChat, OneMember
from tools.telegram.state import Chat, Emulator, Json, Member, Refused, User, bad_request

ADMINISTRATORS = ("creator", "administrator")
UNUSUAL = frozenset(("can_be_edited", "is_anonymous", "can_promote_members"))
RIGHTS = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages"),
    *("can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info"),
    *("can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories"),
)
RIGHTS_BY_TYPE = {
    "channel": ("can_post_messages", "can_edit_messages", "can_manage_direct_messages"),
    "group": ("can_pin_messages",),
    "supergroup": ("can_pin_messages", "can_manage_topics"),
    "private": (),
}
PERMISSIONS = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos"),
    *("can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls"),
    *("can_send_other_messages", "can_add_web_page_previews", "can_change_info"),
    *("can_invite_users", "can_pin_messages", "can_manage_topics"),
)


def find_chat(emulator: Emulator, chat_id: int | str) -> Chat:
    """The chat with this id or @username, if the bot can see it. Raises `Refused`."""
    if chat_id == "":
        raise bad_request("chat_id is empty")
    named = str(chat_id).lower()
    found = [
        chat
        for chat in (
            [emulator.chats[chat_id]]
            if isinstance(chat_id, int) and chat_id in emulator.chats
            else emulator.chats.values()
        )
        if chat_id == chat.id or (chat.username and named == f"@{chat.username.lower()}")
    ]
    if not found:
        raise bad_request("chat not found")
    if found[0].migrated_to:
        raise Refused(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=found[0].migrated_to,
        )
    bot = found[0].members.get(emulator.bot.id)
    if bot and bot.status in ("left", "kicked"):
        reason = "bot was kicked from" if bot.status == "kicked" else "bot is not a member of"
        raise Refused(403, f"Forbidden: {reason} the {found[0].type} chat")
    return found[0]


def chat_to_write(emulator: Emulator, chat_id: int | str, what: str) -> Chat:
    """The chat, if the bot may send there: `what` is how Telegram calls it. Raises `Refused`."""
    user = emulator.users.get(chat_id) if isinstance(chat_id, int) else None
    if user and user.is_bot:
        raise Refused(403, "Forbidden: bots can't send messages to bots")
    if user and user.id not in emulator.chats:
        raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
    if user and user.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    chat = find_chat(emulator, chat_id)
    bot = _of_bot(emulator, chat)
    if chat.type == "channel" and not rights_of(chat, bot).get("can_post_messages"):
        raise bad_request("need administrator rights in the channel chat")
    if bot.status == "restricted" and not bot.rights.get("can_send_messages"):
        raise bad_request(f"not enough rights to send {what} to the chat")
    return chat


def _of_bot(emulator: Emulator, chat: Chat) -> Member:
    """Unless the test said otherwise, the bot is administrator of the chats it knows."""
    usual = Member("member" if chat.type == "private" else "administrator")
    return chat.members.get(emulator.bot.id, usual)


def is_administrator(emulator: Emulator, chat: Chat) -> bool:
    """Whether the bot is one."""
    return _of_bot(emulator, chat).status in ADMINISTRATORS


def rights_of(chat: Chat, member: Member) -> dict[str, bool]:
    """Those of an administrator; the creator has all, who is no administrator none."""
    names = (*RIGHTS, *RIGHTS_BY_TYPE[chat.type])
    if member.status == "creator":
        return dict.fromkeys(names, True)
    if member.status != "administrator":
        return {}
    return {name: member.rights.get(name, name not in UNUSUAL) for name in names}


def member_json(chat: Chat, user: User, member: Member) -> Json:
    """A `ChatMember` of the Bot API."""
    permissions = {name: member.rights.get(name, False) for name in PERMISSIONS}
    details: dict[str, Json] = {
        "creator": {"is_anonymous": False},
        "administrator": {**rights_of(chat, member)},
        "restricted": {"is_member": member.is_member, "until_date": 0, **permissions},
        "kicked": {"until_date": 0},
    }
    return {"status": member.status, "user": user.as_json(), **details.get(member.status, {})}


async def get_chat(emulator: Emulator, given: OneChat) -> Json:
    return find_chat(emulator, given.chat_id).as_json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
    }


async def get_chat_member(emulator: Emulator, given: OneMember) -> Json:
    """`left` is a successful answer; a user nobody has heard of, or a bot that may not look, is an
    error.
    """
    chat, user = find_chat(emulator, given.chat_id), emulator.users.get(given.user_id)
    if not user:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if user is emulator.bot:
        return member_json(chat, user, _of_bot(emulator, chat))
    if chat.type != "private" and not is_administrator(emulator, chat):
        raise bad_request("member list is inaccessible")
    return member_json(
        chat, user, chat.members.get(user.id, Member("member" if chat.id == user.id else "left"))
    )


async def get_chat_administrators(emulator: Emulator, given: OneChat) -> list[Json]:
    """The bot itself is among them, other bots are not."""
    chat = find_chat(emulator, given.chat_id)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    if chat.type == "channel" and not is_administrator(emulator, chat):
        raise bad_request("member list is inaccessible")
    members = chat.members | {emulator.bot.id: _of_bot(emulator, chat)}
    return [
        member_json(chat, emulator.meet(user_id), member)
        for user_id, member in members.items()
        if member.status in ADMINISTRATORS
    ]


async def get_user_chat_boosts(emulator: Emulator, given: OneMember) -> Json:
    chat = find_chat(emulator, given.chat_id)
    if given.user_id not in emulator.users:
        raise bad_request("user not found")
    if not is_administrator(emulator, chat):
        raise bad_request("CHAT_ADMIN_REQUIRED")
    return {"boosts": [_boost(emulator, given.user_id, n) for n in range(_boosts(chat, given))]}


def _boosts(chat: Chat, given: OneMember) -> int:
    return chat.boosts.get(given.user_id, 0)


def _boost(emulator: Emulator, user_id: int, number: int) -> Json:
    now = int(emulator.now_s())
    return {
        "boost_id": f"{user_id}-{number}",
        "add_date": now,
        "expiration_date": now + 30 * 86_400,
        "source": {"source": "premium", "user": emulator.meet(user_id).as_json()},
    }
