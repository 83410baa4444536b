"""An HTTP request as it reaches a worker, before anything in it is trusted."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from contest.kit.problems import BadRequest, Problem

# A name, an IPv4 or an IPv6 address, and a port. With anything else the URL that the runtime makes of
# it and of the target has a path that was not sent.
_HOST = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")


class BodyTooLarge(Problem):
    type, title, status = "body-too-large", "The body is too large", 413


class BodyIncomplete(Problem):
    """The client's doing, and mostly nobody is there to read it: 499, as nginx logs it, is no fault of ours."""

    type, title, status = "body-incomplete", "The connection ended within the body", 499


class HostMalformed(BadRequest):
    type, title = "host-malformed", "The Host header does not name one host"


def check_host(header: Callable[[str], str | None]) -> None:
    """Raise `HostMalformed` unless the request names one host, or none as a call between workers does."""
    host = header("host")
    if host is not None and not _HOST.fullmatch(host):
        raise HostMalformed("Expected a name or an address, and a port at most.")


def announced_length(header: Callable[[str], str | None], bytes_max: int) -> int | None:
    """How long the body is, where the request says so. Raises `BodyTooLarge` before anything of it is read."""
    text = header("content-length") or ""
    if not (text.isascii() and text.isdigit()):
        return None
    if len(text) > 15 or int(text) > bytes_max:
        raise BodyTooLarge(f"At most {bytes_max} bytes are accepted here.")
    return int(text)


class Request(NamedTuple):
    """One request. Headers and body are read only when asked for: each costs a crossing into the runtime."""

    method: str
    path: str  # as sent, still encoded
    query: str  # as sent, without the question mark
    header: Callable[[str], str | None]
    read_body: Callable[
        [int], Awaitable[bytes]
    ]  # at most so many bytes; BodyTooLarge, BodyIncomplete
