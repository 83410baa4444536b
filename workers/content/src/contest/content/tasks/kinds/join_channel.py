"""Being in some channels, by what Telegram says at this moment."""

from __future__ import annotations

from contest.content.channels import names
from contest.content.channels.membership import check_member
from contest.content.channels.statements import seen_as_member
from contest.content.deps import Deps
from contest.content.tasks import repository
from contest.content.tasks.kind import Given, Kind
from contest.content.tasks.records import Attempt, Judged
from contest.contract.content import JoinChannelAttempt


async def _judge(_body: JoinChannelAttempt, attempt: Attempt, deps: Deps) -> Judged | None:
    """Telegram is asked for whoever may do the task alone.
    Who is in no channel yet has not used up anything.
    """
    settings = await repository.find_open(deps.db, attempt, KIND.name)
    if settings is None:
        return None
    channels = settings["channels"]
    await check_member(deps, attempt.telegram_id, channels)
    then = (seen_as_member(attempt, channels),)
    return Judged(kind=KIND.name, is_final=True, then=then)


def _settings(given: Given) -> Given:
    return {"channels": list(dict.fromkeys(each.lower() for each in given["channels"]))}


def _faults(given: Given) -> dict[str, str | bool]:
    return {"channels": names.fault(given["channels"])}


KIND = Kind(name="join_channel", judge=_judge, settings=_settings, faults=_faults)
