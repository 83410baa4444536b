"""Codes that winners get: as the organiser gives them, each for one winner."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from contest.kit.clock import to_rfc3339
from tests.accounts import interleave
from tests.contests import Organiser
from tests.prizes import Winners, prize, put_codes
from tests.system import System

CARDS = prize("code", count=2)
PRIZES = [CARDS, prize("contact"), prize("claim", claim_within_h=24), CARDS]


async def _kept(system: System) -> list[tuple[int, int, str]]:
    sql = "select * from prize_codes order by position, number"
    rows = await system.rows("content", sql)
    return [(each["position"], each["number"], each["code"]) for each in rows]


async def test_codes_are_kept_as_they_are_in_their_order(system: System) -> None:
    """In capitals or not, with spaces inside, and more than there are winners."""
    contest = await Organiser(system).opened(prizes=PRIZES)
    reply = await put_codes(system, contest, '\ufeffBeta\r\n alpha \nbeta\n\nBeta,again\n"a, b"')
    assert reply.json() == {"codes": 4}
    assert await _kept(system) == [(0, 0, "Beta"), (0, 1, "alpha"), (0, 2, "beta"), (0, 3, "a, b")]
    assert (await put_codes(system, contest, "c\nd")).json() == {"codes": 2}
    assert await _kept(system) == [(0, 0, "c"), (0, 1, "d")]


@pytest.mark.parametrize(
    ("csv", "said"),
    [
        pytest.param("only one", "fewer than the 2 who win the prize", id="too few"),
        pytest.param("same\nsame", "fewer than the 2 who win the prize", id="the same twice"),
        pytest.param(f"a\n{'x' * 201}", "line 2: not of 1 to 200 characters", id="too long"),
        pytest.param('a\n"b', "line 2: unexpected end of data", id="no end"),
        pytest.param("\n \n", "line 2: not of 1 to 200 characters", id="a space"),
        pytest.param("\n\n", "no code", id="none"),
        pytest.param("\n".join(map(str, range(1001))), "more than 1000 codes", id="too many"),
        pytest.param("a\nc", "codes of another prize: 1", id="another prize's"),
    ],
)
async def test_a_table_that_is_refused_changes_nothing(system: System, csv: str, said: str) -> None:
    contest = await Organiser(system).opened(prizes=PRIZES)
    await put_codes(system, contest, "c\nd", position=3)
    reply = await put_codes(system, contest, csv)
    assert reply.json()["errors"] == [{"pointer": "/body/csv", "message": said}]
    assert await _kept(system) == [(3, 0, "c"), (3, 1, "d")]


async def test_of_two_prizes_that_are_given_the_same_code_at_once_one_has_it(
    system: System,
) -> None:
    contest = await Organiser(system).opened(prizes=PRIZES)
    interleave(system, "content")
    replies = await asyncio.gather(
        *(put_codes(system, contest, "a\nb", position=each) for each in (0, 3))
    )
    assert sorted(each.status for each in replies) == [200, 400]
    assert [code for *_, code in await _kept(system)] == ["a", "b"]


@pytest.mark.parametrize(
    ("position", "problem"),
    [
        pytest.param(1, "prize-not-found", id="without codes"),
        pytest.param(2, None, id="to be claimed"),
        pytest.param(4, "prize-not-found", id="none there"),
    ],
)
async def test_which_prizes_take_codes(system: System, position: int, problem: str | None) -> None:
    contest = await Organiser(system).opened(prizes=PRIZES)
    reply = await put_codes(system, contest, "a\nb", position=position)
    assert (reply.problem if reply.status >= 400 else None) == problem


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        pytest.param("draft", "contest-status", id="a draft, whose prizes may change their places"),
        pytest.param("scheduled", "contest-status", id="scheduled"),
        pytest.param("open", None, id="open"),
        pytest.param("closed", None, id="closed"),
        pytest.param("cancelled", "contest-status", id="cancelled"),
    ],
)
async def test_when_codes_are_put(system: System, status: str, problem: str | None) -> None:
    organiser = Organiser(system)
    started = {} if status == "scheduled" else {"starts_at": to_rfc3339(int(system.now))}
    contest: Any = await organiser.create(prizes=PRIZES, **started)
    for path in {
        "scheduled": ["/publish"],
        "open": ["/publish"],
        "closed": ["/publish", "/close"],
        "cancelled": ["/publish", "/cancel"],
    }.get(status, []):
        contest = (await organiser.step(contest, path)).json()
    assert contest["status"] == status
    reply = await put_codes(system, contest, "a\nb")
    assert (reply.problem if reply.status >= 400 else None) == problem


async def test_codes_are_for_editors_and_in_no_answer_but_their_winners(system: System) -> None:
    contest = await Organiser(system).opened(prizes=PRIZES)
    await put_codes(system, contest, "UNMISTAKABLE-1\nUNMISTAKABLE-2")
    path = f"/v1/contests/{contest['id']}"
    stranger = (await system.sign_in(7))["access_token"]
    body = {"csv": "a\nb"}
    reply = await system.request("PUT", f"{path}/prizes/0/codes", body=body, token=stranger)
    assert reply.problem == "not-an-organiser"
    for seen in ("", "/versions", "/changes", "/preview"):
        token = await Organiser(system).token()
        assert "UNMISTAKABLE" not in (await system.request("GET", path + seen, token=token)).body
    assert "UNMISTAKABLE" not in str(system.log_lines)


async def test_organisers_see_how_many_codes_are_left(system: System) -> None:
    claim = prize("claim", claim_within_h=24)
    won = await Winners.of(system, CARDS, prize("contact"), claim, codes="a\nb\nc")
    assert (await put_codes(system, won.contest, "x", position=2)).status == 200

    async def counted() -> list[tuple[int, int, int]]:
        reply = await won.organised("GET", "/prizes/codes")
        assert reply.status == 200, reply.body
        items = reply.json()["items"]
        return [(each["position"], each["codes"], each["given"]) for each in items]

    assert await counted() == [(0, 3, 0), (2, 1, 0)], "nobody has won before it is confirmed"
    await won.confirmed()
    assert await counted() == [(0, 3, 2), (2, 1, 0)]
    assert (await won.claim(3, shows_name=False)).status == 200
    assert await counted() == [(0, 3, 2), (2, 1, 1)]
    stranger = (await system.sign_in(7))["access_token"]
    refused = await system.request("GET", f"{won.path}/prizes/codes", token=stranger)
    assert refused.problem == "not-an-organiser"
