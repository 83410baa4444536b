"""Queues, service bindings, rate limits and the Durable Object that paces, each as a port of ours."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import js
from pyodide.ffi import JsException, create_once_callable, to_js

from contest.kit import jsontext
from contest.kit.deps import QueueError
from contest.kit.log import Log
from contest.kit.metrics import bucket_ms

_set_timeout, _clear_timeout, _parse = js.setTimeout, js.clearTimeout, js.JSON.parse


class BindingFailed(Exception):
    """The other side of a service binding threw, or there is no such binding. The message is not for clients."""


class EdgeQueue:
    """A queue to send to."""

    def __init__(self, binding: Any) -> None:
        self._binding = binding

    async def send(self, messages: Sequence[str]) -> None:
        """See `Queue.send`."""
        batch = [{"body": message, "contentType": "text"} for message in messages]
        try:
            await self._binding.sendBatch(to_js(batch, dict_converter=js.Object.fromEntries))
        except JsException as error:
            raise QueueError(error.message) from None


class EdgeMessage:
    """One delivery of a queue, see `QueueMessage`."""

    def __init__(self, message: Any) -> None:
        self._message = message
        self.body: str = message.body if isinstance(message.body, str) else ""
        self.attempts: int = message.attempts

    def ack(self) -> None:
        """See `QueueMessage.ack`."""
        self._message.ack()

    def retry(self, delay_s: int) -> None:
        """See `QueueMessage.retry`."""
        self._message.retry({"delaySeconds": delay_s})


async def call(binding: Any, message: str, *, timeout_s: float) -> str:
    """Call the other side of a service binding. Raises `BindingFailed` or `TimeoutError`.

    `asyncio.wait_for` would leave a JavaScript timer, with a Python proxy in it, until the limit has passed.
    Timers fire only when the runtime has nothing else to do: from a busy one a late answer comes before its time-out.
    """
    pending = binding.call(message)
    expiry = create_once_callable(functools.partial(_expire, pending))
    timer = _set_timeout(expiry, int(timeout_s * 1000))
    try:
        return str(await pending)
    except JsException as error:
        raise BindingFailed(error.name) from None
    finally:
        _clear_timeout(timer)
        if not isinstance(pending.exception(), TimeoutError):  # a callback that was called is gone already
            expiry.destroy()


def _expire(pending: Any) -> None:
    if not pending.done():
        pending.set_exception(TimeoutError())


class EdgePacer:
    """The one Durable Object that paces. A stub belongs to the request that asked for it, so each call asks anew."""

    def __init__(self, namespace: Any) -> None:
        self._namespace = namespace

    async def reserve(self, chat_id: str) -> float:
        """How long to wait before the next message to a chat, in seconds."""
        return float(await self._namespace.getByName("all").reserve(chat_id))


class AnalyticsEngine:
    """See `Metrics`. Without a binding, as on one's own machine, nothing is counted."""

    def __init__(self, binding: Any, log: Log) -> None:
        self._binding = binding
        self._worker = [log.service, log.environment, log.version]

    def write(self, kind: str, name: str, outcome: str = "", value: float = 0.0) -> None:
        """See `Metrics.write`."""
        if self._binding is None:
            return
        bucket = bucket_ms(value) if kind == "request" else ""
        point = {"indexes": [kind], "blobs": [kind, name, outcome, *self._worker, bucket], "doubles": [value]}
        self._binding.writeDataPoint(_parse(jsontext.encode(point)))


class RateLimit:
    """A rate limit that the platform counts."""

    def __init__(self, binding: Any) -> None:
        self._binding = binding

    async def allow(self, key: str) -> bool:
        """Count one request for `key`; whether it is within the limit."""
        outcome = await self._binding.limit(_parse(jsontext.encode({"key": key})))
        return bool(outcome.success)
