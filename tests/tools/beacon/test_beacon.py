"""The local beacon answers as a relay of drand's does, truly signs, and errs when told to."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from contest.kit.drand import read_info
from tests.beacon import is_signed, quicknet
from tools.beacon.app import create_app
from tools.beacon.chain import GENESIS_S, PERIOD_S, Chain
from tools.beacon.state import FAULTS_MAX, Beacon, Fault
from tools.fleet import QUICKNET

NUMBER = 1000
NOW = GENESIS_S + (NUMBER - 1) * PERIOD_S


@pytest.fixture
def beacon() -> Beacon:
    return Beacon(Chain(bytes(31) + b"\x07"), now_s=lambda: NOW)


@pytest.fixture
async def http(beacon: Beacon) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(beacon))
    async with httpx.AsyncClient(transport=transport, base_url="http://beacon") as http:
        yield http


async def order(http: httpx.AsyncClient, **fault: Any) -> httpx.Response:
    return await http.post("/_faults", json=fault)


def test_the_check_of_signatures_tells_the_rounds_of_quicknet_apart() -> None:
    chain = quicknet()
    [found] = chain["rounds"]
    signed = is_signed(chain["public_key"], found["round"], found["signature"])
    assert (signed, is_signed(chain["public_key"], 1, found["signature"])) == (True, False)


def test_quicknet_is_pinned() -> None:
    pinned, recorded = read_info(QUICKNET), quicknet()
    assert (pinned.hash, pinned.public_key, pinned.genesis_time, pinned.period) == (
        recorded["chain_hash"],
        recorded["public_key"],
        recorded["genesis_time"],
        recorded["period_s"],
    )


async def test_its_chain_is_what_a_setting_can_pin(http: httpx.AsyncClient) -> None:
    [chain_hash] = (await http.get("/chains")).json()
    info = await http.get(f"/{chain_hash}/info")
    pinned = read_info(info.text)
    assert (pinned.hash, pinned.time_of(NUMBER), pinned.round_at(NOW)) == (chain_hash, NOW, NUMBER)


async def test_a_round_is_truly_signed(http: httpx.AsyncClient, beacon: Beacon) -> None:
    reply = await http.get(f"/{beacon.chain.hash}/public/{NUMBER}")
    found = reply.json()
    assert found["round"] == NUMBER
    assert is_signed(beacon.chain.info["public_key"], NUMBER, found["signature"])
    assert hashlib.sha256(bytes.fromhex(found["signature"])).hexdigest() == found["randomness"]
    assert reply.headers["cache-control"] == "public, max-age=604800, immutable"
    assert reply.headers["last-modified"] == "Tue, 14 Nov 2023 22:29:59 GMT"
    for same in ("latest", "0", str(NUMBER)):
        assert (await http.get(f"/{beacon.chain.hash}/public/{same}")).json() == found


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param(f"public/{NUMBER + 1}", 404, id="the next round"),
        pytest.param(f"public/{2**64 - 1}", 404, id="the last one"),
        pytest.param(f"public/{2**64}", 400, id="more than 8 bytes"),
        pytest.param("public/-1", 400, id="below 0"),
        pytest.param("public/1e3", 400, id="no number"),
        pytest.param("public", 404, id="no round"),
    ],
)
async def test_what_is_not_there(
    http: httpx.AsyncClient, beacon: Beacon, path: str, status: int
) -> None:
    assert (await http.get(f"/{beacon.chain.hash}/{path}")).status_code == status


async def test_another_chain_is_not_there(http: httpx.AsyncClient) -> None:
    statuses = [(await http.get(f"/{name}/info")).status_code for name in ("00" * 32, "xyz", "abc")]
    assert statuses == [404, 400, 400]


@pytest.mark.parametrize(
    ("fault", "status", "changes", "signed"),
    [
        pytest.param({"kind": "missing"}, 404, None, None, id="missing"),
        pytest.param({"kind": "too-early"}, 425, None, None, id="too early"),
        pytest.param({"kind": "down"}, 503, None, None, id="down"),
        pytest.param({"kind": "redirect"}, 302, None, None, id="redirect"),
        pytest.param({"kind": "cut"}, 200, None, None, id="cut"),
        pytest.param({"kind": "garbage"}, 200, None, None, id="garbage"),
        pytest.param({"kind": "late", "late_s": 1}, 404, None, None, id="late"),
        pytest.param({"kind": "slow", "hang_s": 0.01}, 200, set(), True, id="slow"),
        pytest.param({"kind": "huge"}, 200, {"more"}, True, id="huge"),
        pytest.param(
            {"kind": "wrong-number"}, 200, {"round", "signature", "randomness"}, False, id="number"
        ),
        pytest.param({"kind": "wrong-randomness"}, 200, {"randomness"}, True, id="randomness"),
        pytest.param(
            {"kind": "wrong-signature"}, 200, {"signature", "randomness"}, False, id="signature"
        ),
        pytest.param(
            {"kind": "other-round"}, 200, {"signature", "randomness"}, False, id="other round"
        ),
    ],
)
async def test_what_it_does_wrong_when_it_is_told(
    http: httpx.AsyncClient,
    beacon: Beacon,
    fault: dict[str, Any],
    status: int,
    changes: set[str] | None,
    signed: bool | None,
) -> None:
    target = f"/{beacon.chain.hash}/public/{NUMBER}"
    true = (await http.get(target)).json()
    assert (await order(http, **fault)).status_code == 200
    reply = await http.get(target)
    assert reply.status_code == status
    if changes is None:
        with pytest.raises(ValueError, match=r".*"):
            reply.json()
    else:
        found = reply.json()
        assert {name for name in found if found[name] != true.get(name)} == changes
        key = beacon.chain.info["public_key"]
        assert is_signed(key, NUMBER, found["signature"]) is signed
    beacon.now_s = lambda: NOW + 1
    assert (await http.get(target)).json() == true


async def test_a_fault_is_for_a_round_and_for_so_many_times(
    http: httpx.AsyncClient, beacon: Beacon
) -> None:
    async def asked(number: int) -> int:
        return (await http.get(f"/{beacon.chain.hash}/public/{number}")).status_code

    await order(http, kind="down", round=7, times=2)
    assert [await asked(number) for number in (7, 8, 7, 7)] == [503, 200, 503, 200]
    await order(http, kind="down")
    await http.delete("/_faults")
    assert await asked(7) == 200
    assert list(beacon.asked) == [7, 8, 7, 7, 7]


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({}, id="no kind"),
        pytest.param({"kind": "tired"}, id="an unknown kind"),
        pytest.param({"kind": "down", "times": 0}, id="never"),
        pytest.param({"kind": "down", "times": "2"}, id="times as text"),
        pytest.param({"kind": "down", "rounds": 2}, id="an unknown word"),
        pytest.param({"kind": "slow"}, id="slow by nothing"),
        pytest.param({"kind": "late"}, id="late by nothing"),
        pytest.param({"kind": "down", "late_s": 5}, id="late in another kind"),
        pytest.param({"kind": "down", "hang_s": 601}, id="for too long"),
    ],
)
async def test_orders_that_it_refuses(
    http: httpx.AsyncClient, beacon: Beacon, fault: dict[str, Any]
) -> None:
    assert (await order(http, **fault)).status_code == 400
    assert beacon.faults == []


async def test_faults_are_bounded(http: httpx.AsyncClient, beacon: Beacon) -> None:
    beacon.faults = [Fault(kind="down")] * FAULTS_MAX
    assert (await order(http, kind="down")).status_code == 400


def test_the_key_stays_with_the_state(tmp_path: Path) -> None:
    path = tmp_path / "state" / "beacon.key"
    first, again = Chain.kept_in(path), Chain.kept_in(path)
    assert first.info == again.info != Chain.kept_in(tmp_path / "other.key").info
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
