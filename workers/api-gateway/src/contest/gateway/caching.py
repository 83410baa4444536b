"""What a client may keep, and how it asks whether it still holds: RFC 9110 section 13, RFC 9111."""

from __future__ import annotations

import hashlib
import re

from contest.gateway.operation import Operation
from contest.kit.call import Reply
from contest.kit.http.request import Request

IMMUTABLE_S = 31_536_000  # Who says a year says that it never changes at this address.

# Apache's `-gzip`, Jetty's `--gzip`, `-br` and the like:
# https://httpd.apache.org/docs/2.4/mod/mod_deflate.html
_COMPRESSED = re.compile(r'(?:--?|;)(?:gzip|br|deflate|zstd)"$')


def with_etag(request: Request, operation: Operation, reply: Reply) -> Reply:
    """The reply with its `ETag` and `Cache-Control`, or 304 where the client has it already.

    The tag is the service's own where it gave one, a version, else a digest of the body.
    """
    if operation.cache_s is None or reply.status != 200:
        return reply
    tag = reply.headers.get("etag") or f'"{hashlib.sha256(reply.body.encode()).hexdigest()[:32]}"'
    personal = any(operation.security)
    is_shared = operation.is_shared and request.header("authorization") is None
    forever = ", immutable" if operation.cache_s >= IMMUTABLE_S else ""
    whose = "private" if personal and not is_shared else "public"
    headers = {
        **reply.headers,
        "etag": tag,
        "cache-control": f"{whose}, max-age={operation.cache_s}{forever}",
        **({"vary": "authorization"} if personal else {}),
    }
    known = request.header("if-none-match")
    if known is not None and _matches(known, tag):
        return Reply(status=304, media_type="", headers=headers)
    return reply._replace(headers=headers)


def _matches(known: str, tag: str) -> bool:
    """Weak comparison, as If-None-Match asks for; a proxy that compresses says so in the tag."""
    return known.strip() == "*" or tag in (
        _COMPRESSED.sub('"', part.strip().removeprefix("W/")) for part in known.split(",")
    )
