"""An HTTP request as it reaches the edge, before anything in it is trusted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from contest.kit.problems import Problem


class BodyTooLarge(Problem):
    type, title, status = "body-too-large", "The body is too large", 413


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
    read_body: Callable[[int], Awaitable[bytes]]  # at most so many bytes, else BodyTooLarge
