"""Brings updates to the bot's webhook with Telegram's order, retries and back-off."""

from __future__ import annotations

import asyncio
import re
import secrets
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from tools.telegram.state import Emulator, Json, Update, Webhook

ANSWER_WAIT_S_MAX = 60
# A webhook is on this machine, over HTTP: nobody is trusted, and nobody's certificates are read.
TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
BACKOFF_S_MAX = 60  # ... to twice that, at random.
RETRY_AFTER_S_MAX = 3600
ERROR_MESSAGES = {
    httpx.ConnectError: "Connection refused",
    httpx.TimeoutException: "Read timeout expired",
    TimeoutError: "Read timeout expired",
}


@dataclass
class Delivery:
    """`execute` makes the one method call with which a bot may answer an update."""

    emulator: Emulator
    http: httpx.AsyncClient
    execute: Callable[[str, Json], Awaitable[object]]


@asynccontextmanager
async def delivering(
    emulator: Emulator, execute: Callable[[str, Json], Awaitable[object]]
) -> AsyncIterator[None]:
    """Deliver for as long as the context is open; leaves no task behind."""
    async with httpx.AsyncClient(timeout=ANSWER_WAIT_S_MAX, trust_env=False, verify=TLS) as http:
        dispatcher = asyncio.create_task(_dispatch(Delivery(emulator, http, execute)))
        try:
            yield
        finally:
            await _stop([dispatcher])


async def _dispatch(delivery: Delivery) -> None:
    """Keep one worker for each queue that has updates; another webhook starts them all afresh."""
    workers: dict[str, asyncio.Task[None]] = {}
    webhook, slots = None, asyncio.Semaphore()
    try:
        while True:
            changed = delivery.emulator.changed
            if delivery.emulator.webhook is not webhook:
                await _stop(workers.values())
                webhook = delivery.emulator.webhook
                slots = asyncio.Semaphore(webhook.max_connections if webhook else 1)
            workers = {queue: worker for queue, worker in workers.items() if not worker.done()}
            if webhook:
                for queue in delivery.emulator.queues.keys() - workers.keys():
                    workers[queue] = asyncio.create_task(_drain(delivery, webhook, queue, slots))
            await changed.wait()
    finally:
        await _stop(workers.values())


async def _stop(tasks: Iterable[asyncio.Task[None]]) -> None:
    stopped = list(tasks)
    for task in stopped:
        task.cancel()
    await asyncio.gather(*stopped, return_exceptions=True)


async def _drain(
    delivery: Delivery, webhook: Webhook, queue: str, slots: asyncio.Semaphore
) -> None:
    failures = 0
    while waiting := delivery.emulator.queues.get(queue):
        update = waiting[0]
        async with slots:
            retry_after_s = await _deliver(delivery, webhook, update)
            if retry_after_s is None and delivery.emulator.weather.duplicates:
                await _deliver(delivery, webhook, update)
        if retry_after_s is None:
            delivery.emulator.settle(update)
            failures = 0
        else:
            failures += 1
            await asyncio.sleep(
                (retry_after_s or backoff_s(failures)) * delivery.emulator.backoff_scale
            )


def backoff_s(failures: int) -> float:
    """The wait before the next attempt: none after the first failure, then 2, 4, 8 ... seconds."""
    return (
        0
        if failures <= 1
        else min(2.0 ** min(failures - 1, 10), BACKOFF_S_MAX + secrets.randbelow(BACKOFF_S_MAX + 1))
    )


async def _deliver(delivery: Delivery, webhook: Webhook, update: Update) -> int | None:
    """None when delivered, else the seconds the bot asked us to wait (0: it did not)."""
    if delivery.emulator.weather.down:
        _note_error(delivery, webhook, ERROR_MESSAGES[httpx.ConnectError])
        return 0
    headers = (
        {"X-Telegram-Bot-Api-Secret-Token": webhook.secret_token} if webhook.secret_token else {}
    )
    try:
        async with asyncio.timeout(ANSWER_WAIT_S_MAX):
            reply = await delivery.http.post(webhook.url, json=update.body, headers=headers)
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
        _note_error(
            delivery,
            webhook,
            next(
                (text for kind, text in ERROR_MESSAGES.items() if isinstance(error, kind)),
                repr(error),
            ),
        )
        return 0
    if not reply.is_success:
        _note_error(
            delivery,
            webhook,
            f"Wrong response from the webhook: {reply.status_code} {reply.reason_phrase}",
        )
        return asked_wait_s(reply)
    await _execute_reply(delivery, reply)
    return None


def _note_error(delivery: Delivery, webhook: Webhook, message: str) -> None:
    webhook.last_error_at_s, webhook.last_error_message = int(delivery.emulator.now_s()), message


def asked_wait_s(reply: httpx.Response) -> int:
    """The seconds of `Retry-After`, at most an hour; 0 where it gives none."""
    asked = reply.headers.get("Retry-After", "")
    return min(int(asked), RETRY_AFTER_S_MAX) if re.fullmatch("[0-9]{1,9}", asked) else 0


async def _execute_reply(delivery: Delivery, reply: httpx.Response) -> None:
    """The bot sees neither result nor error of a call made this way, but the request log does."""
    try:
        body = reply.json()
    except ValueError:
        return
    if isinstance(body, dict) and isinstance(method := body.pop("method", None), str):
        await delivery.execute(method, body)
