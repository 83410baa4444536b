"""The dead letters of a service, for operators: list them, replay one once its cause is mended, discard one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

from contest.kit import outbox
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.database import Row, Statement, statement
from contest.kit.deps import Deps
from contest.kit.paging import page
from contest.kit.problems import Conflict, NotFound
from contest.kit.service import Operation

D = TypeVar("D", bound=Deps)
Replay = Callable[[str, D], Awaitable[Sequence[Statement]]]

# Of a message its beginning: a page must fit into an isolate.
LETTERS = "select letter_id, source, reason, substr(message, 1, 4000) as message, created_at from dead_letters where 1"


class DeadLetterNotFound(NotFound):
    type, title = "dead-letter-not-found", "There is no such dead letter"


class ReplayFailed(Conflict):
    type, title = "replay-failed", "The dead letter failed again"


def operations(replays: Mapping[str, Replay[D]]) -> dict[str, Operation[D]]:
    """The three operations of one service; `replays` says for each source of letters what a message does again."""

    async def replay_dead_letter(call: Call, deps: D) -> Reply:
        letter_id = call.path["letter_id"]
        row = await deps.db.one("select source, message from dead_letters where letter_id = ?", letter_id)
        if row is None:
            raise DeadLetterNotFound
        try:
            source, _, consumer = row["source"].partition(":")
            if source == "outbox":
                effects: Sequence[Statement] = [outbox.again(deps, consumer, row["message"])]
            else:
                effects = await replays[source](row["message"], deps)
            await deps.db.batch([*effects, statement("delete from dead_letters where letter_id = ?", letter_id)])
        except Exception as error:
            deps.log.failure("replay-failed", error, letter_id=letter_id)
            raise ReplayFailed(f"{type(error).__name__}: mend the cause first; the letter is kept.") from error
        return Reply.empty()

    return {"listDeadLetters": list_dead_letters, "replayDeadLetter": replay_dead_letter, "discardDeadLetter": discard_dead_letter}


async def list_dead_letters(call: Call, deps: Deps) -> Reply:
    """The letters, newest first, by page."""
    return await page(call, deps.db, LETTERS, order=("created_at", "letter_id"), item=_item)


async def discard_dead_letter(call: Call, deps: Deps) -> Reply:
    """Forget one letter. Raises `DeadLetterNotFound`."""
    if not await deps.db.run("delete from dead_letters where letter_id = ?", call.path["letter_id"]):
        raise DeadLetterNotFound
    return Reply.empty()


async def waiting(deps: Deps) -> str | None:
    """Whether letters wait for someone to look at them."""
    row = await deps.db.one("select count(*) as letters from dead_letters")
    letters = row["letters"] if row else 0
    return f"{letters} dead {'letter waits' if letters == 1 else 'letters wait'} to be looked at" if letters else None


def _item(row: Row) -> dict[str, object]:
    return row | {"created_at": to_rfc3339(row["created_at"])}
