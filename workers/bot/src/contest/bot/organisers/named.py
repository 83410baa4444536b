"""Somebody organises a contest over HTTP, by their `@name`, as `people` has it in the chat."""

from __future__ import annotations

from collections.abc import Mapping

from contest.bot.deps import Deps
from contest.bot.organisers.people import OWNER, Organisers
from contest.bot.people.refusing import heeding
from contest.bot.people.services import Refusal, Services
from contest.kit import jsontext
from contest.kit.call import Call, Reply
from contest.kit.service import Operation


async def put_named_organiser(call: Call, deps: Deps) -> Reply:
    """What content answers for the id of who has the name. Raises `Refusal`."""
    services, contest_id = Services.of_call(call, deps), call.path["contest_id"]
    organisers = await services.ask("listOrganisers", Organisers, contest_id=contest_id)
    owners = [each.telegram_id for each in organisers.items if each.role == OWNER]
    if call.telegram_id not in owners and not await services.is_admin():
        raise Refusal("not-an-organiser", "It takes its owner.", 403)  # who learns of nobody
    found = await services.named(call.path["username"])
    if found is None:
        raise Refusal("user-not-found", "There is no such person here", 404)
    return await services.reply(
        "putOrganiser",
        contest_id=contest_id,
        telegram_id=found.telegram_id,
        body=jsontext.decode(call.body or "{}"),
    )


OPERATIONS: Mapping[str, Operation[Deps]] = {"putNamedOrganiser": heeding(put_named_organiser)}
