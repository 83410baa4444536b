"""What has changed someone's points: as a list, and as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contest.contract import token as models
from contest.kit.call import JSON, Call, Reply
from contest.kit.clock import from_rfc3339, to_rfc3339
from contest.kit.database import INTEGER_MAX
from contest.kit.exports import FILE_ITEMS, file_of
from contest.kit.paging import LIMIT_DEFAULT
from contest.kit.problems import FieldError, InvalidRequest
from contest.kit.service import Operation
from contest.token.deps import Deps
from contest.token.history import repository
from contest.token.history.records import Place, Side, Transaction
from contest.token.history.rules import page_of, place_of

WALKED_MAX = 200  # that one page looks through for those of a kind, which no index has
NEWEST = Place(INTEGER_MAX, INTEGER_MAX)
COLUMNS = tuple(models.Transaction.model_fields)  # of the file
_SIDES: Mapping[str, Sequence[Side]] = {"in": ("credit",), "out": ("debit",)}


async def list_transactions(call: Call, deps: Deps) -> Reply:
    """A page of the caller's transactions. Raises `InvalidRequest`."""
    before = place_of(call) or NEWEST
    limit, kind = int(call.query.get("limit", LIMIT_DEFAULT)), call.query.get("kind")
    count_max = limit + 1 if kind is None else WALKED_MAX
    sides = _SIDES.get(call.query.get("direction", ""), repository.BOTH)
    walked = await repository.newest(
        deps.db, call.actor_id, sides=sides, before=before, count_max=count_max
    )
    found, cursor = page_of(walked, kind=kind, limit=limit, more=len(walked) == count_max)
    return Reply.of({"items": [_described(each) for each in found], "next_cursor": cursor})


async def export_statement(call: Call, deps: Deps) -> Reply:
    """A page of the file of the caller's transactions. Raises `InvalidRequest`."""
    after, until = _period(call)
    walked = await repository.oldest(
        deps.db, call.actor_id, after=after, until=until, count_max=FILE_ITEMS + 1
    )
    found, cursor = page_of(walked, kind=None, limit=FILE_ITEMS, more=False)
    items = [_described(each) for each in found]
    if call.query["accept"] == JSON:
        return Reply.of({"items": items, "next_cursor": cursor})
    return file_of(call, "/v1/token/statement", items, columns=COLUMNS, cursor=cursor)


def _period(call: Call) -> tuple[Place, int]:
    """Behind which place, and until when. Raises `InvalidRequest` where nothing can be between."""
    start = from_rfc3339(call.query["from"]) if "from" in call.query else -INTEGER_MAX
    until = from_rfc3339(call.query["to"]) if "to" in call.query else INTEGER_MAX
    if start >= until:
        raise InvalidRequest(errors=[FieldError("/query/to", "must be later than `from`")])
    first = Place(start, 0)
    return max(first, place_of(call) or first), until


def _described(each: Transaction) -> dict[str, object]:
    is_person = ":" not in each.other
    return {
        "id": each.transfer_id,
        "kind": each.kind,
        "amount": each.amount,
        "posted": each.posted,
        "other_user_id": each.other if is_person else None,
        "note": each.note,
        "reverses": each.reverses,
        "created_at": to_rfc3339(each.place.at),
    }


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listTransactions": list_transactions,
    "exportStatement": export_statement,
}
