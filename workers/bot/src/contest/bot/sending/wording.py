"""Puts what waits to be sent into the words of whoever receives it."""

from __future__ import annotations

from functools import partial

from pydantic import BaseModel, ValidationError

from contest.bot.deps import Deps
from contest.bot.said import Say, Text
from contest.bot.sending.composing import Composer
from contest.bot.sending.messages import Delivery, Message
from contest.bot.texts.current import Pages
from contest.bot.texts.pages import telegram_html
from contest.bot.texts.rendering import Texts
from contest.kit.call import Call, Reply
from contest.kit.deps import ServiceAway
from contest.kit.ids import new_id
from contest.kit.locales import Locale, locale_of

ASK_S = 2  # Rather the texts of before than a reply that comes late.


class Page(BaseModel, extra="ignore"):
    slug: str
    locale: str
    html: str


class Found(BaseModel, extra="ignore"):
    items: list[Page]


async def composer(locale: Locale, deps: Deps) -> Composer:
    """What puts into words what is said in a locale."""
    catalogue = await deps.texts.get(partial(_pages, deps), now=deps.now())
    return Composer(Texts(catalogue, locale), deps.settings.button_key)


async def _pages(deps: Deps) -> Pages | None:
    trace = deps.random_bytes(24).hex()
    call = Call("listBotTexts", new_id(deps.random_bytes), f"00-{trace[:32]}-{trace[32:]}-00")
    try:
        reply = Reply.decode(await deps.services["content"](call.encode(), timeout_s=ASK_S))
        found = Found.model_validate_json(reply.body)
    except (ServiceAway, ValidationError) as error:
        deps.log.failure("texts-unknown", error)
        return None
    return {(each.slug, each.locale): telegram_html(each.html) for each in found.items}


async def worded(message: Message, delivery: Delivery, deps: Deps) -> Message:
    """The call of the Bot API that a message is, in the locale that its recipient has now."""
    if message.method:
        return message
    if message.say or message.notice:
        said = message.say or Say(text=Text(name=message.notice, values={**message.values}))
        words = await composer(locale_of(delivery.locale), deps)
        return words.one(said, delivery.chat_id or "")
    parameters = {"text": message.text}
    markup = {"reply_markup": message.reply_markup} if message.reply_markup else {}
    return Message(method="sendMessage", parameters={**parameters, **markup})
