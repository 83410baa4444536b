"""A chat as Telegram shows it to the bot: what it may do there, and who leads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from contest.bot.channels import rights
from contest.bot.channels.problems import ChannelNotLed, ChannelUnseen
from contest.bot.channels.records import Channel
from contest.bot.deps import Deps
from contest.bot.updates.models import PRIVATE, Chat, ChatMember
from contest.kit.deps import ServiceAway
from contest.kit.telegram import RetryAfter, TelegramError, TelegramUnavailable

CALLS = 2  # of Telegram's, for one look
Administrators = TypeAdapter(list[ChatMember])


@dataclass(frozen=True, slots=True)
class Looked:
    """A chat as it is now, and whether someone may say what is posted there."""

    channel: Channel
    is_led: bool


async def look(chat_id: str, telegram_id: str, deps: Deps) -> Looked | None:
    """A chat, by its id or its `@name`, and its administrators; None where the bot sees neither.
    Raises `ServiceAway`.
    """
    given: dict[str, Any] = {"chat_id": chat_id if chat_id.startswith("@") else int(chat_id)}
    try:
        chat = Chat.model_validate(await deps.telegram.call("getChat", given))
        found = await deps.telegram.call("getChatAdministrators", given)
    except (TelegramUnavailable, RetryAfter) as error:
        raise ServiceAway(str(error)) from None
    except TelegramError:
        return None
    if chat.type == PRIVATE:
        return None
    by_id = {each.user.id: each for each in Administrators.validate_python(found)}
    bot_id = deps.settings.bot_id
    bot = by_id.get(bot_id) or ChatMember.model_validate(
        {"user": {"id": bot_id}, "status": "member"}
    )
    person = by_id.get(int(telegram_id))
    is_led = person is not None and rights.leads(chat, person)
    return Looked(rights.channel_of(chat, bot, at=int(deps.now())), is_led)


async def led(chat_id: str, telegram_id: str, deps: Deps) -> Looked:
    """A chat as it is now, for who may say what is posted there.

    Raises `ChannelUnseen`, `ChannelNotLed`, or `ServiceAway`.
    """
    looked = await look(chat_id, telegram_id, deps)
    if looked is None:
        raise ChannelUnseen("Add the bot to it as an administrator first.")
    if not looked.is_led:
        raise ChannelNotLed
    return looked
