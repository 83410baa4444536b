"""Service bindings, rate limits and the Durable Objects, each as a port of ours."""

from __future__ import annotations

import functools
from typing import Any

import js
from pyodide.ffi import JsException, create_once_callable, jsnull

from contest.kit import jsontext
from contest.kit.bell import Bell
from contest.kit.deps import ServiceAway
from contest.kit.metrics import BLOBS, Kind, bucket_ms

PACER_S_MAX = 5.0  # A Durable Object may hang; then it counts as away.

_set_timeout, _clear_timeout, _parse = js.setTimeout, js.clearTimeout, js.JSON.parse


class BindingFailed(Exception):
    """The other side of a service binding threw, or there is no such binding.
    The message is not for clients.
    """


async def call(binding: Any, message: str, *, timeout_s: float) -> str:
    """Call the other side of a service binding. Raises `BindingFailed` or `TimeoutError`."""
    return str(await _within(timeout_s, binding.call(message)))


async def _within(timeout_s: float, pending: Any) -> Any:
    """The outcome of a call.

    `asyncio.wait_for` would leave a JavaScript timer, with a Python proxy in it, until the limit
    has passed. Timers fire only when the runtime has nothing else to do:
    from a busy one a late answer comes before its time-out.
    """
    expiry = create_once_callable(functools.partial(_expire, pending))
    timer = _set_timeout(expiry, int(timeout_s * 1000))
    try:
        return await pending
    except JsException as error:
        raise BindingFailed(error.name) from None
    finally:
        _clear_timeout(timer)
        if not isinstance(
            pending.exception(), TimeoutError
        ):  # a callback that was called is gone already
            expiry.destroy()


async def ask(binding: Any, message: str, *, timeout_s: float) -> str:
    """See `Ask`."""
    if binding is None:
        raise ServiceAway("not bound")
    try:
        return await call(binding, message, timeout_s=timeout_s)
    except BindingFailed as error:
        raise ServiceAway(str(error)) from None
    except TimeoutError:
        raise ServiceAway(f"no answer within {timeout_s} s") from None


def _expire(pending: Any) -> None:
    if not pending.done():
        pending.set_exception(TimeoutError())


class ObjectPacer:
    """The one Durable Object that paces. A stub belongs to the request that asked for it,
    so each call asks anew.
    """

    def __init__(self, namespace: Any) -> None:
        self._namespace = namespace

    async def reserve(self, chat_id: str, wait_s_max: float) -> float:
        """How long to wait before the next message to a chat, in seconds; a place further away than
        `wait_s_max` is not taken. Raises `BindingFailed` or `TimeoutError`.
        """
        return float(await _within(PACER_S_MAX, self._stub().reserve(chat_id, wait_s_max)))

    async def pause(self, seconds: float) -> None:
        """No message to anybody for so long. Raises `BindingFailed` or `TimeoutError`."""
        await _within(PACER_S_MAX, self._stub().pause(seconds))

    def _stub(self) -> Any:
        return self._namespace.getByName("all")


class ObjectAlarm:
    """The one Durable Object with an alarm."""

    def __init__(self, namespace: Any) -> None:
        self._namespace = namespace

    async def ring(self, after_s: float) -> None:
        """Have its alarm go off so long from now, or earlier.
        Raises `BindingFailed` or `TimeoutError`.
        """
        await _within(PACER_S_MAX, self._namespace.getByName("all").ring(after_s))


async def ring_within(storage: Any, bell: Bell, after_s: float, *, now: float) -> None:
    """Have the alarm of a Durable Object go off so long from now, or earlier and then as well.
    `now` is in epoch seconds.
    """
    set_for = await storage.getAlarm()
    is_set_for = None if set_for is None or set_for is jsnull else int(set_for)
    at = bell.asked(int((now + after_s) * 1000), is_set_for=is_set_for, now=int(now * 1000))
    if at is not None:
        await storage.setAlarm(at)


async def ring_again(storage: Any, bell: Bell, *, now: float) -> None:
    """Set the alarm that has gone off to what else it was asked for."""
    if (at := bell.gone_off(now=int(now * 1000))) is not None:
        await storage.setAlarm(at)


class AnalyticsEngine:
    """See `Metrics`. Without a binding, as on one's own machine, nothing is counted."""

    def __init__(self, binding: Any, *, service: str, environment: str, version: str) -> None:
        self._binding = binding
        self._worker = {"service": service, "environment": environment, "version": version}

    def write(
        self, kind: Kind, name: str, outcome: str = "", value: float = 0.0, *more: float
    ) -> None:
        """See `Metrics.write`."""
        if self._binding is None:
            return
        said = {"kind": kind, "name": name, "outcome": outcome, **self._worker}
        said["bucket"] = bucket_ms(value) if kind == "request" else ""
        point = {
            "indexes": [kind],
            "blobs": [said[column] for column in BLOBS],
            "doubles": [value, *more],
        }
        self._binding.writeDataPoint(_parse(jsontext.encode(point)))


class RateLimit:
    """A rate limit that the platform counts."""

    def __init__(self, binding: Any) -> None:
        self._binding = binding

    async def allow(self, key: str) -> bool:
        """Count one request for `key`; whether it is within the limit."""
        outcome = await self._binding.limit(_parse(jsontext.encode({"key": key})))
        return bool(outcome.success)
