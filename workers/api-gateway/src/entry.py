"""The entry of the gateway: wiring only."""

import functools
import os
import time
from typing import Any

from contest.gateway.app import handle
from contest.gateway.deps import BackendUnreachable, Deps
from contest.gateway.keys import KeySet
from contest.gateway.operations import SERVICES
from contest.gateway.tokens import VerifiedTokens
from contest.kit.runtime.bindings import AnalyticsEngine, BindingFailed, RateLimit, call
from contest.kit.runtime.crypto import WebCryptoEd25519
from contest.kit.runtime.http import to_request, to_response
from contest.kit.runtime.worker import Stateless, log_of, missing, raw_env, setting, unfit
from contest.kit.service import answer, configured, ready_if
from workers import WorkerEntrypoint

LIMITS = ((20, 60), (60, 60), (600, 60))
LIMIT_NAMES = {(limit, period_s): f"LIMIT_{limit}_PER_{period_s}_S" for limit, period_s in LIMITS}
NEEDED = ("TELEGRAM_WEBHOOK_SECRET", "OPS_TOKEN", *LIMIT_NAMES.values(), *(service.upper() for service in SERVICES))
LOCAL = {"getReadyLocally": ready_if(configured)}


class Bindings(dict[str, Any]):
    async def call(self, service: str, message: str, *, timeout_s: float) -> str:
        if self[service] is None:
            raise BackendUnreachable(f"There is no binding to {service}.")
        try:
            return await call(self[service], message, timeout_s=timeout_s)
        except BindingFailed as error:
            raise BackendUnreachable(str(error)) from None


@functools.cache
def deps() -> Deps:
    env = raw_env()
    log = log_of(env, "api-gateway")
    return Deps(
        backend=Bindings({service: getattr(env, service.upper(), None) for service in SERVICES}),
        keys=KeySet(),
        tokens=VerifiedTokens(),
        ed25519=WebCryptoEd25519(),
        limiters={limit: RateLimit(getattr(env, name, None)) for limit, name in LIMIT_NAMES.items()},
        webhook_secret=setting(env, "TELEGRAM_WEBHOOK_SECRET"),
        ops_token=setting(env, "OPS_TOKEN"),
        allowed_origins=setting(env, "ALLOWED_ORIGINS"),
        log=log,
        metrics=AnalyticsEngine(getattr(env, "METRICS", None), log),
        now=time.time,
        ticks=time.monotonic,
        random_bytes=os.urandom,
        missing=missing(env, NEEDED),
        unfit=unfit(env),
    )


class Default(Stateless, WorkerEntrypoint):
    async def fetch(self, request: Any) -> Any:
        return to_response(await handle(to_request(request), deps()))

    async def call(self, message: str) -> str:
        return await answer(message, LOCAL, deps())
