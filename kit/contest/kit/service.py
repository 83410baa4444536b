"""The inside of a service binding: one message in, the operation it names, one reply out,
one log line.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, TypeVar

from contest.kit import jsontext, settings
from contest.kit.call import PROBLEM, Call, Reply
from contest.kit.clock import Clock
from contest.kit.cost import costing, count_cost
from contest.kit.database import DatabaseBusy, DatabaseError, probe_write
from contest.kit.deps import Deps
from contest.kit.log import Log
from contest.kit.metrics import Metrics
from contest.kit.problems import Busy, InternalError, Problem, Unavailable

UNSURE = "unsure"  # in the answer to getReady: what cannot be told now


class Outside(Protocol):
    """What every worker has, the gateway as well."""

    @property
    def service(self) -> str: ...
    @property
    def environment(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def log(self) -> Log: ...
    @property
    def metrics(self) -> Metrics: ...
    @property
    def now(self) -> Clock: ...
    @property
    def missing(self) -> tuple[str, ...]: ...
    @property
    def unfit(self) -> tuple[str, ...]: ...


D = TypeVar("D", bound=Outside)
Operation = Callable[[Call, D], Awaitable[Reply]]
Proof = Callable[[D], Awaitable[str | None]]


async def answer(message: str, operations: Mapping[str, Operation[D]], deps: D) -> str:
    """Run the operation that `message` names. A failure of the operation becomes a problem:
    its text must not cross a binding.
    """
    started = deps.now()
    call = Call.decode(message)
    with costing() as cost:
        reply = await _reply(call, operations, deps)
    log_request(
        deps.log,
        call.operation,
        reply.status,
        request_id=call.request_id,
        traceparent=call.traceparent,
        duration_s=deps.now() - started,
        **cost.fields,
    )
    count_cost(deps.metrics, call.operation, cost)
    return reply.encode()


async def _reply(call: Call, operations: Mapping[str, Operation[D]], deps: D) -> Reply:
    try:
        return await operations[call.operation](call, deps)
    except Problem as problem:
        return problem_reply(problem, instance=call.instance, request_id=call.request_id)
    except DatabaseBusy:
        return problem_reply(Busy(), instance=call.instance, request_id=call.request_id)
    # The border: the caller gets a problem, the log gets the place.
    except Exception as error:  # noqa: BLE001
        deps.log.failure("failure", error, request_id=call.request_id, operation=call.operation)
        return problem_reply(InternalError(), instance=call.instance, request_id=call.request_id)


def problem_reply(problem: Problem, *, instance: str, request_id: str) -> Reply:
    """The problem as the reply that the client receives."""
    body = jsontext.encode(problem.document(instance=instance, request_id=request_id))
    return Reply(status=problem.status, body=body, media_type=PROBLEM, headers=problem.headers)


def log_request(
    log: Log,
    operation: str,
    status: int,
    *,
    request_id: str,
    traceparent: str,
    duration_s: float,
    **cost: int | str,
) -> None:
    """The one line that each worker writes for each request it takes part in."""
    log.event(
        "request",
        request_id=request_id,
        trace_id=traceparent[3:35],
        operation=operation,
        status=status,
        duration_ms=round(duration_s * 1000, 1),
        **cost,
    )


def health(deps: Outside) -> Reply:
    """Which worker this is. Asks nothing of anything, so that it tells of this worker alone."""
    who = {"service": deps.service, "environment": deps.environment, "version": deps.version}
    body = {"status": "ok"} | who
    return Reply.of(body, headers={"cache-control": "no-store"})


async def get_service_health(call: Call, deps: Deps) -> Reply:
    """The service's own answer to `GET /health/{service}`."""
    return health(deps)


class NotReady(Unavailable):
    type, title = "not-ready", "A part of the service is not ready"


def ready_if(*proofs: Proof[D]) -> Operation[D]:
    """The operation that answers when every proof holds. One that fails raises `NotReady`;
    it returns what it cannot tell, if anything.
    """

    async def get_ready(call: Call, deps: D) -> Reply:
        doubts = [doubt for proof in proofs if (doubt := await proof(deps))]
        return Reply.of({"status": "ok"} | ({UNSURE: "; ".join(doubts)} if doubts else {}))

    return get_ready


async def configured(deps: Outside) -> None:
    """Every binding and setting is there, and every setting is of its form."""
    if wrong := settings.told(missing=deps.missing, unfit=deps.unfit):
        raise NotReady(f"{deps.service} {wrong}.")


async def writing(deps: Deps) -> None:
    """The database takes a write."""
    try:
        await probe_write(deps.db, now=int(deps.now()))
    except DatabaseError as error:
        deps.log.failure("not-writing", error)
        raise NotReady(f"The database of {deps.service} takes no write.") from None


# What every service answers beside its own operations.
COMMON: Mapping[str, Operation[Deps]] = {
    "getServiceHealth": get_service_health,
    "getReady": ready_if(configured, writing),
    "getReadyLocally": ready_if(configured),
}
