"""The client of the beacon: what it believes, and what it says of anything else."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
import respx

from contest.content.draw.beacon import (
    Beacon,
    BeaconError,
    NotYet,
    Round,
    Unavailable,
    Untrue,
)
from contest.kit.drand import read_info
from contest.kit.service import NotReady
from tests.beacon import is_signed, quicknet
from tools.beacon.app import PATH
from tools.fleet import BEACONS, QUICKNET
from tools.paths import ROOT
from tools.processes import Child, free_port

DRAND = tuple(BEACONS.split(","))
TRUE: Any = quicknet()["rounds"][0]
NUMBER = TRUE["round"]
ROUND = Round(NUMBER, TRUE["signature"], TRUE["randomness"])


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The local beacon in a process, as `make dev` has it."""
    folder, port = tmp_path_factory.mktemp("beacon"), free_port()
    command = [sys.executable, "-m", "tools.telegram", "--port", str(port)]
    command += ["--bot-username", "contest_test_bot", "--beacon-key", str(folder / "beacon.key")]
    child = Child(
        "the emulator",
        command,
        log=folder / "telegram.log",
        environment=os.environ | {"TELEGRAM_BOT_TOKEN": "123456:synthetic"},
        cwd=ROOT,
    )
    url = f"http://127.0.0.1:{port}{PATH}"
    _wait_for(f"{url}/chains", child)
    yield url
    child.stop()


def _wait_for(url: str, child: Child) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        child.check()
        try:
            httpx.get(url, trust_env=False)
        except httpx.ConnectError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the beacon did not start")


@pytest.fixture
async def http(relay: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False) as http:
        yield http
        await http.delete(f"{relay}/_faults")


async def beacon_of(relay: str, http: httpx.AsyncClient, *further: str) -> Beacon:
    [chain] = (await http.get(f"{relay}/chains")).json()
    info = read_info((await http.get(f"{relay}/{chain}/info")).text)
    return Beacon(http, urls=(relay, *further), chain=info)


def said(error: BeaconError) -> str:
    return str(error).rpartition(": ")[2]


@pytest.mark.programs
async def test_rounds_come_from_the_local_beacon(relay: str, http: httpx.AsyncClient) -> None:
    beacon = await beacon_of(relay, http)
    number = beacon.round_at(time.time() - 1)
    found = await beacon.fetch(number)
    assert found.number == number
    assert is_signed(beacon.chain.public_key, number, found.signature)
    with pytest.raises(NotYet):
        await beacon.fetch(beacon.round_at(time.time() + 60))


@pytest.mark.programs
@pytest.mark.parametrize(
    ("fault", "kind", "told"),
    [
        pytest.param({"kind": "missing"}, NotYet, "404", id="missing"),
        pytest.param({"kind": "too-early"}, NotYet, "425", id="too early"),
        pytest.param({"kind": "late", "late_s": 86_400}, NotYet, "404", id="late"),
        pytest.param({"kind": "down"}, Unavailable, "503", id="down"),
        pytest.param({"kind": "cut"}, Unavailable, "RemoteProtocolError", id="cut off"),
        pytest.param({"kind": "redirect"}, Unavailable, "302", id="a redirect to what is true"),
        pytest.param({"kind": "garbage"}, Untrue, "no round", id="no JSON"),
        pytest.param({"kind": "huge"}, Untrue, "more than 2000 bytes", id="too long"),
        pytest.param({"kind": "wrong-number"}, Untrue, "another round", id="another number"),
        pytest.param(
            {"kind": "wrong-randomness"},
            Untrue,
            "the randomness is not the hash of the signature",
            id="false randomness",
        ),
        pytest.param(
            {"kind": "wrong-signature"}, Untrue, "the chain has not signed it", id="another key"
        ),
        pytest.param(
            {"kind": "other-round"},
            Untrue,
            "the chain has not signed it",
            id="the signature of the next round",
        ),
    ],
)
async def test_a_relay_that_fails_or_lies(
    relay: str,
    http: httpx.AsyncClient,
    fault: dict[str, Any],
    kind: type[BeaconError],
    told: str,
) -> None:
    beacon = await beacon_of(relay, http)
    number = beacon.round_at(time.time() - 5)
    await http.post(f"{relay}/_faults", json=fault)
    with pytest.raises(BeaconError) as raised:
        await beacon.fetch(number)
    assert (type(raised.value), said(raised.value)) == (kind, told)


@pytest.mark.programs
@pytest.mark.parametrize("fault", ["down", "missing", "wrong-number", "wrong-signature"])
async def test_the_next_relay_is_asked(relay: str, http: httpx.AsyncClient, fault: str) -> None:
    beacon = await beacon_of(relay, http, relay)
    await http.post(f"{relay}/_faults", json={"kind": fault})
    number = beacon.round_at(time.time() - 5)
    assert (await beacon.fetch(number)).number == number


@pytest.mark.programs
async def test_a_relay_that_takes_too_long_is_none(relay: str, http: httpx.AsyncClient) -> None:
    beacon = await beacon_of(relay, http)
    number = beacon.round_at(time.time() - 5)
    await http.post(f"{relay}/_faults", json={"kind": "slow", "hang_s": 1})
    with pytest.raises(Unavailable, match="ReadTimeout"):
        await beacon.answers(number, timeout_s=0.2)


@pytest.mark.programs
async def test_who_is_worst_is_told(relay: str, http: httpx.AsyncClient) -> None:
    nobody = f"http://127.0.0.1:{free_port()}"
    alone = await beacon_of(relay, http)
    beacon = Beacon(http, urls=(nobody, relay, nobody), chain=alone.chain)
    for kind, raised in (("down", Unavailable), ("missing", NotYet), ("garbage", Untrue)):
        await http.post(f"{relay}/_faults", json={"kind": kind})
        with pytest.raises(raised):
            await beacon.fetch(1)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"round": str(NUMBER)}, id="the number as text"),
        pytest.param({"round": float(NUMBER)}, id="the number as a float"),
        pytest.param({"round": True}, id="the number as a truth"),
        pytest.param({"signature": TRUE["signature"].upper()}, id="capitals"),
        pytest.param({"signature": TRUE["signature"][:-2]}, id="a byte short"),
        pytest.param({"signature": TRUE["signature"] + "00"}, id="a byte too many"),
        pytest.param({"signature": TRUE["signature"][:-1] + "g"}, id="no hex"),
        pytest.param({"signature": TRUE["signature"] + "\n"}, id="a line end"),
        pytest.param({"signature": None}, id="no signature"),
        pytest.param({"randomness": TRUE["randomness"][:-1]}, id="randomness cut off"),
        pytest.param({"randomness": "0" * 64}, id="other randomness"),
    ],
)
@respx.mock
async def test_what_is_no_round_is_not_believed(change: dict[str, Any]) -> None:
    for url in DRAND:
        respx.get(url__startswith=url).respond(json=TRUE | change)
    async with httpx.AsyncClient() as http:
        beacon = Beacon(http, urls=DRAND, chain=read_info(QUICKNET))
        with pytest.raises(Untrue):
            await beacon.fetch(NUMBER)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff", id="no UTF-8"),
        pytest.param(b"[" * 2000, id="nested"),
        pytest.param(b"[]", id="a list"),
    ],
)
@respx.mock
async def test_what_is_no_answer_is_not_believed(body: bytes) -> None:
    respx.get(url__startswith=DRAND[0]).respond(content=body)
    async with httpx.AsyncClient() as http:
        with pytest.raises(Untrue):
            await Beacon(http, urls=DRAND[:1], chain=read_info(QUICKNET)).fetch(NUMBER)


@respx.mock
async def test_a_recorded_round_of_quicknet_from_where_it_is_asked_for() -> None:
    first = respx.get(f"{DRAND[0]}/{quicknet()['chain_hash']}/public/{NUMBER}").mock(
        side_effect=httpx.ConnectTimeout("x")
    )
    respx.get(f"{DRAND[1]}/{quicknet()['chain_hash']}/public/{NUMBER}").respond(json=TRUE)
    async with httpx.AsyncClient() as http:
        assert await Beacon(http, urls=DRAND, chain=read_info(QUICKNET)).fetch(NUMBER) == ROUND
    assert first.calls.last.request.extensions["timeout"]["read"] == 5


def test_rounds_and_their_times() -> None:
    chain = read_info(QUICKNET)
    for at, number in (
        (0, 1),
        (1692803367, 1),
        (1692803367.5, 2),
        (1692803370, 2),
        (2e9, 102398879),
    ):
        assert chain.round_at(at) == number
        assert chain.time_of(number) >= at > chain.time_of(number) - 3 or number == 1


async def test_without_a_chain_there_is_no_round() -> None:
    async with httpx.AsyncClient() as http:
        beacon = Beacon(http, urls=DRAND, chain=None)
        with pytest.raises(NotReady):
            beacon.round_at(0)
        with pytest.raises(NotReady):
            await beacon.fetch(1)
