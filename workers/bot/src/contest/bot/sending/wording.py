"""Puts what waits to be sent into the words of whoever receives it."""

from __future__ import annotations

from contest.bot import rooms
from contest.bot.deps import Deps
from contest.bot.said import Say, Text
from contest.bot.sending.composing import Composer
from contest.bot.sending.messages import Delivery, Message
from contest.bot.texts.rendering import Texts
from contest.kit.locales import Locale, locale_of


def composer(locale: Locale, deps: Deps) -> Composer:
    """What puts into words what is said in a locale."""
    return Composer(Texts(rooms.TEXTS, locale), deps.settings.button_key)


def worded(message: Message, delivery: Delivery, deps: Deps) -> Message:
    """The call of the Bot API that a message is, in the locale that its recipient has now."""
    if message.method:
        return message
    if message.say or message.notice:
        said = message.say or Say(text=Text(name=message.notice, values={**message.values}))
        return composer(locale_of(delivery.locale), deps).one(said, delivery.chat_id or "")
    parameters = {"text": message.text}
    markup = {"reply_markup": message.reply_markup} if message.reply_markup else {}
    return Message(method="sendMessage", parameters={**parameters, **markup})
