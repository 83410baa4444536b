"""Compile the extensions of an operation: its cost, and what a client may keep or repeat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tools.contract.rules import refuse

WRITES = ("POST", "PUT", "PATCH", "DELETE")
SHARED_S_MAX = 60  # of a reply that others are answered with as well
PERIODS_S = (10, 60)  # those that the rate-limit binding knows
EXTENSION_KEYS = {
    *("x-service", "x-internal", "x-rate-limit", "x-max-body-bytes", "x-idempotent", "x-cache"),
    "x-any-query",
}

Limit = tuple[int, int]  # (requests, seconds)


def extensions(operation: Mapping[str, Any], method: str, where: str) -> dict[str, object]:
    """The fields of `contest.gateway.operation.Operation` that extensions give."""
    limit, refusals = rate_limits_of(operation, method, where)
    cache_s, is_shared = _cache(operation, method, where)
    return {
        "body_bytes_max": _body_bytes_max(operation, where),
        "rate_limit": limit,
        "refusal_limit": refusals,
        "idempotent": _idempotent(operation, method, where),
        "cache_s": cache_s,
        "is_shared": is_shared,
        "any_query": _any_query(operation, method, where),
    }


def rate_limits_of(
    operation: Mapping[str, Any], method: str, where: str
) -> tuple[Limit | None, Limit | None]:
    """How many requests are taken, and how many of them may be refused."""
    given = operation.get("x-rate-limit")
    if operation.get("x-internal"):
        if given is not None:
            refuse(where, "x-rate-limit is not enforced where only workers call")
        return None, None
    if given is None:
        if method in WRITES:
            refuse(where, "who writes needs an x-rate-limit, or in its `none` the reason why not")
        return None, None
    parts = given if isinstance(given, dict) else {}
    if set(parts) == {"none"} and isinstance(parts["none"], str) and parts["none"].strip():
        return None, None
    counts = [parts[name] for name in ("limit", "failures") if name in parts]
    known = {"limit", "period_s"} <= set(parts) <= {"limit", "period_s", "failures"}
    if (
        not known
        or parts["period_s"] not in PERIODS_S
        or any(type(each) is not int or each < 1 for each in counts)
    ):
        what = f"`limit`, a number, and `period_s` of {PERIODS_S}, perhaps `failures`, a number"
        refuse(where, f"x-rate-limit takes {what}; or `none`, a reason")
    if parts["limit"] <= parts.get("failures", 0):
        refuse(where, "x-rate-limit: `failures` is a part of `limit`, and less")
    period_s = parts["period_s"]
    return (parts["limit"], period_s), (
        parts["failures"],
        period_s,
    ) if "failures" in parts else None


def _body_bytes_max(operation: Mapping[str, Any], where: str) -> int | None:
    size = operation.get("x-max-body-bytes")
    if size is not None and (type(size) is not int or size < 1):
        refuse(where, f"x-max-body-bytes {size!r} is not a number of bytes")
    return size


def _idempotent(operation: Mapping[str, Any], method: str, where: str) -> bool:
    idempotent = operation.get("x-idempotent", False)
    if not isinstance(idempotent, bool) or (idempotent and method != "POST"):
        refuse(where, "x-idempotent is true or false, and for POST")
    return bool(idempotent)


def _cache(operation: Mapping[str, Any], method: str, where: str) -> tuple[int | None, bool]:
    """How long a client may keep the reply, and whether the gateway keeps it for whoever asks as
    nobody.
    """
    if "x-cache" not in operation:
        return None, False
    given = operation["x-cache"]
    cache = given if isinstance(given, dict) else {}
    seconds, is_shared = cache.get("max_age_s"), cache.get("shared", False)
    known = {"max_age_s"} <= set(cache) <= {"max_age_s", "shared"}
    if not known or type(seconds) is not int or seconds < 0 or method != "GET":
        refuse(where, "x-cache takes `max_age_s`, a number, and stands at a GET")
    if not isinstance(is_shared, bool) or (is_shared and not 0 < seconds <= SHARED_S_MAX):
        refuse(where, f"x-cache: `shared` is true or false, and for {SHARED_S_MAX} s at most")
    return seconds, is_shared


def _any_query(operation: Mapping[str, Any], method: str, where: str) -> bool:
    given = operation.get("x-any-query", False)
    if not isinstance(given, bool) or (given and method != "GET"):
        refuse(where, "x-any-query is true or false, and for GET")
    return given
