"""A prize that someone has won: its code, which the chat shows once, claiming it, and how it is
handed over.
"""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.participants import repository, statements
from contest.bot.participants.records import MyPrize
from contest.bot.participants.shown import app_button, button, titled
from contest.bot.participants.times import moment
from contest.bot.said import Act, Rows, Say, Text, say
from contest.bot.sending.messages import Outcome
from contest.kit.database import Statement

ABOUT = "code"  # what the message with a code is about: contest and person
WITH_NAME, WITHOUT_NAME = "1", "0"


async def prize(heard: Heard, deps: Deps) -> Sequence[Act]:
    """What they have won, and what is to do about it. Raises `Refusal`."""
    [contest_id] = heard.args
    won = await heard.services.ask("getMyPrize", MyPrize, contest_id=contest_id)
    return await _shown(heard, deps, contest_id, won)


async def claim(heard: Heard, deps: Deps) -> Sequence[Act]:
    """They want it, and say whether everybody may read their name."""
    contest_id, shows_name = heard.args
    body = {"shows_name": shows_name == WITH_NAME}
    won = await heard.services.ask("claimPrize", MyPrize, contest_id=contest_id, body=body)
    return await _shown(heard, deps, contest_id, won)


async def _shown(heard: Heard, deps: Deps, contest_id: str, won: MyPrize) -> Sequence[Act]:
    said = [Say(text=_told(heard, won), rows=_rows(contest_id, won))]
    if won.code is None:
        return said
    shown_before = await repository.was_shown(deps.db, contest_id, heard.person.telegram_id)
    if shown_before:
        app = app_button("open-app", deps)
        return [*said, Say(text=say("prize.code.before"), rows=(app,) if app else ())]
    about = f"{ABOUT}/{contest_id}:{heard.person.telegram_id}"
    return [*said, Say(text=say("prize.code", code=won.code), about=about)]


def _told(heard: Heard, won: MyPrize) -> Text:
    values = {"prize": titled(won.name), "handover": won.handover}
    if won.kind == "claim" and won.claimed_at is None and won.claim_until is not None:
        return say("prize.to-claim", until=moment(won.claim_until), **values)
    if won.kind == "contact" and heard.person.username is None:
        return say("prize.contact.no-username", **values)
    return say(f"prize.kind.{won.kind}", **values)


def _rows(contest_id: str, won: MyPrize) -> Rows:
    """Claim it, where that is needed, and say whether everybody may read their name."""
    if won.kind == "claim" and won.claimed_at is None:
        choices = [("prize.claim.with-name", WITH_NAME), ("prize.claim.without-name", WITHOUT_NAME)]
    elif won.shows_name:
        choices = [("prize.hide-name", WITHOUT_NAME)]
    else:
        choices = [("prize.show-name", WITH_NAME)]
    return tuple((button(label, "claim", contest_id, shows),) for label, shows in choices)


def on_code_sent(outcome: Outcome, deps: Deps) -> Sequence[Statement]:
    """The code is in the chat now: it is not shown there again."""
    contest_id, _, telegram_id = outcome.about_id.partition(":")
    if outcome.state != "sent":
        return ()
    return [statements.shown_code(contest_id, telegram_id, now=int(deps.now()))]
