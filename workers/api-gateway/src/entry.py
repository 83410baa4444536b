"""The entry of the gateway: wiring only."""

import functools
import os
import time
from typing import Any

from contest.gateway.app import handle
from contest.gateway.build import Ports, build
from contest.gateway.deps import BackendUnreachable, Deps
from contest.gateway.operations import SERVICES
from contest.kit.clock import clock_of
from contest.kit.runtime.bindings import BindingFailed, call
from contest.kit.runtime.crypto import WebCryptoEd25519
from contest.kit.runtime.http import to_request, to_response
from contest.kit.runtime.worker import (
    Stateless,
    absent,
    binding,
    environment,
    limiters,
    log_of,
    metrics_of,
)
from contest.kit.service import answer, configured, ready_if
from workers import WorkerEntrypoint

NAME = "api-gateway"
LIMITS = ((20, 60), (60, 60), (600, 60))
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
    ports = Ports(
        service=NAME,
        backend=Bindings({service: binding(service.upper()) for service in SERVICES}),
        ed25519=WebCryptoEd25519(),
        limiters=limiters(LIMITS),
        log=log_of(NAME),
        metrics=metrics_of(NAME),
        now=clock_of(environment(), time.time),
        ticks=time.monotonic,
        random_bytes=os.urandom,
        absent=absent(limits=LIMITS, bindings=[service.upper() for service in SERVICES]),
    )
    return build(environment(), ports)


class Default(Stateless, WorkerEntrypoint):
    async def fetch(self, request: Any) -> Any:
        return to_response(await handle(to_request(request), deps()))

    async def call(self, message: str) -> str:
        return await answer(message, LOCAL, deps())
