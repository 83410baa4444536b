"""JSON that is taken as it is specified or not at all: parsers of values, built from each other."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from contest_draw.outcome import Wrong

BYTES_MAX = 64 * 1024 * 1024
DEPTH_MAX = 16  # of arrays and objects in each other
MESSAGE_MAX = 300  # characters, of which some may be the document's own
DIGITS_MAX = 16  # of 2^53 - 1
MAX = 2**53 - 1

T = TypeVar("T")
Parser = Callable[[object, str], T]  # the value, and where it stands


def load(data: bytes, where: str) -> object:
    """One JSON value in UTF-8, without fields that are there twice, and with integers alone."""
    if len(data) > BYTES_MAX:
        _refuse(where, f"has more than {BYTES_MAX} bytes")
    try:
        written = data.decode("utf-8")
        _check_depth(written)
        return json.loads(
            written,
            object_pairs_hook=_without_doubles,
            parse_int=_integer,
            parse_float=_not_a_number,
            parse_constant=_not_a_number,
        )
    except ValueError as error:
        _refuse(where, f"is not JSON as it is specified: {error}")


def read(parser: Parser[T], data: bytes, where: str) -> T:
    """A document, held to its form."""
    return parser(load(data, where), where)


def number(low: int = 0, high: int = MAX) -> Parser[int]:
    def parse(value: object, where: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            _refuse(where, f"is not an integer from {low} to {high}")
        return value

    return parse


def hexed(length: int) -> Parser[bytes]:
    """So many bytes, in lower case."""
    form = re.compile(rf"[0-9a-f]{{{2 * length}}}")

    def parse(value: object, where: str) -> bytes:
        if not isinstance(value, str) or not form.fullmatch(value):
            _refuse(where, f"is not {length} bytes in lower-case hex")
        return bytes.fromhex(value)

    return parse


def text(pattern: str) -> Parser[str]:
    form = re.compile(pattern, re.DOTALL)

    def parse(value: object, where: str) -> str:
        if not isinstance(value, str) or not form.fullmatch(value):
            _refuse(where, f"is not text of the form {pattern}")
        return value

    return parse


def optional(of: Parser[T]) -> Parser[T | None]:
    return lambda value, where: None if value is None else of(value, where)


def array(of: Parser[T], *, most: int) -> Parser[tuple[T, ...]]:
    def parse(value: object, where: str) -> tuple[T, ...]:
        if not isinstance(value, list) or len(value) > most:
            _refuse(where, f"is not an array of at most {most}")
        return tuple(of(each, f"{where}[{place}]") for place, each in enumerate(value))

    return parse


def record(make: Callable[..., T], **fields: Parser[Any]) -> Parser[T]:
    """An object with exactly these fields."""

    def parse(value: object, where: str) -> T:
        if not isinstance(value, dict):
            _refuse(where, "is not an object")
        if value.keys() != fields.keys():
            unknown, missing = value.keys() - fields.keys(), fields.keys() - value.keys()
            _refuse(where, f"lacks {sorted(missing)}, and has {sorted(unknown)} that is unknown")
        return make(**{name: of(value[name], f"{where}.{name}") for name, of in fields.items()})

    return parse


def _refuse(where: str, why: str) -> NoReturn:
    raise Wrong("document", f"{where} {why}"[:MESSAGE_MAX])


def _check_depth(written: str) -> None:
    """Before the parser recurses: where the limit of recursion is high, depth crashes Python."""
    depth, is_text = 0, False
    for token in re.finditer(r'\\.|["\[{\]}]', written, re.DOTALL):
        if token[0] == '"':
            is_text = not is_text
        elif not is_text:
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
            if depth > DEPTH_MAX:
                raise ValueError(f"more than {DEPTH_MAX} arrays and objects in each other")


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a field is there twice")
    return found


def _integer(digits: str) -> int:
    if digits.startswith("-") or len(digits) > DIGITS_MAX:
        raise ValueError("a number has a sign or too many digits")
    return int(digits)


def _not_a_number(written: str) -> NoReturn:
    raise ValueError(f"{written[:DIGITS_MAX]} is not an integer")
