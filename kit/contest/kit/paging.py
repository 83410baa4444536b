"""Lists by page: newest first, and a cursor that holds its place when rows are added meanwhile."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from contest.kit.call import Call, Reply
from contest.kit.database import INTEGER_MAX, Database, Row, Value
from contest.kit.problems import FieldError, InvalidRequest

LIMIT_DEFAULT = 20


T = TypeVar("T")
Place = tuple[int, str]  # in a list: what it is ordered by, an integer and then a unique text


@dataclass(frozen=True, slots=True)
class Page:
    """The part of a list that a call asks for: so many items after a place."""

    after: Place
    limit: int

    async def rows(
        self, db: Database, select: str, *values: Value, order: tuple[str, str]
    ) -> list[Row]:
        """Its rows, and one more where more follow, by descending `order`:
        the columns of a `Place`.

        `select` ends in a `where` clause.
        """
        first, tie = order
        after = (
            f"({first}, {tie}) < (cast(? as integer), ?) order by {first} desc, {tie} desc limit ?"
        )
        return await db.all(f"{select} and {after}", *values, *self.after, self.limit + 1)

    def reply(
        self, found: Sequence[T], *, item: Callable[[T], object], place: Callable[[T], Place]
    ) -> Reply:
        """What was found as `{"items", "next_cursor"}`."""
        items = [item(each) for each in found[: self.limit]]
        return Reply.of({"items": items, "next_cursor": self.next_cursor(found, place)})

    def next_cursor(self, found: Sequence[T], place: Callable[[T], Place]) -> str | None:
        """Where the next page begins, if more was found than this one takes."""
        return encode_cursor(*place(found[self.limit - 1])) if len(found) > self.limit else None


def page_of(call: Call) -> Page:
    """The page that a call asks for. Raises `InvalidRequest` for a cursor that we did not make."""
    after = decode_cursor(call.query["cursor"]) if "cursor" in call.query else (INTEGER_MAX, "")
    return Page(after, int(call.query.get("limit", LIMIT_DEFAULT)))


def ascending_page_of(call: Call) -> Page:
    """The page that a call asks for, of a list whose oldest comes first.
    Raises `InvalidRequest` for a cursor that we did not make.
    """
    page = page_of(call)
    return page if "cursor" in call.query else replace(page, after=(0, ""))


def encode_cursor(value: int, tie: str) -> str:
    """A place in a list as clients hand it back."""
    return base64.urlsafe_b64encode(json.dumps([value, tie]).encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> Place:
    """The place. Raises `InvalidRequest` for a cursor that we did not make."""
    try:
        value, tie = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if (
            type(value) is not int
            or not 0 <= value <= INTEGER_MAX
            or not (isinstance(tie, str) and tie.isascii())
        ):
            raise ValueError
    except (ValueError, TypeError):
        raise InvalidRequest(
            errors=[FieldError("/query/cursor", "not a cursor of this list")]
        ) from None
    return value, tie
