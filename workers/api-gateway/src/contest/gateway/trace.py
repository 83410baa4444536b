"""What identifies a request in every log it leaves: our request id, and the W3C trace it belongs to."""

from __future__ import annotations

import re
from typing import NamedTuple

from contest.kit.http.request import Request
from contest.kit.ids import RandomBytes

MEMBERS_MAX = 32
STATE_CHARS_MAX = 512
MEMBER_CHARS_LONG = 128  # Where the whole is too long, members longer than this go first.

_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
# Version 00 ends with its flags, a later one may append fields; ff is no version.
_TRACEPARENT = re.compile(
    r"(?!ff|00-.{53})[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:-.*)?"
)
_FLAGS_KNOWN = 0b11  # sampled, random: the others are to be zero
_MEMBER = re.compile(
    r"(?:[a-z][a-z0-9_*/-]{0,255}|[a-z0-9][a-z0-9_*/-]{0,240}@[a-z][a-z0-9_*/-]{0,13})"
    r"=[ !-+\--<>-~]{0,255}[!-+\--<>-~]"
)


class Trace(NamedTuple):
    """`traceparent` and `tracestate` are as https://www.w3.org/TR/trace-context/ has them, with a span of our own."""

    request_id: str
    traceparent: str
    instance: str
    tracestate: str = ""


def begin(request: Request, random_bytes: RandomBytes) -> Trace:
    """The client's request id and trace where they are well formed, else new ones."""
    random = random_bytes(40).hex()  # drawn at once: each draw is a crossing into the runtime
    given = request.header("x-request-id") or ""
    request_id = given if _REQUEST_ID.fullmatch(given) else random[:32]
    parent = _TRACEPARENT.fullmatch(request.header("traceparent") or "")
    trace_id, flags = parent.groups() if parent else (random[32:64], "00")
    state = (
        request.header("tracestate") if parent else None
    )  # without its trace it belongs to nothing
    return Trace(
        request_id,
        f"00-{trace_id}-{random[64:]}-{int(flags, 16) & _FLAGS_KNOWN:02x}",
        request.path,
        _tracestate(state) if state else "",
    )


def _tracestate(given: str) -> str:
    """The members that are well formed, the first of each key; where they are too many or too long, those at the end go."""
    found: dict[str, str] = {}
    for member in (part.strip(" \t") for part in given.split(",")):
        if _MEMBER.fullmatch(member):
            found.setdefault(member.partition("=")[0], member)
    members = list(found.values())[:MEMBERS_MAX]
    while len(",".join(members)) > STATE_CHARS_MAX:
        long = [member for member in members if len(member) > MEMBER_CHARS_LONG]
        members.remove((long or members)[-1])
    return ",".join(members)
