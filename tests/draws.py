"""What the tests of draws share: a contest that is frozen, or drawn, and what the verifier says."""

from __future__ import annotations

import json
from typing import Any

from contest.content.draw.freezing import freeze
from contest.content.draw.records import PAGE_LINES
from contest_draw.chain import Chain, read_chain
from contest_draw.documents import Proof, parse_proof
from contest_draw.full import check_full, read_list
from contest_draw.light import check_light
from contest_draw.strict import read
from tests.beacon import is_signed
from tests.contests import HOUR_S, Organiser, minutes
from tests.many_entries import fill
from tests.system import CHAIN, System

LENGTH_S = 25 * HOUR_S  # of a contest
DELAY_S = 600  # from the end to the round


async def frozen(system: System, count: int, **changes: Any) -> dict[str, Any]:
    """A contest with so many entries that closed at its end, and whose header is public."""
    organiser = Organiser(system)
    contest = await organiser.opened(**changes)
    await minutes(system, 2)  # the clock is steady
    await fill(system, contest, count)
    system.now += LENGTH_S
    await minutes(system, 4)
    found = await organiser.see(contest)
    assert found["status"] == "closed"
    while await freeze(system.deps["content"]):
        pass
    await system.settle()
    assert await stage(system, contest) == "frozen"
    return found


async def drawn(system: System, count: int, **changes: Any) -> dict[str, Any]:
    """A contest with so many entries that is drawn."""
    contest = await frozen(system, count, **changes)
    system.now += DELAY_S
    await minutes(system, 1)
    found = await Organiser(system).see(contest)
    assert found["status"] == "drawn"
    return found


async def stage(system: System, contest: dict[str, Any]) -> str:
    """How far its draw is."""
    sql = "select stage from draws where contest_id = ?"
    [row] = await system.rows("content", sql, contest["id"])
    return str(row["stage"])


async def proof(system: System, contest: dict[str, Any]) -> dict[str, Any]:
    """The proof as anybody gets it."""
    reply = await system.request("GET", f"/v1/contests/{contest['id']}/draw")
    assert reply.status == 200, reply.body
    found: dict[str, Any] = reply.json()
    return found


async def verified(system: System, contest: dict[str, Any]) -> Proof:
    """The proof, once the stand-alone verifier has said yes to it and to the list.

    The signature is checked by another library, which takes a hundredth of the time.
    """
    path = f"/v1/contests/{contest['id']}/draw"
    reply = await system.request("GET", path)
    assert reply.status == 200, reply.body
    found = read(parse_proof, reply.body.encode(), "the proof")
    pages = list[bytes]()
    while len(pages) * PAGE_LINES < found.header.entries:
        page = await system.request("GET", f"{path}/pages/{len(pages)}")
        assert page.status == 200, page.body
        pages.append(page.body.encode())
    assert (await system.request("GET", f"{path}/pages/{len(pages)}")).status == 404
    assert list(check_light(found, chain(), with_bls=False))
    assert list(check_full(found, read_list(found.header, lambda number: pages[number])))
    if found.signature is not None:
        key = CHAIN.info["public_key"]
        assert is_signed(key, found.header.round, found.signature.hex())
    return found


def chain() -> Chain:
    """The beacon's, as the verifier has it by a flag."""
    return read_chain(json.dumps(CHAIN.info).encode())
