"""Whether content can do its work: whether the beacon that decides draws gives a round."""

from __future__ import annotations

from contest.content.deps import Deps
from contest.content.draw.beacon import BeaconError

ASKED_S_MAX = 1  # of each relay: the gateway waits 5 s for all of content
PAST_S = 60  # A relay may be some seconds late.
UNKNOWN = "No relay gives a round of the beacon"


async def beacon_answers(deps: Deps) -> str | None:
    """A round of a minute ago can be had. Where it cannot, that is a doubt and no fault of ours."""

    async def look() -> str | None:
        try:
            await deps.beacon.answers(
                deps.beacon.round_at(deps.now() - PAST_S), timeout_s=ASKED_S_MAX
            )
        except BeaconError as error:
            return f"{UNKNOWN}: {error}"
        return None

    return await deps.beacon_seen.ask(look, now=deps.now)
