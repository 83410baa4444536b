"""What the entry of every service has in common: health by HTTP, everything else by RPC."""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Awaitable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Self

import js

import workers
from contest.kit import settings
from contest.kit.call import Reply
from contest.kit.cost import accounted
from contest.kit.deps import Deps
from contest.kit.log import Log
from contest.kit.metrics import Metrics
from contest.kit.problems import NotFound
from contest.kit.runtime.bindings import AnalyticsEngine, ask
from contest.kit.runtime.d1 import D1Database
from contest.kit.runtime.http import to_request, to_response
from contest.kit.service import Operation, answer, health, problem_reply
from workers import WorkerEntrypoint, import_from_javascript

# For every request the runtime would turn the request and the whole environment, binding by binding, into objects of the SDK, and the
# response back. Nothing of it is used here (docs/adr/0020).
workers.python_from_rpc = workers.python_to_rpc = lambda value: value


@functools.cache
def raw_env() -> Any:
    """The bindings and settings as the runtime gives them; the SDK's wrapper converts every value that passes."""
    return import_from_javascript("cloudflare:workers").env


def setting(env: Any, name: str) -> Any:
    """One setting as its form reads it; what stands for nothing where it is not set or not of its form, which `/ready` reports."""
    return settings.parsed(name, _text(env, name))


def unfit(env: Any) -> tuple[str, ...]:
    """What is wrong with the settings that the configuration has."""
    return settings.faults({name: _text(env, name) for name in settings.FORMS})


def _text(env: Any, name: str) -> str:
    return str(getattr(env, name, ""))


def missing(env: Any, names: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that the configuration does not have."""
    return tuple(name for name in names if getattr(env, name, None) in (None, ""))


def defer(log: Log, metrics: Metrics, work: Awaitable[None]) -> None:
    """Go on with `work` after the answer. The runtime would swallow its failure: so it is logged here."""
    name = getattr(work, "__name__", "deferred")
    done = logged(log, "deferred-failed", accounted(work, name, log=log, metrics=metrics))
    import_from_javascript("cloudflare:workers").waitUntil(done)


async def logged(log: Log, event: str, work: Awaitable[None]) -> None:
    """Do the work; its failure is logged, since nobody else would hear of it."""
    try:
        await work
    except Exception as error:  # noqa: BLE001 - whatever it is
        log.failure(event, error)


def log_of(env: Any, service: str) -> Log:
    """The log of one worker. `print` would end in `console.log` too, by way of a file that is flushed at each line."""
    return Log(service, _text(env, "ENVIRONMENT"), _text(env, "VERSION"), js.console.log)


class Stateless:
    """One instance of an entry for all requests, where the runtime asks for one per request.

    For each new instance it would wrap the environment and inspect the signature of `fetch`. So nothing of a request may be kept on it.
    """

    _instance: ClassVar[Any]

    def __new__(cls, *_: Any) -> Self:
        """The instance. Not in an `__init__` of the entry itself, which the SDK would wrap."""
        if "_instance" not in cls.__dict__:
            cls._instance = super().__new__(cls)
        instance: Self = cls._instance
        return instance

    def __init__(self, ctx: Any, env: Any) -> None:
        """Keep neither: see `raw_env` and `defer`."""


class Service(Stateless, WorkerEntrypoint):
    """The entry of a service: a subclass says its name and operations, and what it is built from."""

    name: str
    operations: Mapping[str, Operation[Any]]
    settings: Sequence[str] = ()
    services: Sequence[str] = ()  # that it reaches
    bindings: Sequence[str] = ()  # beside DB and the services

    @functools.cached_property
    def deps(self) -> Deps:
        """What the service is built from, once: each look at a binding or a setting is a crossing into JavaScript.

        A service with more than this builds its own from `common`.
        """
        return Deps(**self.common)

    @functools.cached_property
    def common(self) -> dict[str, Any]:
        """The fields that every service's `Deps` has."""
        env = raw_env()
        log = log_of(env, self.name)
        metrics = AnalyticsEngine(getattr(env, "METRICS", None), log)
        bound = {service: service.upper() for service in self.services}
        return {
            "db": D1Database(env.DB),
            "log": log,
            "metrics": metrics,
            "now": time.time,
            "random_bytes": os.urandom,
            "defer": functools.partial(defer, log, metrics),
            "services": {service: functools.partial(ask, getattr(env, name, None)) for service, name in bound.items()},
            "missing": missing(env, ("DB", *self.settings, *self.bindings, *bound.values())),
            "unfit": unfit(env),
        }

    async def fetch(self, request: Any) -> Any:
        """Health and version by HTTP, and nothing else: exposing a service by mistake exposes nothing."""
        asked = to_request(request)
        if asked.path not in ("/health", "/version"):
            return to_response(problem_reply(NotFound(), instance=asked.path, request_id="-"))
        if asked.method not in ("GET", "HEAD"):
            return to_response(Reply(status=405, media_type="", headers={"allow": "GET, HEAD"}))
        return to_response(health(log_of(raw_env(), self.name)))

    async def call(self, message: str) -> str:
        """One operation, for another worker."""
        return await answer(message, self.operations, self.deps)
