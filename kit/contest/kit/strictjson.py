"""JSON from outside: capped in size and nesting before any parser sees it."""

from __future__ import annotations

import re

from contest.kit.problems import BadRequest

DEPTH_MAX = 32  # About 6,000 levels abort a whole isolate; pydantic's parser stops at 200; no body of ours needs 32.

_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_NOT_BRACKETS = re.compile(rb"[^][{}]+")


class TooDeep(BadRequest):
    type, title = "body-too-deep", "The body is nested too deeply"


class NotUtf8(BadRequest):
    type, title = "body-not-utf8", "The body is not valid UTF-8"


def decode_json_text(body: bytes, *, depth_max: int = DEPTH_MAX) -> str:
    """`body` as text that is safe to parse. Raises `TooDeep` or `NotUtf8`."""
    check_depth(body, depth_max=depth_max)
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise NotUtf8 from None


def check_depth(body: bytes, *, depth_max: int = DEPTH_MAX) -> None:
    """Raise `TooDeep` when brackets nest more than `depth_max` levels, whether or not the body is otherwise JSON."""
    if body.count(b"[") + body.count(b"{") <= depth_max:
        return
    depth = 0
    for bracket in _NOT_BRACKETS.sub(b"", _STRING.sub(b"", body)):
        depth += 1 if bracket in b"[{" else -1
        if depth > depth_max:
            raise TooDeep(f"At most {depth_max} levels are accepted.")
