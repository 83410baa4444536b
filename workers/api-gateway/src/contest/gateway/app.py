"""The walk of a request through the gateway: match, authenticate, limit, check, call;
and no domain logic, ever.
"""

from __future__ import annotations

from functools import partial

from contest.gateway.authenticate import authenticate
from contest.gateway.caching import with_etag
from contest.gateway.call_service import call_service
from contest.gateway.check import check
from contest.gateway.cors import cors_headers
from contest.gateway.deps import Deps
from contest.gateway.limits import admit, count_refusal
from contest.gateway.match import match
from contest.gateway.operation import Operation
from contest.gateway.operations import OPERATIONS
from contest.gateway.refusal_page import as_page
from contest.gateway.trace import Trace, begin
from contest.kit.call import Actor, Call, Reply
from contest.kit.http.request import Request, check_host
from contest.kit.problems import InternalError, Problem
from contest.kit.service import log_request, problem_reply

# Of every reply. A JSON document is no page: it loads nothing, and nobody frames it.
SECURITY_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
}


async def handle(request: Request, deps: Deps) -> Reply:
    """The reply to a request, whatever happens; one log line tells of it."""
    started = deps.ticks()
    trace = begin(request, deps.random_bytes)
    name, allow = "-", ""
    try:
        check_host(request.header)
        operation, values, allow = match(request.path, request.method)
        if operation is None:
            reply = Reply(status=204, media_type="", headers={"allow": allow})
        else:
            name = operation.operation_id
            reply = with_etag(
                request, operation, await _serve(request, operation, values, trace, deps)
            )
    except Problem as problem:
        reply = problem_reply(problem, instance=trace.instance, request_id=trace.request_id)
    # The border: the client gets a problem, the log gets the place.
    except Exception as error:  # noqa: BLE001
        deps.log.failure("failure", error, request_id=trace.request_id, operation=name)
        reply = problem_reply(InternalError(), instance=trace.instance, request_id=trace.request_id)
    reply = as_page(reply, request, request_id=trace.request_id)
    duration_s = deps.ticks() - started
    log_request(
        deps.log,
        name,
        reply.status,
        request_id=trace.request_id,
        traceparent=trace.traceparent,
        duration_s=duration_s,
    )
    deps.metrics.write("request", name, str(reply.status), duration_s * 1000)
    cors = cors_headers(request, deps.settings.allowed_origins, allow=allow)
    return Reply(reply.status, reply.body, reply.media_type, _headers(reply, trace, cors))


def _headers(reply: Reply, trace: Trace, cors: dict[str, str]) -> dict[str, str]:
    vary = f"{reply.headers['vary']}, {cors['vary']}" if "vary" in reply.headers else cors["vary"]
    return {
        **SECURITY_HEADERS,
        **reply.headers,
        **cors,
        "vary": vary,
        "x-request-id": trace.request_id,
    }


async def _serve(
    request: Request, operation: Operation, values: list[str], trace: Trace, deps: Deps
) -> Reply:
    actor = await authenticate(request, operation, trace, deps)
    await admit(request, operation, actor, deps)
    try:
        reply = await _answer(request, operation, values, trace, actor, deps)
    except Problem as problem:
        await count_refusal(problem.status, request, operation, actor, deps)
        raise
    await count_refusal(reply.status, request, operation, actor, deps)
    return reply


async def _answer(
    request: Request,
    operation: Operation,
    values: list[str],
    trace: Trace,
    actor: Actor | None,
    deps: Deps,
) -> Reply:
    call = await check(request, operation, values, trace, actor)
    if operation.service == "api-gateway":
        return await OPERATIONS[operation.operation_id](call, deps)
    ask = partial(call_service, _service(operation, call), call, deps)
    if operation.is_shared and operation.cache_s and actor is None:
        return await deps.shared.get(call, ask, keep_s=operation.cache_s, now=deps.ticks())
    return await ask()


def _service(operation: Operation, call: Call) -> str:
    """The service that answers: a worker's name, or the value of the path parameter that names
    it.
    """
    return (
        call.path[operation.service[1:-1]]
        if operation.service.startswith("{")
        else operation.service
    )
