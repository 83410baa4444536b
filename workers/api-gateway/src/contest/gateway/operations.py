"""The operations that the gateway answers itself: which worker this is, whether all are well, and the document."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from contest.gateway.call_service import call_service
from contest.gateway.deps import Deps
from contest.gateway.problems import ServiceTimeout, ServiceUnreachable
from contest.gateway.table import GET_SERVICE_HEALTH
from contest.kit import settings
from contest.kit.call import Call, Reply
from contest.kit.problems import Problem, Unavailable
from contest.kit.service import UNSURE, health

HEALTH_TIMEOUT_S = 5
SERVICES = GET_SERVICE_HEALTH.path[0].enum


async def get_health(call: Call, deps: Deps) -> Reply:
    """Which gateway this is; asks nothing of anything."""
    return health(deps)


async def get_service_health(call: Call, deps: Deps) -> Reply:
    """The service's own answer. Raises `Unavailable` when there is none within 5 s."""
    service = call.path["service"]
    try:
        return await call_service(service, call, deps, timeout_s=HEALTH_TIMEOUT_S)
    except (ServiceTimeout, ServiceUnreachable):
        raise Unavailable(f"{service} does not answer.") from None


async def get_ready(call: Call, deps: Deps) -> Reply:
    """Each service's word on its settings, database and bindings: 503 when one has a fault, else 200, with what cannot be told now."""
    states = await deps.readiness.states(partial(_look, call, deps), now=deps.now)
    faults = [
        f"{service}: {state}"
        for service, state in states.items()
        if state != "ok" and not state.startswith(UNSURE)
    ]
    if faults:
        raise Unavailable("; ".join(faults))
    return Reply.of({"status": "ok", "services": states}, headers={"cache-control": "no-store"})


async def get_openapi(call: Call, deps: Deps) -> Reply:
    """The document, public operations only."""
    from contest.gateway.document import TEXT  # noqa: PLC0415 - large, and rarely asked for

    return Reply(body=TEXT)


async def _look(call: Call, deps: Deps) -> dict[str, str]:
    states = dict(
        zip(
            SERVICES,
            await asyncio.gather(*(_ready(service, call, deps) for service in SERVICES)),
            strict=True,
        )
    )
    wrong = settings.told(missing=deps.missing, unfit=deps.unfit)
    return states | ({"api-gateway": wrong} if wrong else {})


async def _ready(service: str, call: Call, deps: Deps) -> str:
    try:
        reply = await call_service(
            service, call._replace(operation="getReady"), deps, timeout_s=HEALTH_TIMEOUT_S
        )
    except Problem as problem:
        return str(problem)
    told = json.loads(reply.body)
    if reply.status != 200:
        return str(told["detail"])
    return f"{UNSURE}: {told[UNSURE]}" if UNSURE in told else "ok"


OPERATIONS: Mapping[str, Callable[[Call, Deps], Awaitable[Reply]]] = {
    "getHealth": get_health,
    "getVersion": get_health,
    "getServiceHealth": get_service_health,
    "getReady": get_ready,
    "getOpenapi": get_openapi,
}
