"""Where the pages of a history begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from contest.kit.call import Call
from contest.kit.database import INTEGER_MAX
from contest.kit.paging import decode_cursor, encode_cursor
from contest.kit.problems import FieldError, InvalidRequest
from contest.token.history.records import Place, Transaction


def place_of(call: Call) -> Place | None:
    """Where a call goes on, if it has a cursor. Raises `InvalidRequest` for one that we did not
    make.
    """
    if "cursor" not in call.query:
        return None
    at, seq = decode_cursor(call.query["cursor"])
    if not seq.isdecimal() or len(seq) > len(str(INTEGER_MAX)) or int(seq) > INTEGER_MAX:
        raise InvalidRequest(errors=[FieldError("/query/cursor", "not a cursor of this list")])
    return Place(at, int(seq))


def page_of(
    walked: Sequence[Transaction], *, kind: str | None, limit: int, more: bool
) -> tuple[Sequence[Transaction], str | None]:
    """Those of a kind among what was walked through, and the cursor of the next page, if there is
    one: behind the last that is shown, or, where all are and `more` follows, that was looked at.
    """
    found = [each for each in walked if kind in (None, each.kind)]
    if len(found) > limit:
        return found[:limit], _cursor(found[limit - 1])
    return found, _cursor(walked[-1]) if more else None


def _cursor(last: Transaction) -> str:
    return encode_cursor(last.place.at, str(last.place.seq))
