"""Lists by page: newest first, and a cursor that holds its place when rows are added meanwhile."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

from contest.kit.call import Call, Reply
from contest.kit.database import INTEGER_MAX, Database, Row, Value
from contest.kit.problems import FieldError, InvalidRequest

LIMIT_DEFAULT = 20


async def page(
    call: Call,
    db: Database,
    select: str,
    *values: Value,
    order: tuple[str, str],
    item: Callable[[Row], dict[str, Any]],
) -> Reply:
    """One page as `{"items", "next_cursor"}`, by descending `order` (an integer column, then a unique text column).

    `select` ends in a `where` clause. Raises `InvalidRequest` for a cursor that we did not make.
    """
    limit = int(call.query.get("limit", LIMIT_DEFAULT))
    after, tie = decode_cursor(call.query["cursor"]) if "cursor" in call.query else (INTEGER_MAX, "")
    sql = f"{select} and ({order[0]}, {order[1]}) < (cast(? as integer), ?) order by {order[0]} desc, {order[1]} desc limit ?"
    rows = await db.all(sql, *values, after, tie, limit + 1)
    last = rows[limit - 1] if len(rows) > limit else None
    cursor = encode_cursor(last[order[0]], last[order[1]]) if last else None
    return Reply.of({"items": [item(row) for row in rows[:limit]], "next_cursor": cursor})


def encode_cursor(value: int, tie: str) -> str:
    """A place in a list as clients hand it back."""
    return base64.urlsafe_b64encode(json.dumps([value, tie]).encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> tuple[int, str]:
    """The place. Raises `InvalidRequest` for a cursor that we did not make."""
    try:
        value, tie = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if type(value) is not int or not 0 <= value <= INTEGER_MAX or not (isinstance(tie, str) and tie.isascii()):
            raise ValueError
    except (ValueError, TypeError):
        raise InvalidRequest(errors=[FieldError("/query/cursor", "not a cursor of this list")]) from None
    return value, tie
