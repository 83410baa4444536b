"""What the tests of winners share: a draw among people, what organisers decide about it, and
who holds the prizes then.
"""

from __future__ import annotations

from typing import Any

from tests.contests import Organiser, minutes
from tests.draws import DELAY_S, LENGTH_S, verified
from tests.entries import Person, joined
from tests.system import Reply, System


async def drawn_among(
    system: System, *telegram_ids: int, **changes: Any
) -> tuple[dict[str, Any], list[Person]]:
    """A contest that is drawn, and the people who are in it."""
    contest = await Organiser(system).opened(**changes)
    people = await joined(system, contest, *telegram_ids)
    await minutes(system, 2)
    system.now += LENGTH_S
    await minutes(system, 4)
    system.now += DELAY_S
    await minutes(system, 1)
    return await Organiser(system).see(contest), people


async def disqualify(
    system: System, contest: dict[str, Any], draw: int, reason: str = "fraud", **call: Any
) -> Reply:
    return await decide(system, contest, "disqualify", {"draw": draw, "reason": reason}, **call)


async def confirm(
    system: System, contest: dict[str, Any], decisions: int = 0, *, despite: bool = False
) -> Reply:
    body = {"decisions": decisions, "despite_findings": despite}
    return await decide(system, contest, "confirm", body)


async def decide(
    system: System, contest: dict[str, Any], what: str, body: Any, *, token: str = ""
) -> Reply:
    path = f"/v1/contests/{contest['id']}/draw/{what}"
    token = token or await Organiser(system).token()
    return await system.request("POST", path, body=body, token=token)


async def winners(system: System, contest: dict[str, Any], query: str = "") -> Any:
    """What the organisers see."""
    path, token = f"/v1/contests/{contest['id']}/winners{query}", await Organiser(system).token()
    reply = await system.request("GET", path, token=token)
    assert reply.status == 200, reply.body
    return reply.json()["items"]


async def findings(system: System, contest: dict[str, Any]) -> list[str | None]:
    return [each["finding"] for each in await winners(system, contest)]


async def holders(system: System, contest: dict[str, Any]) -> list[int | None]:
    """The draw of each prize, by a proof that the stand-alone verifier says yes to."""
    found = await verified(system, contest)
    return [each.draw for each in found.winners]
