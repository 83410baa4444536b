"""JSON from outside: capped in size and nesting before any parser sees it."""

from __future__ import annotations

import contextlib
import json
import re

from contest.kit.problems import BadRequest, FieldError, InvalidRequest

# About 6,000 levels abort a whole isolate; pydantic's parser stops at 200;
# no body of ours needs 32.
DEPTH_MAX = 32

_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_NOT_BRACKETS = re.compile(rb"[^][{}]+")


class TooDeep(BadRequest):
    type, title = "body-too-deep", "The body is nested too deeply"


class NotUtf8(BadRequest):
    type, title = "body-not-utf8", "The body is not valid UTF-8"


class DuplicateKey(BadRequest):
    type, title = "body-key-duplicate", "An object in the body names a key twice"


def decode_json_text(body: bytes, *, depth_max: int = DEPTH_MAX) -> str:
    """`body` as text that means the same to every parser. Raises `TooDeep`, `NotUtf8`,
    `DuplicateKey` or `InvalidRequest`.

    Whether it is JSON at all is left to who parses it.
    """
    check_depth(body, depth_max=depth_max)
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise NotUtf8 from None
    check_unique(text)
    return text


def check_unique(text: str) -> None:
    """Raise `DuplicateKey` for an object that names a key twice:
    parsers differ in which one counts. Check the depth first.

    Raise `InvalidRequest` for NaN and Infinity, which pydantic's parser takes. What follows the
    value is left to that parser.
    """
    with contextlib.suppress(ValueError):
        _DECODER.raw_decode(text.lstrip())


def _refuse_constant(name: str) -> None:
    raise InvalidRequest(errors=[FieldError("/body", f"{name} is not JSON")])


def _check_pairs(pairs: list[tuple[str, object]]) -> None:
    if len(dict(pairs)) != len(pairs):
        raise DuplicateKey


_DECODER = json.JSONDecoder(object_pairs_hook=_check_pairs, parse_constant=_refuse_constant)


def check_depth(body: bytes, *, depth_max: int = DEPTH_MAX) -> None:
    """Raise `TooDeep` when brackets nest more than `depth_max` levels,
    whether or not the body is otherwise JSON.
    """
    if body.count(b"[") + body.count(b"{") <= depth_max:
        return
    depth = 0
    for bracket in _NOT_BRACKETS.sub(b"", _STRING.sub(b"", body)):
        depth += 1 if bracket in b"[{" else -1
        if depth > depth_max:
            raise TooDeep(f"At most {depth_max} levels are accepted.")
