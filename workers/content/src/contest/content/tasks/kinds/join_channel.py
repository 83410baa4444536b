"""Being in some channels, by what Telegram says."""

from __future__ import annotations

from contest.content.deps import Deps
from contest.content.tasks.kind import Given, Kind
from contest.content.tasks.records import Attempt, Judged
from contest.contract.content import JoinChannelAttempt


async def _judge(_body: JoinChannelAttempt, _attempt: Attempt, _deps: Deps) -> Judged:
    return Judged(kind=KIND.name)


def _settings(given: Given) -> Given:
    return {"channels": list(dict.fromkeys(each.lower() for each in given["channels"]))}


KIND = Kind(name="join_channel", judge=_judge, settings=_settings)
