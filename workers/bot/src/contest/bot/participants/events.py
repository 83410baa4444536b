"""What participants are told when something happens to their entries and prizes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from contest.bot.deps import Deps
from contest.bot.participants import statements
from contest.bot.participants.shown import button
from contest.bot.participants.times import moment
from contest.bot.said import Rows, Say, Text, Value, say
from contest.bot.sending import statements as sending
from contest.bot.sending.messages import Message
from contest.contract.events.auth import UserDeleted
from contest.contract.events.content import (
    AnswerJudged,
    EntryDisqualified,
    PrizeLost,
    PrizeWon,
)
from contest.kit.database import Statement
from contest.kit.events.inbox import Received


async def on_entry_disqualified(
    event: Received[EntryDisqualified], deps: Deps
) -> Sequence[Statement]:
    """The person whose entry it was is told why."""
    entry = event.data
    text = say(entry.TYPE, title=entry.title, reason=entry.reason)
    return _told(event.id, entry.user_id, text, deps)


async def on_answer_judged(event: Received[AnswerJudged], deps: Deps) -> Sequence[Statement]:
    """Who has answered is told what an organiser has made of it."""
    answer = event.data
    values: dict[str, Value] = {
        "title": answer.title,
        "task": answer.task,
        "given": say("tickets", count=answer.tickets),
        "reason": say("answer.reason", reason=answer.reason) if answer.reason else "",
    }
    text = say("answer.accepted" if answer.is_accepted else "answer.rejected", **values)
    rows = ((button("tasks", "tasks", answer.contest_id),),)
    return _told(event.id, answer.user_id, text, deps, rows=rows)


async def on_prize_won(event: Received[PrizeWon], deps: Deps) -> Sequence[Statement]:
    """The winner is told what they have won, and how they get it."""
    prize = event.data
    values: dict[str, Value] = {
        "title": prize.title,
        "prize": prize.prize,
        "handover": prize.handover,
    }
    if prize.claim_until is not None:
        values["claim_until"] = moment(datetime.fromtimestamp(prize.claim_until, UTC))
    text = say(f"{prize.TYPE}.{prize.kind}", **values)
    rows = ((button("prize", "prize", prize.contest_id),),)
    return _told(event.id, prize.user_id, text, deps, rows=rows)


async def on_prize_lost(event: Received[PrizeLost], deps: Deps) -> Sequence[Statement]:
    """Who did not claim their prize in time is told so."""
    prize = event.data
    return _told(
        event.id, prize.user_id, say(prize.TYPE, title=prize.title, prize=prize.prize), deps
    )


async def on_user_deleted(event: Received[UserDeleted], deps: Deps) -> Sequence[Statement]:
    """Nothing is left of a participant."""
    return statements.erased(event.data.telegram_id)


def _told(
    event_id: str, user_id: str, text: Text, deps: Deps, *, rows: Rows = ()
) -> Sequence[Statement]:
    message = Message(say=Say(text=text, rows=rows)).encode()
    return [sending.notice(event_id, user_id, message, now=int(deps.now()))]
