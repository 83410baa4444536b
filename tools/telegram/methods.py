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

from tools.telegram import chats, messages, parameters
from tools.telegram.inline import answer_inline_query, save_prepared_inline_message
from tools.telegram.keyboards import LOOPBACK_HOSTS, is_loopback
from tools.telegram.state import UPDATE_KINDS, Emulator, Json, Refused, Webhook, bad_request

CALLBACK_ANSWER_CHARACTERS_MAX = 200
COMMANDS_MAX = 100
COMMAND_DESCRIPTION_CHARACTERS_MAX = 256
MAX_CONNECTIONS_MAX = 100
POLL_S_MAX = 5


async def get_me(emulator: Emulator, given: parameters.Parameters) -> Json:
    abilities = (
        "can_join_groups",
        "can_read_all_group_messages",
        "supports_inline_queries",
        "can_connect_to_business",
        "has_main_web_app",
    )
    return emulator.bot.as_json() | dict.fromkeys(abilities, False)


async def answer_callback_query(emulator: Emulator, given: parameters.AnswerCallbackQuery) -> bool:
    user_id = emulator.queries.get(given.callback_query_id)
    if user_id is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(given.text) > CALLBACK_ANSWER_CHARACTERS_MAX:
        raise bad_request("MESSAGE_TOO_LONG")
    emulator.history.answer(user_id, given.model_dump(exclude={"cache_time"}, exclude_none=True))
    return True


async def set_webhook(emulator: Emulator, given: parameters.SetWebhook) -> bool:
    if not given.url:
        return await delete_webhook(
            emulator, parameters.DeleteWebhook(drop_pending_updates=given.drop_pending_updates)
        )
    if not is_loopback(given.url):
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


async def set_chat_menu_button(emulator: Emulator, given: parameters.SetChatMenuButton) -> bool:
    button = given.menu_button
    if button.type == "web_app":
        if not button.text or not button.web_app:
            raise bad_request("can't parse MenuButton: text and web_app are needed")
        if not (button.web_app.url.startswith("https://") or is_loopback(button.web_app.url)):
            raise bad_request("menu button Web App URL is invalid: Only HTTPS links are allowed")
    emulator.menu_buttons[given.chat_id] = button.model_dump(exclude_none=True)
    return True


async def get_chat_menu_button(emulator: Emulator, given: parameters.ChatMenuButton) -> Json:
    default = emulator.menu_buttons.get(0, {"type": "default"})
    return emulator.menu_buttons.get(given.chat_id, default)


Method = Callable[[Emulator, Any], Awaitable[object]]
METHODS: dict[str, Method] = {
    "getMe": get_me,
    "sendMessage": messages.send_message,
    "sendPhoto": messages.send_photo,
    "sendDocument": messages.send_document,
    "editMessageText": messages.edit_message_text,
    "editMessageCaption": messages.edit_message_caption,
    "editMessageMedia": messages.edit_message_media,
    "editMessageReplyMarkup": messages.edit_message_reply_markup,
    "answerCallbackQuery": answer_callback_query,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "getUserChatBoosts": chats.get_user_chat_boosts,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "getUpdates": get_updates,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "answerInlineQuery": answer_inline_query,
    "savePreparedInlineMessage": save_prepared_inline_message,
}
