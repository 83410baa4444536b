"""One call to a service, within a time limit; what goes wrong on the way is a problem with a name."""

from __future__ import annotations

from contest.gateway.deps import BackendUnreachable, Deps
from contest.gateway.problems import ServiceTimeout, ServiceUnreachable
from contest.kit.call import Call, Reply

TIMEOUT_S = 15


async def call_service(
    service: str, call: Call, deps: Deps, *, timeout_s: float = TIMEOUT_S
) -> Reply:
    """The service's reply. Never tries twice: the call may have had its effect. Raises `ServiceUnreachable` or `ServiceTimeout`.

    A runtime that is busy fires no timer, and hands over what came late as if it had come in time: so the time is taken here too.
    """
    started = deps.ticks()
    try:
        reply = await deps.backend.call(service, call.encode(), timeout_s=timeout_s)
        if deps.ticks() - started > timeout_s:
            raise TimeoutError
        return Reply.decode(reply)
    except BackendUnreachable as error:
        deps.log.failure("service-unreachable", error, called=service, request_id=call.request_id)
        raise ServiceUnreachable(f"{service} did not take the call.") from None
    except TimeoutError:
        raise ServiceTimeout(f"{service} did not answer within {timeout_s} s.") from None
