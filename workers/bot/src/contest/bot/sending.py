"""Sending a message: at its place in the pace, and not at all while the pacer or Telegram is down."""

from __future__ import annotations

from typing import Any

from contest.bot.deps import Deps
from contest.bot.pacing import LATER_S_MAX, WAIT_MAX_S
from contest.kit.telegram import RetryAfter, TelegramError, TelegramUnavailable

SIDE_BY_SIDE_MAX = (
    6  # As many as an isolate has connections: a request behind others runs into its time-out.
)


class Later(Exception):
    """Nothing was sent, which is not the message's fault: not before `seconds` from now."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not before {seconds:.0f} s from now")
        self.seconds = min(int(seconds) + 1, LATER_S_MAX)


def room(deps: Deps) -> int:
    """How many messages to take up: none while something is down, then one, to see whether it still is."""
    if deps.outages.wait_s(now=deps.now()):
        return 0
    return 1 if deps.outages.is_open else SIDE_BY_SIDE_MAX


async def send(chat_id: str, text: str, reply_markup: dict[str, Any] | None, deps: Deps) -> None:
    """Send a message, with three outside calls at most. Raises `Later`, or a `TelegramError` other than `RetryAfter`."""
    await deps.sleep(await _reserve(chat_id, deps))
    outages = deps.outages
    if not outages.telegram.admits(now=deps.now()):
        raise Later(outages.telegram.wait_s(now=deps.now()))
    try:
        await deps.telegram.send_message(chat_id, text, reply_markup=reply_markup)
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


async def _reserve(chat_id: str, deps: Deps) -> float:
    pacer = deps.outages.pacer
    if not pacer.admits(now=deps.now()):
        raise Later(pacer.wait_s(now=deps.now()))
    try:
        wait_s = await deps.pacer.reserve(chat_id)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the pacer's
        deps.log.failure("pacer-failed", error)
        pacer.failed(now=deps.now())
        raise Later(pacer.wait_s(now=deps.now())) from None
    pacer.succeeded()
    if wait_s > WAIT_MAX_S:
        raise Later(wait_s)
    return wait_s


async def _pause(seconds: int, deps: Deps) -> None:
    deps.log.event("telegram-asks-to-wait", seconds=seconds)
    try:
        await deps.pacer.pause(seconds)
    except Exception as error:  # noqa: BLE001 - other isolates then learn it for themselves
        deps.log.failure("pacer-failed", error)
