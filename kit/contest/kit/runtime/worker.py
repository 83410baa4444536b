"""What the entry of every service has in common: health by HTTP, everything else by RPC."""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Awaitable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Self

import js

import workers
from contest.kit.build import build
from contest.kit.call import Reply
from contest.kit.clock import clock_of
from contest.kit.cost import accounted
from contest.kit.deps import Deps, Limiter
from contest.kit.log import Log
from contest.kit.metrics import Metrics
from contest.kit.ports import Ports
from contest.kit.problems import NotFound
from contest.kit.runtime.bindings import AnalyticsEngine, RateLimit, ask
from contest.kit.runtime.d1 import D1Database
from contest.kit.runtime.http import to_request, to_response
from contest.kit.service import Operation, answer, health, problem_reply
from contest.kit.settings import FORMS, Environment
from workers import WorkerEntrypoint, import_from_javascript

Limit = tuple[int, int]  # (requests, seconds)

# For every request the runtime would turn the request and the whole environment, binding by
# binding, into objects of the SDK, and the response back.
# Nothing of it is used here (docs/adr/0020).
workers.python_from_rpc = workers.python_to_rpc = lambda value: value


@functools.cache
def raw_env() -> Any:
    """The bindings and settings as the runtime gives them;
    the SDK's wrapper converts every value that passes.
    """
    return import_from_javascript("cloudflare:workers").env


@functools.cache
def environment() -> Environment:
    """The settings of this worker, with ENVIRONMENT, VERSION and what `clock_of` reads; empty where
    they are not set.
    """
    env = raw_env()
    names = (*FORMS, "ENVIRONMENT", "VERSION", "CLOCK_AHEAD_S")
    return {name: str(getattr(env, name, "")) for name in names}


def binding(name: str) -> Any:
    """One binding; None where the configuration lacks it."""
    return getattr(raw_env(), name, None)


def absent(*, bindings: Iterable[str], limits: Iterable[Limit]) -> tuple[str, ...]:
    """The bindings that the configuration lacks."""
    names = (*bindings, *map(_limit_name, limits))
    return tuple(name for name in names if binding(name) is None)


def limiters(limits: Iterable[Limit]) -> dict[Limit, Limiter]:
    """The rate limits that a worker is bound to."""
    return {limit: RateLimit(binding(_limit_name(limit))) for limit in limits}


def _limit_name(limit: Limit) -> str:
    requests, period_s = limit
    return f"LIMIT_{requests}_PER_{period_s}_S"


def defer(log: Log, metrics: Metrics, work: Awaitable[None]) -> None:
    """Go on with `work` after the answer. The runtime would swallow its failure:
    so it is logged here.
    """
    name = getattr(work, "__name__", "deferred")
    done = logged(log, "deferred-failed", accounted(work, name, log=log, metrics=metrics))
    import_from_javascript("cloudflare:workers").waitUntil(done)


async def logged(log: Log, event: str, work: Awaitable[None]) -> None:
    """Do the work; its failure is logged, since nobody else would hear of it."""
    try:
        await work
    except Exception as error:  # noqa: BLE001 - whatever it is
        log.failure(event, error)


def log_of(service: str) -> Log:
    """The log of one worker. `print` would end in `console.log` too,
    by way of a file that is flushed at each line.
    """
    return Log(service, environment()["ENVIRONMENT"], environment()["VERSION"], js.console.log)


def metrics_of(service: str) -> Metrics:
    """Where the points of one worker go."""
    names = environment()
    return AnalyticsEngine(
        binding("METRICS"),
        service=service,
        environment=names["ENVIRONMENT"],
        version=names["VERSION"],
    )


class Stateless:
    """One instance of an entry for all requests, where the runtime asks for one per request.

    For each new instance it would wrap the environment and inspect the signature of `fetch`.
    So nothing of a request may be kept on it.
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
    """The entry of a service: a subclass says its name and operations,
    and what it is built from.
    """

    name: str
    operations: Mapping[str, Operation[Any]]
    services: Sequence[str] = ()  # that it reaches
    limits: Sequence[Limit] = ()
    bindings: Sequence[str] = ()  # beside DB, the services and the limits
    kind: type[Deps] = Deps

    @functools.cached_property
    def deps(self) -> Deps:
        """What the service is built from, once: each look at a binding or a setting is a crossing
        into JavaScript.

        A service with a `build` of its own calls that.
        """
        return build(environment(), self.ports, self.kind)

    @property
    def ports(self) -> Ports:
        """The outside that every service has."""
        log, metrics = log_of(self.name), metrics_of(self.name)
        bound = {service: service.upper() for service in self.services}
        return Ports(
            service=self.name,
            db=D1Database(binding("DB")),
            log=log,
            metrics=metrics,
            now=clock_of(environment(), time.time),
            random_bytes=os.urandom,
            defer=functools.partial(defer, log, metrics),
            services={
                service: functools.partial(ask, binding(name)) for service, name in bound.items()
            },
            limiters=limiters(self.limits),
            absent=absent(bindings=("DB", *self.bindings, *bound.values()), limits=self.limits),
        )

    async def fetch(self, request: Any) -> Any:
        """Health and version by HTTP, and nothing else:
        exposing a service by mistake exposes nothing.
        """
        asked = to_request(request)
        if asked.path not in ("/health", "/version"):
            return to_response(problem_reply(NotFound(), instance=asked.path, request_id="-"))
        if asked.method not in ("GET", "HEAD"):
            return to_response(Reply(status=405, media_type="", headers={"allow": "GET, HEAD"}))
        return to_response(health(self.deps))

    async def call(self, message: str) -> str:
        """One operation, for another worker."""
        return await answer(message, self.operations, self.deps)
