"""How much one caller may ask of an operation, and how much of that may be refused: what `x-rate-limit` says."""

from __future__ import annotations

import hashlib
import ipaddress

from contest.gateway.deps import Deps
from contest.gateway.operation import Operation
from contest.kit.call import Actor
from contest.kit.http.request import BodyIncomplete, Request
from contest.kit.problems import TooManyRequests

# Nobody is told anything by these: refused by a limit already, or gone.
_NOT_COUNTED = {TooManyRequests.status, BodyIncomplete.status}


async def admit(request: Request, operation: Operation, actor: Actor | None, deps: Deps) -> None:
    """Count a request by its verified caller, else by its address. Raises `TooManyRequests`."""
    if operation.rate_limit is None:
        return
    if not await deps.limiters[operation.rate_limit].allow(_key(request, operation, actor)):
        raise _too_many("requests", operation.rate_limit)


async def count_refusal(
    status: int, request: Request, operation: Operation, actor: Actor | None, deps: Deps
) -> None:
    """Count what was refused. Raises `TooManyRequests`, so that whoever guesses learns no more.

    Others behind the same address are not concerned: what is right is never counted here.
    """
    if operation.refusal_limit is None or not 400 <= status < 500 or status in _NOT_COUNTED:
        return
    key = f"refused:{_key(request, operation, actor)}"
    if not await deps.limiters[operation.refusal_limit].allow(key):
        raise _too_many("refused requests", operation.refusal_limit)


def _too_many(what: str, limit: tuple[int, int]) -> TooManyRequests:
    count, period_s = limit
    detail = f"At most {count} {what} in {period_s} s."
    return TooManyRequests(detail, headers={"retry-after": str(period_s)})


def _key(request: Request, operation: Operation, actor: Actor | None) -> str:
    """A digest, so that the platform's counters hold no id of somebody who deleted their account, and no address."""
    caller = (
        f"user:{actor.user_id}"
        if actor
        else f"network:{_network(request.header('cf-connecting-ip') or '')}"
    )
    return hashlib.sha256(f"{operation.operation_id}:{caller}".encode()).hexdigest()


def _network(address: str) -> str:
    """What one connection can choose its address from: a single IPv4 address, but a whole /64 of IPv6."""
    try:
        return (
            str(ipaddress.ip_network(f"{address}/64", strict=False)) if ":" in address else address
        )
    except ValueError:
        return address
