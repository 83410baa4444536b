"""What identifies a request in every log it leaves: our request id, and the W3C trace it belongs to."""

from __future__ import annotations

import re
from typing import NamedTuple

from contest.kit.ids import RandomBytes
from contest.kit.request import Request

_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_TRACESTATE = re.compile(r"[\x20-\x7e]{0,512}")
_TRACEPARENT = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})")


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
    state = (request.header("tracestate") or "") if parent else ""  # without its trace it belongs to nothing
    return Trace(
        request_id,
        f"00-{trace_id}-{random[64:]}-{flags}",
        request.path,
        state if _TRACESTATE.fullmatch(state) else "",
    )
