"""The smoke test on staging plays a user; elsewhere, or without the bot's token, it only looks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx

from contest.kit.init_data import check_hash, parse, person, telegram_signature
from tests.tls import TRUSTS_NOBODY
from tests.tools.deploy.targets import VERSION, target
from tools.deploy.api import Api
from tools.deploy.journey import Journey
from tools.deploy.result import Result
from tools.deploy.smoke import smoke
from tools.deploy.target import Target
from tools.fleet import WORKERS

URL = "https://gateway.example"
TOKEN = "1:token"
SESSION = {"access_token": "first", "refresh_token": "refresh"}
ANSWERS: dict[str, tuple[int, Any]] = {
    "POST /v1/auth/telegram": (201, SESSION),
    "GET /v1/me": (200, {"telegram_id": str(2**53 - 1)}),
    "POST /v1/auth/refresh": (200, SESSION | {"access_token": "second"}),
    "GET /v1/referrals/me": (200, {"code": "abc", "link": "https://t.me/abc"}),
    "GET /v1/token/balance": (200, {"posted": 0, "held": 0, "available": 0}),
    "DELETE /v1/me": (204, None),
}
ME = "GET /v1/me"
GONE = httpx.Response(404, json={"type": "urn:problem:user-not-found"})


@pytest.fixture
def gateway() -> Iterator[respx.MockRouter]:
    with respx.mock(base_url=URL, assert_all_called=False) as router:
        yield router


def _answering(gateway: respx.MockRouter, **changed: tuple[int, Any]) -> None:
    for name, (status, body) in (ANSWERS | changed).items():
        method, _, path = name.partition(" ")
        answer = httpx.Response(status) if body is None else httpx.Response(status, json=body)
        gateway.request(method, path).side_effect = [answer, GONE] if name == ME else [answer]


def _journey() -> list[Result]:
    with httpx.Client(base_url=URL, verify=TRUSTS_NOBODY) as http:
        return Journey(http, TOKEN, attempt=1).run()


def test_a_whole_journey(gateway: respx.MockRouter) -> None:
    _answering(gateway)
    results = _journey()
    assert [result.path for result in results] == [*ANSWERS, ME]
    assert [result for result in results if not result.healthy] == []


def test_who_signs_in_is_nobodys_and_known_by_the_bots_token_alone(
    gateway: respx.MockRouter,
) -> None:
    """Telegram's own signature cannot be had, and one by somebody else is refused."""
    _answering(gateway)
    _journey()
    fields = parse(json.loads(gateway.calls[0].request.content)["init_data"])
    check_hash(fields, bot_token=TOKEN)
    assert telegram_signature(fields, bot_id="1") is None
    assert person(fields).id >= 2**52


@pytest.mark.parametrize("name", list(ANSWERS)[1:])
def test_a_step_that_fails_is_told_and_the_account_goes(
    gateway: respx.MockRouter, name: str
) -> None:
    _answering(gateway, **{name: (500, {"title": "broken"})})
    wrong = [result for result in _journey() if not result.healthy]
    assert [(result.path, result.seen) for result in wrong] == [(name, '500 {"title":"broken"}')]
    assert [call.request.method for call in gateway.calls][-2:] == ["DELETE", "GET"]


@pytest.mark.parametrize(
    ("name", "answer", "seen"),
    [
        pytest.param(
            "GET /v1/me", (200, {"telegram_id": "1"}), "telegram_id is 1", id="somebody else"
        ),
        pytest.param(
            "GET /v1/token/balance",
            (200, {"posted": 7, "held": 0, "available": 0}),
            "posted is 7",
            id="another's points",
        ),
        pytest.param(
            "GET /v1/referrals/me",
            (200, {"code": "abc", "link": ""}),
            "no link",
            id="no invitation",
        ),
        pytest.param(
            "GET /v1/token/balance",
            (200, [7]),
            "posted is None, held is None, available is None",
            id="no object",
        ),
        pytest.param(
            "POST /v1/auth/refresh",
            (200, SESSION | {"access_token": None}),
            "no access_token",
            id="no next token",
        ),
        pytest.param(
            "POST /v1/auth/refresh",
            (202, SESSION),
            "202",
            id="a status that is not the document's, and no token is told",
        ),
    ],
)
def test_an_answer_that_is_another_ones(
    gateway: respx.MockRouter, name: str, answer: tuple[int, Any], seen: str
) -> None:
    _answering(gateway, **{name: answer})
    assert [(result.path, result.seen) for result in _journey() if not result.healthy] == [
        (name, seen)
    ]


@pytest.mark.parametrize(
    "answer", [(401, {}), (200, SESSION), (201, {}), (201, None), (201, ["no session"])]
)
def test_who_cannot_sign_in_goes_nowhere(
    gateway: respx.MockRouter, answer: tuple[int, Any]
) -> None:
    _answering(gateway, **{"POST /v1/auth/telegram": answer})
    assert [(result.path, result.healthy) for result in _journey()] == [
        ("POST /v1/auth/telegram", False)
    ]


def test_an_account_that_stays_is_told(gateway: respx.MockRouter) -> None:
    _answering(gateway)
    gateway.get("/v1/me").side_effect = [httpx.Response(200, json=ANSWERS[ME][1])] * 2
    assert [(result.path, result.seen) for result in _journey() if not result.healthy] == [
        (ME, "200")
    ]


@pytest.mark.parametrize(
    ("environment", "bot_token", "healthy", "signed_in"),
    [
        pytest.param("staging", TOKEN, True, True, id="staging"),
        pytest.param("production", TOKEN, True, False, id="production is only read"),
        pytest.param("staging", "", True, False, id="the watch has no bot token"),
        pytest.param("staging", TOKEN, False, False, id="not before the workers are well"),
    ],
)
def test_where_a_user_is_played(
    gateway: respx.MockRouter,
    tmp_path: Path,
    environment: str,
    bot_token: str,
    *,
    healthy: bool,
    signed_in: bool,
) -> None:
    results = _smoke(
        gateway,
        target(tmp_path, environment=environment, TELEGRAM_BOT_TOKEN=bot_token, GATEWAY_URL=URL),
        healthy=healthy,
    )
    assert ("POST /v1/auth/telegram" in [result.path for result in results]) is signed_in


@pytest.mark.parametrize(
    ("ops_token", "answer", "well", "seen"),
    [
        pytest.param(
            "synthetic-ops-token", (200, {"services": {"bot": "ok"}}), True, "200", id="well"
        ),
        pytest.param(
            "synthetic-ops-token",
            (503, {"detail": "auth"}),
            False,
            '503 {"detail":"auth"}',
            id="a fault",
        ),
        pytest.param(
            "synthetic-ops-token",
            (200, {"services": {"bot": "unsure: x"}}),
            True,
            "200, bot: unsure: x",
            id="what cannot be told",
        ),
        pytest.param("", (200, {}), False, "not asked: OPS_TOKEN is not set", id="nobody may ask"),
    ],
)
def test_what_ready_says_counts(
    gateway: respx.MockRouter,
    tmp_path: Path,
    ops_token: str,
    answer: tuple[int, Any],
    *,
    well: bool,
    seen: str,
) -> None:
    goal = target(tmp_path, environment="production", OPS_TOKEN=ops_token, GATEWAY_URL=URL)
    [found] = [result for result in _smoke(gateway, goal, ready=answer) if result.path == "/ready"]
    assert (found.healthy, found.seen) == (well, seen)


def _smoke(
    gateway: respx.MockRouter,
    goal: Target,
    *,
    healthy: bool = True,
    ready: tuple[int, Any] = (200, {}),
) -> list[Result]:
    _answering(gateway)
    gateway.get("/v1/contests").respond(200 if healthy else 500)
    gateway.get("/ready").respond(ready[0], json=ready[1])
    for worker in WORKERS:
        told = {
            "status": "ok",
            "service": worker.name,
            "environment": goal.environment,
            "version": VERSION,
        }
        gateway.get(
            "/health" if worker.name == "api-gateway" else f"/health/{worker.name}"
        ).respond(200, json=told)
    with closing(Api(goal)) as api:
        return smoke(
            api, goal, dict.fromkeys((worker.name for worker in WORKERS), VERSION), wait_s=0
        )
