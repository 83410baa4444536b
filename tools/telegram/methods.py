"""The Bot API's methods: one function each, with the parameters it has and no others.

Stricter than Telegram on purpose, so that a mistake in our client is found: unknown parameters and
wrong JSON types are refused, method names are case-sensitive, webhooks must be on loopback so that
nothing ever leaves this machine. Laxer in one thing only: `http` URLs on loopback are accepted
where Telegram insists on `https`.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from tools.telegram import parameters
from tools.telegram.inline import answer_inline_query, save_prepared_inline_message
from tools.telegram.markup import formatted
from tools.telegram.state import UPDATE_KINDS, Chat, Emulator, Json, Refused, Webhook, bad_request

TEXT_CHARACTERS_MAX = 4096
CALLBACK_ANSWER_CHARACTERS_MAX = 200
CALLBACK_DATA_BYTES_MAX = 64
BUTTONS_MAX = 100
COMMANDS_MAX = 100
COMMAND_DESCRIPTION_CHARACTERS_MAX = 256
MAX_CONNECTIONS_MAX = 100
POLL_S_MAX = 5
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "::1")
PORTS = range(1, 2**16)
ADMINISTRATOR_RIGHTS = (
    *(
        "can_be_edited",
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
    ),
    *(
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
    ),
)
PERMISSIONS = (
    *(
        "can_send_messages",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
    ),
    *(
        "can_send_voice_notes",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_change_info",
    ),
    *("can_invite_users", "can_pin_messages", "can_manage_topics"),
)


async def get_me(emulator: Emulator, given: parameters.Parameters) -> Json:
    abilities = (
        "can_join_groups",
        "can_read_all_group_messages",
        "supports_inline_queries",
        "can_connect_to_business",
        "has_main_web_app",
    )
    return emulator.bot.as_json() | dict.fromkeys(abilities, False)


async def send_message(emulator: Emulator, given: parameters.SendMessage) -> Json:
    text, entities = formatted(given.text, given.parse_mode)
    if not text:
        raise bad_request("message text is empty")
    if len(text) > TEXT_CHARACTERS_MAX:
        raise bad_request("message is too long")
    chat = _chat_to_write(emulator, given.chat_id)
    if given.reply_markup:
        _check_keyboard(given.reply_markup, chat)
    reply = given.reply_parameters
    if reply and not (
        0 < reply.message_id <= chat.message_id_last or reply.allow_sending_without_reply
    ):
        raise bad_request("message to be replied not found")
    chat.message_id_last += 1
    message = {
        "message_id": chat.message_id_last,
        "from": emulator.bot.as_json(),
        "chat": chat.as_json(),
        "date": int(emulator.now_s()),
    }
    extras = {
        "entities": entities,
        "has_protected_content": given.protect_content,
        "message_thread_id": given.message_thread_id,
    }
    markup = given.model_dump(include={"reply_markup", "link_preview_options"}, exclude_none=True)
    message |= {"text": text} | {name: value for name, value in extras.items() if value} | markup
    emulator.history.put(message)
    return message


def _check_keyboard(keyboard: parameters.InlineKeyboard, chat: Chat) -> None:
    buttons = [button for row in keyboard.inline_keyboard for button in row]
    if len(buttons) > BUTTONS_MAX:
        raise bad_request("reply markup is too long")
    for button in buttons:
        _check_button(button, chat)


def _check_button(button: parameters.Button, chat: Chat) -> None:
    if not button.text:
        raise bad_request("can't parse inline keyboard button: Text must be non-empty")
    if (
        sum(action is not None for action in (button.url, button.callback_data, button.web_app))
        != 1
    ):
        raise bad_request(
            "can't parse inline keyboard button: "
            "exactly one of url, callback_data, web_app must be used"
        )
    if (
        button.callback_data is not None
        and not 0 < len(button.callback_data.encode()) <= CALLBACK_DATA_BYTES_MAX
    ):
        raise bad_request("BUTTON_DATA_INVALID")
    if button.url is not None and not re.match(r"(https?|tg)://[^\s/]", button.url):
        raise bad_request(f"inline keyboard button URL '{button.url}' is invalid: Wrong HTTP URL")
    if button.web_app and chat.type != "private":
        raise bad_request("BUTTON_TYPE_INVALID")
    if button.web_app and not (
        re.match(r"https://[^\s/]", button.web_app.url) or _is_loopback(button.web_app.url)
    ):
        raise bad_request(
            f"inline keyboard button Web App URL '{button.web_app.url}' is invalid: "
            "Only HTTPS links are allowed"
        )


def _is_loopback(url: str) -> bool:
    """`http` or `https` on this machine, as read by the client that would send there."""
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        return False
    return (
        parts.scheme in ("http", "https")
        and parts.host in LOOPBACK_HOSTS
        and (parts.port or 80) in PORTS
    )


def _chat_to_write(emulator: Emulator, chat_id: int | str) -> Chat:
    user = emulator.users.get(chat_id) if isinstance(chat_id, int) else None
    if user and user.is_bot:
        raise Refused(403, "Forbidden: bots can't send messages to bots")
    if user and user.id not in emulator.chats:
        raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
    if user and user.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    chat = _chat(emulator, chat_id)
    if chat.type == "channel" and not _is_administrator(emulator, chat):
        raise bad_request("need administrator rights in the channel chat")
    return chat


def _chat(emulator: Emulator, chat_id: int | str) -> Chat:
    """The chat with this id or @username, if the bot can see it."""
    if chat_id == "":
        raise bad_request("chat_id is empty")
    found = [
        chat
        for chat in emulator.chats.values()
        if chat_id == chat.id or (chat.username and chat_id == f"@{chat.username}")
    ]
    if not found:
        raise bad_request("chat not found")
    bot = found[0].members.get(emulator.bot.id)
    if bot and bot.status in ("left", "kicked"):
        reason = "bot was kicked from" if bot.status == "kicked" else "bot is not a member of"
        raise Refused(403, f"Forbidden: {reason} the {found[0].type} chat")
    return found[0]


def _is_administrator(emulator: Emulator, chat: Chat) -> bool:
    """True unless the test said otherwise: the bot is administrator of the chats it knows."""
    bot = chat.members.get(emulator.bot.id)
    return not bot or bot.status in ("creator", "administrator")


async def answer_callback_query(emulator: Emulator, given: parameters.AnswerCallbackQuery) -> bool:
    user_id = emulator.queries.get(given.callback_query_id)
    if user_id is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(given.text) > CALLBACK_ANSWER_CHARACTERS_MAX:
        raise bad_request("MESSAGE_TOO_LONG")
    emulator.history.answer(user_id, given.model_dump(exclude={"cache_time"}, exclude_none=True))
    return True


async def get_chat(emulator: Emulator, given: parameters.OneChat) -> Json:
    return _chat(emulator, given.chat_id).as_json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
    }


async def get_chat_member(emulator: Emulator, given: parameters.OneMember) -> Json:
    """`left` is a successful answer; a user nobody has heard of, or a bot that may not look, is an
    error.
    """
    chat, user = _chat(emulator, given.chat_id), emulator.users.get(given.user_id)
    if not user:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if (
        user is not emulator.bot
        and chat.type != "private"
        and not _is_administrator(emulator, chat)
    ):
        raise bad_request("member list is inaccessible")
    known = chat.members.get(user.id)
    status = (
        known.status
        if known
        else "administrator"
        if user is emulator.bot
        else "member"
        if chat.id == user.id
        else "left"
    )
    details: dict[str, Json] = {
        "creator": {"is_anonymous": False},
        "administrator": dict.fromkeys(ADMINISTRATOR_RIGHTS, False),
        "restricted": {
            "is_member": bool(known and known.is_member),
            "until_date": 0,
            **dict.fromkeys(PERMISSIONS, False),
        },
        "kicked": {"until_date": 0},
    }
    return {"status": status, "user": user.as_json(), **details.get(status, {})}


async def set_webhook(emulator: Emulator, given: parameters.SetWebhook) -> bool:
    if not given.url:
        return await delete_webhook(
            emulator, parameters.DeleteWebhook(drop_pending_updates=given.drop_pending_updates)
        )
    if not _is_loopback(given.url):
        raise bad_request(
            f"bad webhook: the emulator sends only to http and https on {', '.join(LOOPBACK_HOSTS)}"
        )
    if given.secret_token is not None and not re.fullmatch(
        r"[A-Za-z0-9_-]{1,256}", given.secret_token
    ):
        raise bad_request("secret token contains unallowed characters")
    if not 1 <= given.max_connections <= MAX_CONNECTIONS_MAX:
        raise bad_request(f"max_connections must be between 1 and {MAX_CONNECTIONS_MAX}")
    _allow(emulator, given.allowed_updates)
    if given.drop_pending_updates:
        emulator.queues.clear()
    emulator.webhook = Webhook(given.url, given.secret_token, given.max_connections)
    emulator.announce()
    return True


def _allow(emulator: Emulator, kinds: list[str] | None) -> None:
    """Absent: as before. Empty: everything but the kinds one must ask for."""
    if unknown := set(kinds or []) - set(UPDATE_KINDS):
        raise bad_request(f"allowed_updates contains unknown {', '.join(sorted(unknown))}")
    if kinds is not None:
        emulator.allowed_updates = tuple(kinds)


async def delete_webhook(emulator: Emulator, given: parameters.DeleteWebhook) -> bool:
    if given.drop_pending_updates:
        emulator.queues.clear()
    emulator.webhook = None
    emulator.announce()
    return True


async def get_webhook_info(emulator: Emulator, given: parameters.Parameters) -> Json:
    webhook = emulator.webhook
    optional = {
        "max_connections": webhook and webhook.max_connections,
        "allowed_updates": list(emulator.allowed_updates),
        "last_error_date": webhook and webhook.last_error_at_s,
        "last_error_message": webhook and webhook.last_error_message,
    }
    info = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(emulator.pending()),
    }
    return info | {name: value for name, value in optional.items() if value}


async def get_updates(emulator: Emulator, given: parameters.GetUpdates) -> list[Json]:
    if emulator.webhook:
        raise Refused(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    _allow(emulator, given.allowed_updates)
    first_id = given.offset
    if given.offset < 0:
        first_id = min((update.id for update in emulator.pending()[given.offset :]), default=0)
    for update in emulator.pending():
        if update.id < first_id:
            emulator.settle(update)
    if not emulator.queues and given.timeout > 0:
        await pause(emulator.changed, min(given.timeout, POLL_S_MAX))
    return [
        update.body
        for update in emulator.pending()[: min(max(given.limit, 1), parameters.UPDATES_AT_ONCE_MAX)]
    ]


async def pause(until: asyncio.Event, s_max: float) -> None:
    """Until the event, or so many seconds."""
    try:
        await asyncio.wait_for(until.wait(), s_max)
    except TimeoutError:
        return


async def set_my_commands(emulator: Emulator, given: parameters.SetMyCommands) -> bool:
    if len(given.commands) > COMMANDS_MAX:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in given.commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command.command):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command.description) <= COMMAND_DESCRIPTION_CHARACTERS_MAX:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    emulator.commands[_command_list(given)] = [command.model_dump() for command in given.commands]
    return True


async def get_my_commands(emulator: Emulator, given: parameters.CommandList) -> list[Json]:
    return emulator.commands.get(_command_list(given), [])


async def delete_my_commands(emulator: Emulator, given: parameters.CommandList) -> bool:
    emulator.commands.pop(_command_list(given), None)
    return True


def _command_list(given: parameters.CommandList) -> tuple[str, str]:
    if not re.fullmatch(r"([a-z]{2})?", given.language_code):
        raise bad_request("invalid language code specified")
    return given.scope.model_dump_json(exclude_none=True), given.language_code


Method = Callable[[Emulator, Any], Awaitable[object]]
METHODS: dict[str, Method] = {
    "getMe": get_me,
    "sendMessage": send_message,
    "answerCallbackQuery": answer_callback_query,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "getUpdates": get_updates,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "answerInlineQuery": answer_inline_query,
    "savePreparedInlineMessage": save_prepared_inline_message,
}
