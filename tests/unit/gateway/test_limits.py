"""Rate limits: who writes has one, an address is no person,
and who fails too often does not keep others out.
"""

from __future__ import annotations

from typing import Any

import pytest

from contest.gateway.app import handle
from contest.kit.http.request import BodyIncomplete, Request
from tests.accounts import Unlimited, unlimited
from tests.failing import Watched
from tests.operations import PUBLIC, address
from tests.system import ADMIN_ID, OPS_TOKEN, MemoryLimiter, System, unreachable
from tools.bench.costs import BUDGETS

SIGN_IN = "/v1/auth/telegram"
REFRESH = "/v1/auth/refresh"
FAILURES_MAX = 60
REQUESTS_MAX = 600


WRITES = ("POST", "PUT", "PATCH", "DELETE")
ROWS_MAX = 100  # that may be read at a request, however often it is repeated
LIMITS = {
    name: (limit["limit"], limit["period_s"])
    for name, (_, _, operation) in PUBLIC.items()
    if "limit" in (limit := operation.get("x-rate-limit", {}))
}
FOR_OPERATORS = {"getReady"}  # who alone have the token


@pytest.mark.parametrize("name", [name for name in PUBLIC if PUBLIC[name][1] == "GET"])
async def test_whoever_writes_by_reading_has_a_limit_as_well(system: System, name: str) -> None:
    """The first look at one's code makes the code:
    a GET that costs a write at each call would cost them without end.
    """
    session = await system.sign_in()
    system.crash()
    databases = {service: Watched(database) for service, database in system.databases.items()}
    for service, database in databases.items():
        system.replace(service, db=database)
    operation = PUBLIC[name][2]
    for_operators = any("opsToken" in each for each in operation["security"])
    token = OPS_TOKEN if for_operators else session["access_token"]
    assert (await system.request("GET", address(name), token=token)).status < 500
    statements = [sql.lstrip() for database in databases.values() for sql in database.statements]
    if not all(sql.startswith("select") for sql in statements):
        assert "x-rate-limit" in operation or name in FOR_OPERATORS


def test_whoever_writes_without_a_limit_has_a_secret() -> None:
    """`none` with a reason is for the holders of a secret: nobody else is to be trusted so far."""
    writing = [name for name in PUBLIC if PUBLIC[name][1] in WRITES]
    without = [name for name in writing if "limit" not in PUBLIC[name][2]["x-rate-limit"]]
    schemes = {
        scheme for name in without for each in PUBLIC[name][2]["security"] for scheme in each
    }
    assert (len(writing) > len(without), schemes) == (True, {"opsToken", "webhookSecret"})
    assert all(PUBLIC[name][2]["security"] for name in without)


def test_whoever_reads_much_has_a_limit() -> None:
    """A person may ask for their own history as often as they like, and each time it costs."""
    reads = {name.partition(",")[0]: rows for name, (_, rows, _) in BUDGETS.items()}
    costly = {name for name in PUBLIC if PUBLIC[name][1] == "GET" and reads.get(name, 0) > ROWS_MAX}
    assert len(costly) > 3
    assert {name for name in costly if not LIMITS.get(name)} == set()


@pytest.mark.parametrize("limit", sorted(set(LIMITS.values())), ids=str)
async def test_each_limit_is_enforced_before_anybody_is_asked(
    system: System, limit: tuple[int, int]
) -> None:
    """With no request of that limit left, an admin gets nothing of what has it, and the services
    hear nothing.
    """
    token = (await system.sign_in(ADMIN_ID))["access_token"]
    unlimited(system)
    assert (await system.request("GET", "/v1/me", token=token)).status == 200  # the keys are known
    system.replace("api-gateway", limiters=Unlimited({limit: MemoryLimiter(0)}))
    asked: list[str] = []
    system.watch(lambda service, _: asked.append(service))
    for name in (name for name in LIMITS if LIMITS[name] == limit):
        reply = await system.request(PUBLIC[name][1], address(name), token=token)
        assert (reply.problem, asked) == ("too-many-requests", []), name
        assert reply.headers["retry-after"] == str(limit[1])


async def _attempt(
    system: System, address: str, target: str = SIGN_IN, raw: bytes = b'{"init_data":"a=1"}'
) -> str:
    headers = {"cf-connecting-ip": address, "x-forwarded-for": "198.51.100.9"}
    return (await system.request("POST", target, raw=raw, headers=headers)).problem


@pytest.mark.parametrize(
    ("target", "raw", "problem"),
    [
        pytest.param(
            SIGN_IN, b'{"init_data":"a=1"}', "init-data-unsigned", id="initData that is none"
        ),
        pytest.param(SIGN_IN, b"junk", "invalid-request", id="junk"),
        pytest.param(SIGN_IN, b"[" * 99, "body-too-deep", id="a deep body"),
        pytest.param(SIGN_IN, b" " * 65_537, "body-too-large", id="a large body"),
        pytest.param(
            REFRESH, b'{"refresh_token":"nobodys"}', "refresh-token-unknown", id="a guess"
        ),
        pytest.param(REFRESH, b"{", "invalid-request", id="half a body"),
    ],
)
async def test_who_fails_too_often_is_told_when_to_return_and_keeps_nobody_out(
    system: System, target: str, raw: bytes, problem: str
) -> None:
    session = await system.sign_in()
    answers = [await _attempt(system, "192.0.2.1", target, raw) for _ in range(FAILURES_MAX + 2)]
    assert answers == [problem] * FAILURES_MAX + ["too-many-requests"] * 2
    assert await _attempt(system, "192.0.2.2", target, raw) == problem, "another address"
    other = {SIGN_IN: REFRESH, REFRESH: SIGN_IN}[target]
    assert await _attempt(system, "192.0.2.1", other, b"junk") == "invalid-request", (
        "another operation"
    )
    await system.sign_in(43)
    assert (await system.refresh(session["refresh_token"])).status == 200


async def test_an_office_signs_in_and_refreshes_behind_one_address(system: System) -> None:
    sessions = [await system.sign_in(telegram_id) for telegram_id in range(100, 250)]
    assert {(await system.refresh(each["refresh_token"])).status for each in sessions} == {200}


async def test_an_address_has_a_limit_of_its_own_and_hears_of_it(system: System) -> None:
    answers = [await system.request("POST", SIGN_IN, raw=b"") for _ in range(REQUESTS_MAX + 1)]
    assert (answers[-1].problem, answers[-1].headers["retry-after"]) == ("too-many-requests", "60")
    assert answers[-1].json()["detail"] == "At most 600 requests in 60 s."
    reply = await system.request("POST", SIGN_IN, body={"init_data": system.init_data()})
    assert reply.problem == "too-many-requests"


async def test_limits_count_a_whole_network_of_ipv6(system: System) -> None:
    answers = [
        await _attempt(system, f"2001:db8:1:2::{number:x}") for number in range(FAILURES_MAX + 1)
    ]
    assert answers[-1] == "too-many-requests"
    assert await _attempt(system, "2001:db8:1:3::1") == "init-data-unsigned"
    assert await _attempt(system, "nonsense:") == "init-data-unsigned"


@pytest.mark.parametrize(
    ("method", "target", "body", "status", "writes_max"),
    [
        pytest.param("PATCH", "/v1/me", {"locale": "ru"}, 200, 20, id="the locale"),
        pytest.param(
            "DELETE", "/v1/auth/sessions?keep_current=true", None, 204, 20, id="the other sessions"
        ),
        pytest.param(
            "DELETE", "/v1/auth/sessions/nobodys", None, 404, 60, id="a session that is not there"
        ),
        pytest.param("DELETE", "/v1/auth/sessions/current", None, 204, 60, id="the session"),
    ],
)
async def test_one_person_writes_so_often_and_others_go_on(
    system: System, method: str, target: str, body: Any, status: int, writes_max: int
) -> None:
    ada, bob = [(await system.sign_in(telegram_id))["access_token"] for telegram_id in (42, 43)]
    replies = [
        await system.request(method, target, body=body, token=ada) for _ in range(writes_max + 1)
    ]
    assert replies[0].status == status
    assert 429 not in {reply.status for reply in replies[:-1]}
    assert (replies[-1].problem, replies[-1].headers["retry-after"]) == ("too-many-requests", "60")
    assert (await system.request(method, target, body=body, token=bob)).status == status
    assert (await system.request("GET", "/v1/me", token=bob)).status == 200


async def test_what_is_our_fault_is_nobodys_failure(system: System) -> None:
    system.unreachable["auth"] = unreachable()
    assert {await _attempt(system, "192.0.2.1") for _ in range(FAILURES_MAX + 1)} == {
        "service-unreachable"
    }
    del system.unreachable["auth"]
    assert await _attempt(system, "192.0.2.1") == "init-data-unsigned"


async def test_a_line_that_breaks_is_nobodys_failure(system: System) -> None:
    headers = {"content-type": "application/json", "cf-connecting-ip": "192.0.2.1"}

    async def cut_off(bytes_max: int) -> bytes:
        raise BodyIncomplete

    request = Request("POST", SIGN_IN, "", headers.get, cut_off)
    assert {(await handle(request, system.gateway)).status for _ in range(FAILURES_MAX + 1)} == {
        499
    }
    assert await _attempt(system, "192.0.2.1") == "init-data-unsigned"
