"""Sending a message: at its place in the pace, and not at all while the pacer or Telegram is
down.
"""

from __future__ import annotations

from typing import Any

from contest.bot.deps import Deps
from contest.bot.sending.messages import UNPACED, Message
from contest.bot.sending.pacing import LATER_S_MAX
from contest.kit.telegram import (
    MessageGone,
    PictureRefused,
    ReplyTargetGone,
    RetryAfter,
    TelegramError,
    TelegramUnavailable,
)

SIDE_BY_SIDE_MAX = (
    6  # As many as an isolate has connections: a request behind others runs into its time-out.
)
EDITS = ("editMessageText", "editMessageCaption")


class Later(Exception):
    """Nothing was sent, which is not the message's fault: not before `seconds` from now."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not before {seconds:.0f} s from now")
        self.seconds = min(int(seconds) + 1, LATER_S_MAX)


class Otherwise(Exception):
    """Telegram has refused the message as it is: send another one in its place."""

    def __init__(self, reason: str, message: Message) -> None:
        super().__init__(reason)
        self.message = message


def room(deps: Deps) -> int:
    """How many messages to take up: none while something is down, then one,
    to see whether it still is.
    """
    if deps.outages.wait_s(now=deps.now()):
        return 0
    return 1 if deps.outages.is_open else SIDE_BY_SIDE_MAX


async def send(
    chat_id: str, message: Message, content: bytes | None, deps: Deps, *, wait_s_max: float
) -> Any:
    """Send a message, with three outside calls at most; Telegram's answer. Raises `Later`,
    `Otherwise`, or a `TelegramError` other than `RetryAfter`.
    """
    if message.method not in UNPACED:
        await deps.sleep(await _reserve(chat_id, deps, wait_s_max=wait_s_max))
    try:
        return await _call(chat_id, message, content, deps)
    except (MessageGone, ReplyTargetGone, PictureRefused) as refused:
        if other := otherwise(message, refused):
            raise Otherwise(str(refused), other) from None
        raise


def otherwise(message: Message, refused: TelegramError) -> Message | None:
    """How else the message can be sent, after Telegram has refused it so."""
    given = message.parameters
    if "media" in given:
        return _but_for_media(message, refused)
    if isinstance(refused, ReplyTargetGone) and "reply_parameters" in given:
        return _but(message, without="reply_parameters")
    if isinstance(refused, PictureRefused) and "caption" in given:
        return _but(message, "sendMessage", without="photo", text=given["caption"])
    if isinstance(refused, MessageGone) and message.or_send and message.method in EDITS:
        text = given.get("text") or given.get("caption")
        return _but(message, "sendMessage", without="message_id", text=text)
    return None


def _but_for_media(message: Message, refused: TelegramError) -> Message | None:
    """The words of a message whose picture is refused change all the same; one that is gone is sent
    anew with it.
    """
    parameters = {**message.parameters}
    media = parameters.pop("media")
    parameters |= {"caption": media["caption"], "parse_mode": media["parse_mode"]}
    if isinstance(refused, PictureRefused):
        method = "editMessageCaption"
    elif isinstance(refused, MessageGone) and message.or_send:
        method = "sendPhoto"
        parameters["photo"] = media["media"]
        del parameters["message_id"]
    else:
        return None
    return message.model_copy(update={"method": method, "parameters": parameters, "or_send": False})


def _but(message: Message, method: str = "", *, without: str, **instead: Any) -> Message:
    parameters = {**message.parameters, **instead}
    parameters.pop(without, None)
    if instead:
        parameters.pop("caption", None)
    return message.model_copy(
        update={"method": method or message.method, "parameters": parameters, "or_send": False}
    )


async def _call(chat_id: str, message: Message, content: bytes | None, deps: Deps) -> Any:
    """One call, told to `deps.outages`."""
    outages = deps.outages
    if not outages.telegram.admits(now=deps.now()):
        raise Later(outages.telegram.wait_s(now=deps.now()))
    try:
        result = await deps.telegram.send(
            message.method,
            None if message.method in UNPACED else chat_id,
            message.parameters,
            file=(message.file.name, content) if message.file and content is not None else None,
        )
    except RetryAfter as error:
        if outages.telegram_failed(chat_id, now=deps.now(), wait_s=error.seconds):
            await _pause(error.seconds, deps)
        raise Later(error.seconds) from None
    except TelegramUnavailable:
        outages.telegram_failed(chat_id, now=deps.now())
        raise
    except TelegramError:
        outages.telegram_succeeded()
        raise
    outages.telegram_succeeded()
    return result


async def _reserve(chat_id: str, deps: Deps, *, wait_s_max: float) -> float:
    pacer = deps.outages.pacer
    if not pacer.admits(now=deps.now()):
        raise Later(pacer.wait_s(now=deps.now()))
    try:
        wait_s = await deps.pacer.reserve(chat_id, wait_s_max)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the pacer's
        deps.log.failure("pacer-failed", error)
        pacer.failed(now=deps.now())
        raise Later(pacer.wait_s(now=deps.now())) from None
    pacer.succeeded()
    if wait_s > wait_s_max:
        raise Later(wait_s)
    return wait_s


async def _pause(seconds: int, deps: Deps) -> None:
    deps.log.event("telegram-asks-to-wait", seconds=seconds)
    try:
        await deps.pacer.pause(seconds)
    except Exception as error:  # noqa: BLE001 - other isolates then learn it for themselves
        deps.log.failure("pacer-failed", error)
