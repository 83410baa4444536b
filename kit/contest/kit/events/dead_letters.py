"""The dead-letter messages of a service, for operators: list them,
replay one or many once the cause is fixed, discard one.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

from contest.contract import shared as models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.database import DatabaseError, Row, Statement, statement
from contest.kit.deps import Deps
from contest.kit.events import outbox
from contest.kit.paging import Place, decode_cursor, encode_cursor, page_of
from contest.kit.problems import Conflict, NotFound
from contest.kit.service import Operation

D = TypeVar("D", bound=Deps)
Replay = Callable[[str, D], Awaitable[Sequence[Statement]]]

NO_REPLAYS: Mapping[str, Replay[Any]] = {}
PAGE, PAGES_MAX = 100, 10  # of one replay of many
SINGLES_MAX = 20  # of those, where they fail together
# That there are more makes no difference to who has to look; each is a row read, every minute.
COUNTED_MAX = 100

LETTERS = "select letter_id, source, reason, message, created_at from dead_letters where 1"
# Of a message its beginning: a page must fit into an isolate.
LISTED = LETTERS.replace("message", "substr(message, 1, 4000) as message")
# Values: time and id of the letter before, and how many.
AFTER = "(created_at, letter_id) > (?, ?) order by created_at, letter_id limit ?"


class DeadLetterNotFound(NotFound):
    type, title = "dead-letter-not-found", "There is no such dead-letter message"


class ReplayFailed(Conflict):
    type, title = "replay-failed", "The dead-letter message failed again"


def operations(replays: Mapping[str, Replay[D]] = NO_REPLAYS) -> dict[str, Operation[D]]:
    """The four operations of one service; `replays` says for each source that is no consumer what a
    message does again.
    """

    async def replay_dead_letter(call: Call, deps: D) -> Reply:
        row = await deps.db.one(f"{LETTERS} and letter_id = ?", call.path["letter_id"])
        if row is None:
            raise DeadLetterNotFound
        try:
            await deps.db.batch(await _again(row, replays, deps))
        except Exception as error:
            deps.log.failure("replay-failed", error, letter_id=row["letter_id"])
            detail = f"{type(error).__name__}: fix the cause first; the letter is kept."
            raise ReplayFailed(detail) from error
        return Reply.empty()

    async def replay_dead_letters(call: Call, deps: D) -> Reply:
        outcomes: list[bool] = []
        place = decode_cursor(call.query["cursor"]) if "cursor" in call.query else (0, "")
        for _ in range(PAGES_MAX):
            rows = await deps.db.all(f"{LETTERS} and {AFTER}", *place, PAGE)
            tried = await _replay_page(rows, replays, deps)
            outcomes += tried
            if len(tried) == len(rows) < PAGE:
                return _replayed(outcomes, None)
            place = _place(rows[len(tried) - 1])
            if len(tried) < len(rows):
                break
        return _replayed(outcomes, encode_cursor(*place))

    return {
        "listDeadLetters": list_dead_letters,
        "replayDeadLetter": replay_dead_letter,
        "replayDeadLetters": replay_dead_letters,
        "discardDeadLetter": discard_dead_letter,
    }


def _replayed(outcomes: Sequence[bool], next_cursor: str | None) -> Reply:
    replayed = sum(outcomes)
    return Reply.of(
        models.Replayed(replayed=replayed, kept=len(outcomes) - replayed, next_cursor=next_cursor)
    )


async def _replay_page(
    rows: Sequence[Row], replays: Mapping[str, Replay[D]], deps: D
) -> list[bool]:
    """Which letters took effect, in their order: all in one transaction; where that fails,
    the first few one by one.
    """
    effects: dict[str, list[Statement]] = {}
    for row in rows:
        try:
            effects[row["letter_id"]] = await _again(row, replays, deps)
        except Exception as error:  # noqa: BLE001 - this letter alone is kept
            deps.log.failure("replay-failed", error, letter_id=row["letter_id"])
    if await _takes_effect([each for statements in effects.values() for each in statements], deps):
        return [row["letter_id"] in effects for row in rows]
    first = [row["letter_id"] for row in rows[:SINGLES_MAX]]
    return [letter in effects and await _takes_effect(effects[letter], deps) for letter in first]


async def _takes_effect(statements: Sequence[Statement], deps: D) -> bool:
    try:
        await deps.db.batch(statements)
    except (DatabaseError, TypeError, ValueError) as error:
        deps.log.failure("replay-failed", error)
        return False
    return True


async def _again(row: Row, replays: Mapping[str, Replay[D]], deps: D) -> list[Statement]:
    """The effects of a replay, with the end of the letter."""
    source, _, consumer = row["source"].partition(":")
    if source == "outbox":
        effects: Sequence[Statement] = [outbox.again(deps, consumer, row["message"])]
    else:
        effects = await replays[source](row["message"], deps)
    return [*effects, statement("delete from dead_letters where letter_id = ?", row["letter_id"])]


async def list_dead_letters(call: Call, deps: Deps) -> Reply:
    """The letters, newest first, by page."""
    page = page_of(call)
    rows = await page.rows(deps.db, LISTED, order=("created_at", "letter_id"))
    return page.reply(rows, item=_item, place=_place)


async def discard_dead_letter(call: Call, deps: Deps) -> Reply:
    """Forget one letter. Raises `DeadLetterNotFound`."""
    if not await deps.db.run(
        "delete from dead_letters where letter_id = ?", call.path["letter_id"]
    ):
        raise DeadLetterNotFound
    return Reply.empty()


async def waiting(deps: Deps) -> str | None:
    """Whether letters wait for someone to look at them."""
    sql = "select count(*) as letters from (select 1 from dead_letters limit ?)"
    row = await deps.db.one(sql, COUNTED_MAX)
    letters = row["letters"] if row else 0
    if not letters:
        return None
    waits = "message waits" if letters == 1 else "messages wait"
    return f"{letters} dead-letter {waits} to be looked at"


def _place(row: Row) -> Place:
    return row["created_at"], row["letter_id"]


def _item(row: Row) -> dict[str, object]:
    return row | {"created_at": to_rfc3339(row["created_at"])}
