"""A message that someone sends from the Mini App to chats of theirs, prepared for them alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contest.bot.deps import Deps
from contest.bot.participants.inline import contest_result
from contest.bot.participants.records import Contest, MyReferral
from contest.bot.people.table import OPERATIONS as ASKED
from contest.bot.said import Button, InlineResult, say
from contest.bot.sending.wording import composer
from contest.bot.texts.markup import name
from contest.contract import bot as models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.deps import ServiceAway
from contest.kit.locales import locale_of
from contest.kit.problems import Unavailable
from contest.kit.service import Operation
from contest.kit.telegram import ASK_S, TelegramError

CHATS = ("user", "group", "channel")


class ShareUnavailable(Unavailable):
    type, title = "share-unavailable", "Telegram does not prepare the message now"


async def create_share(call: Call, deps: Deps) -> Reply:
    """The card of a contest, or the caller's invitation. What the service that knows of it refuses
    is the answer. Raises `ShareUnavailable`.
    """
    contest_id = call.json(models.NewShare).contest_id
    if contest_id:  # As nobody: a draft is not shown to others.
        asked = call._replace(
            operation="getContest", path={"contest_id": contest_id}, actor=None, body=None
        )
    else:
        asked = call._replace(operation="getMyReferral", body=None)
    found = await _ask(asked, deps)
    if found.status != 200:
        return found
    locale = locale_of(call.caller.locale)
    if contest_id:
        contest = Contest.model_validate_json(found.body)
        result = contest_result(contest, deps, locale)
    else:
        result = _invitation(MyReferral.model_validate_json(found.body), call)
    words = await composer(locale, deps)
    prepared = await _prepared(call.telegram_id, words.result(result), deps)
    share = {"id": prepared["id"], "expires_at": to_rfc3339(prepared["expiration_date"])}
    return Reply.of(models.Share.model_validate(share), 201)


def _invitation(mine: MyReferral, call: Call) -> InlineResult:
    who = name(call.caller.first_name)
    return InlineResult(
        id="invitation",
        title=say("invite-friends"),
        description=say("share.about"),
        text=say("share.invitation", name=who),
        rows=((Button(text=say("open-app"), url=mine.link),),),
    )


async def _ask(call: Call, deps: Deps) -> Reply:
    """What the service that knows of it answers. Raises `ShareUnavailable`."""
    try:
        service = deps.services[ASKED[call.operation].service]
        return Reply.decode(await service(call.encode(), timeout_s=ASK_S))
    except ServiceAway as error:
        deps.log.failure("share-unavailable", error, request_id=call.request_id)
        raise ShareUnavailable from None


async def _prepared(telegram_id: str, result: Mapping[str, Any], deps: Deps) -> Any:
    """Telegram's `PreparedInlineMessage`. Raises `ShareUnavailable`."""
    chats = {f"allow_{kind}_chats": True for kind in CHATS}
    parameters = {"user_id": int(telegram_id), "result": result, **chats}
    try:
        return await deps.telegram.call("savePreparedInlineMessage", parameters, timeout_s=ASK_S)
    except TelegramError as error:
        deps.log.failure("share-unavailable", error)
        raise ShareUnavailable from None


OPERATIONS: Mapping[str, Operation[Deps]] = {"createShare": create_share}
