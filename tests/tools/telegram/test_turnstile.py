"""The fake of Turnstile answers as Cloudflare documents `siteverify`."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tools.telegram.emulator import create_app
from tools.telegram.state import Emulator
from tools.turnstile import LIFE_S, PATH, SECRET_KEY

ISSUED_AT = 1_700_000_000.0


@pytest.fixture
def emulator() -> Emulator:
    emulator = Emulator("123456:emulated-token", "contest_bot")
    emulator.turnstile.now_s = lambda: ISSUED_AT
    return emulator


async def _post(emulator: Emulator, path: str, body: Any) -> Any:
    transport = httpx.ASGITransport(create_app(emulator))
    async with httpx.AsyncClient(transport=transport, base_url="http://fake") as http:
        return (await http.post(path, json=body)).json()


async def _token(emulator: Emulator) -> str:
    answer = await _post(emulator, "/_emulator/captcha", {"action": "join", "cdata": "someone"})
    return str(answer["token"])


async def _verify(emulator: Emulator, **given: Any) -> Any:
    body = {"secret": SECRET_KEY, "response": await _token(emulator)} | given
    return await _post(emulator, f"{PATH}/siteverify", body)


async def test_a_token_is_good_once_and_tells_what_it_is_bound_to(emulator: Emulator) -> None:
    token = await _token(emulator)
    answer = await _verify(emulator, response=token)
    assert (answer["success"], answer["action"], answer["cdata"]) == (True, "join", "someone")
    again = await _verify(emulator, response=token)
    assert (again["success"], again["error-codes"]) == (False, ["timeout-or-duplicate"])


@pytest.mark.parametrize(
    ("given", "code"),
    [
        pytest.param({"secret": ""}, "missing-input-secret", id="no secret"),
        pytest.param({"secret": "another"}, "invalid-input-secret", id="another secret"),
        pytest.param({"response": ""}, "missing-input-response", id="no token"),
        pytest.param({"sitekey": "x"}, "bad-request", id="what it does not know"),
    ],
)
async def test_what_it_refuses(emulator: Emulator, given: Any, code: str) -> None:
    assert (await _verify(emulator, **given))["error-codes"] == [code]


async def test_a_token_does_not_live_long(emulator: Emulator) -> None:
    token = await _token(emulator)
    emulator.turnstile.now_s = lambda: ISSUED_AT + LIFE_S
    answer = await _verify(emulator, response=token)
    assert answer["error-codes"] == ["timeout-or-duplicate"]


async def test_a_body_that_is_no_object_is_refused(emulator: Emulator) -> None:
    answer = await _post(emulator, f"{PATH}/siteverify", [])
    assert answer["error-codes"] == ["bad-request"]
