"""What the tests of winners share: a draw among people, what organisers decide about it, and
who holds the prizes then, by the proof alone.
"""

from __future__ import annotations

import hashlib
from typing import Any

from tests.contests import Organiser, minutes
from tests.draws import DELAY_S, LENGTH_S, proof
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
    """The draw of each prize, which is what follows from the decisions of the proof."""
    found = await proof(system, contest)
    assert [each["prize"] for each in found["winners"]] == list(range(found["header"]["prizes"]))
    held = [each["draw"] for each in found["winners"]]
    assert held == replayed(found)
    return held


def replayed(found: dict[str, Any]) -> list[int | None]:
    """Who holds the prizes after all decisions of a proof, whose chain of hashes is whole.

    As docs/draw.md has it, without any of the product's code.
    """
    entries, prizes = found["header"]["entries"], found["header"]["prizes"]
    held = [draw if draw < entries else None for draw in range(prizes)]
    had = set(held)
    previous, end = bytes.fromhex(found["header_hash"]), found["confirmation"]
    for number in range(len(found["decisions"]) + 1):
        if end and end["decisions"] == number:
            previous = _hash("confirmation", previous, number, end["at"])
            assert end["hash"] == previous.hex()
        if number == len(found["decisions"]):
            break
        decision = found["decisions"][number]
        draw, reason = decision["draw"], decision["reason"]
        previous = _hash("decision", previous, number, draw, reason, decision["at"])
        assert (decision["number"], decision["hash"]) == (number, previous.hex())
        assert (reason == "unclaimed") == bool(end and end["decisions"] <= number)
        successor = next((draw for draw in range(entries) if draw not in had), None)
        held[held.index(draw)] = successor
        had.add(successor)
    assert len(found["order"]) >= min(entries, prizes + len(found["decisions"]))
    return held


def _hash(kind: str, previous: bytes, *parts: int | str) -> bytes:
    told = f"contest-draw-1 {kind}\0".encode() + previous
    for part in parts:
        text = part.encode() if isinstance(part, str) else b""
        told += (len(text) if text else int(part)).to_bytes(8, "big") + text
    return hashlib.sha256(told).digest()
