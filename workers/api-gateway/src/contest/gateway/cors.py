"""Cross-origin requests: exact origins only, no credentials,
and an answer that never says more than it must.

https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from __future__ import annotations

from collections.abc import Collection

from contest.kit.http.request import Request

MAX_AGE_S = 600
REQUEST_HEADERS = (
    "authorization, content-type, idempotency-key, if-match, if-none-match, "
    "traceparent, tracestate, x-request-id"
)
EXPOSED_HEADERS = "etag, link, retry-after, x-request-id"


def cors_headers(request: Request, origins: Collection[str], *, allow: str = "") -> dict[str, str]:
    """The headers for the origin of a request; `allow` are the methods of the path where it is a
    preflight.

    `Vary` stands there for whoever asks, so that no cache serves one origin's answer to another.
    """
    headers = {"vary": "origin"}
    if not origins:
        return headers
    origin = request.header("origin")
    if origin is None or origin not in origins:
        return headers
    headers["access-control-allow-origin"] = origin
    if not allow:
        headers["access-control-expose-headers"] = EXPOSED_HEADERS
    elif request.header("access-control-request-method"):
        headers["vary"] = "origin, access-control-request-method, access-control-request-headers"
        headers["access-control-allow-methods"] = allow
        headers["access-control-allow-headers"] = REQUEST_HEADERS
        headers["access-control-max-age"] = str(MAX_AGE_S)
    return headers
