"""A draw from its end to its proof, as anybody sees it, and as the verifier judges it."""

from __future__ import annotations

from typing import Any

import pytest

from contest.content.draw.records import PAGE_LINES
from contest_draw.documents import parse_mine
from contest_draw.mine import check_mine, commitment_of
from contest_draw.strict import read
from tests.contests import Organiser, minutes
from tests.draws import DELAY_S, LENGTH_S, drawn, frozen, stage, verified
from tests.entries import joined
from tests.system import System

PRIZE = {"name": {"en": "A prize"}, "handover": {"en": "By hand"}}


@pytest.mark.parametrize(
    ("count", "prizes", "reserves"),
    [
        pytest.param(0, 2, 0, id="nobody"),
        pytest.param(1, 1, 3, id="one for one"),
        pytest.param(3, 5, 2, id="more prizes than entries"),
        pytest.param(40, 3, 2, id="reserves"),
        pytest.param(PAGE_LINES, 2, 0, id="a page"),
        pytest.param(PAGE_LINES + 1, 2, 0, id="a page and one"),
        pytest.param(10 * PAGE_LINES + 7, 40, 20, id="pages of several calls"),
        pytest.param(30, 30, 10, id="everybody"),
    ],
)
async def test_the_verifier_says_yes(
    system: System, count: int, prizes: int, reserves: int
) -> None:
    contest = await drawn(system, count, prizes=[PRIZE | {"count": prizes}], reserves=reserves)
    found = await verified(system, contest)
    assert (found.header.entries, found.header.prizes) == (count, prizes)
    assert len(found.order) == min(count, prizes + reserves)
    holders = [each.draw for each in found.winners]
    assert holders == [prize if prize < count else None for prize in range(prizes)]


async def test_what_is_public_at_each_moment(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    path = f"/v1/contests/{contest['id']}/draw"
    await joined(system, contest, 42)
    system.now += LENGTH_S
    for where in (path, f"{path}/pages/0"):
        assert (await system.request("GET", where)).problem == "draw-not-found"
    await minutes(system, 4)
    header = await verified(system, contest)
    assert (header.signature, header.order, header.winners) == (None, (), ())
    assert (await system.request("GET", f"{path}/pages/1")).problem == "draw-page-not-found"
    system.now += DELAY_S
    await minutes(system, 1)
    assert (await verified(system, contest)).header == header.header


async def test_own_lines(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    first, *_ = await joined(system, contest, *range(42, 62))
    await first.leave(contest)
    path = f"/v1/contests/{contest['id']}/draw/me"
    token = (await system.sign_in(43))["access_token"]
    assert (await system.request("GET", path, token=token)).problem == "line-not-found"
    system.now += LENGTH_S
    await minutes(system, 4)
    proof, indexes = await verified(system, contest), set[int]()
    for who in range(43, 62):
        token = (await system.sign_in(who))["access_token"]
        reply = await system.request("GET", path, token=token)
        mine = read(parse_mine, reply.body.encode(), "mine")
        check_mine(proof, mine, commitment_of(contest["id"], str(who), mine.salt))
        indexes.add(mine.index)
    assert indexes == set(range(19))
    for who in (42, 99):
        token = (await system.sign_in(who))["access_token"]
        assert (await system.request("GET", path, token=token)).problem == "line-not-found"


async def test_asked_for_it_goes_as_far_as_it_can(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    await joined(system, contest, 42)
    assert (await _ask(system, contest)).problem == "contest-status"
    await minutes(system, 2)
    contest = (await organiser.step(contest, "/close")).json()
    reply = await _ask(system, contest)
    assert (reply.status, reply.json()["stage"]) == (200, "frozen")
    assert reply.json()["round_at"] == contest["beacon"]["round_at"]
    assert await stage(system, contest) == "frozen"
    system.now += LENGTH_S + DELAY_S
    assert (await _ask(system, contest)).json()["stage"] == "drawn"
    before = await verified(system, contest)
    assert (await _ask(system, contest)).json()["stage"] == "drawn"
    assert await verified(system, contest) == before
    assert (await organiser.see(contest))["status"] == "drawn"


async def _ask(system: System, contest: dict[str, Any]) -> Any:
    return await Organiser(system).send("POST", contest, "/draw")


async def test_only_organisers_ask(system: System) -> None:
    contest = await frozen(system, 3)
    token = (await system.sign_in(42))["access_token"]
    reply = await system.request("POST", f"/v1/contests/{contest['id']}/draw", token=token)
    assert reply.problem == "not-an-organiser"


async def test_a_drawn_contest_stays_as_it_is(system: System) -> None:
    contest = await drawn(system, 20)
    before = await verified(system, contest)
    for step in ("/close", "/cancel", "/publish", "/unpublish"):
        assert (await Organiser(system).step(contest, step)).problem == "contest-status"
    await minutes(system, 3)
    assert await verified(system, contest) == before
    log = await Organiser(system).send("GET", contest, "/changes")
    assert log.json()["items"][0]["action"] == "draw"


async def test_who_ends_their_account_leaves_a_line_that_leads_to_nobody(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    await joined(system, contest, *range(42, 46))
    system.now += LENGTH_S
    await minutes(system, 4)
    before = await verified(system, contest)
    for who in (42, 43):
        token = (await system.sign_in(who))["access_token"]
        assert (await system.request("DELETE", "/v1/me", token=token)).status == 204
    await system.settle()
    system.now += DELAY_S
    await minutes(system, 1)
    after = await verified(system, contest)
    assert (after.header, len(after.order)) == (before.header, 2)
