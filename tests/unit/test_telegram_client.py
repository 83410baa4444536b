"""Telegram's refusals, as the bot tells them apart."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import respx

from contest.kit.telegram import Refused, RetryAfter, Telegram, TelegramError, TelegramUnavailable, Unreachable, WrongToken

TOKEN = "1234567890:synthetic-token-of-no-bot-at-all"


def _error(code: int, description: str = "no", **more: Any) -> httpx.Response:
    return httpx.Response(code, json={"ok": False, "error_code": code, "description": description, **more})


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        pytest.param(_error(429, parameters={"retry_after": 7}), RetryAfter, id="too many"),
        pytest.param(_error(429), RetryAfter, id="too many, without a time"),
        pytest.param(_error(404, "Not Found"), Refused, id="no such method"),
        pytest.param(_error(403, "Forbidden: bot was blocked by the user"), Unreachable, id="blocked"),
        pytest.param(_error(403, "Forbidden: user is deactivated"), Unreachable, id="gone"),
        pytest.param(_error(400, "Bad Request: chat not found"), Refused, id="no such chat"),
        pytest.param(_error(401, "Unauthorized"), WrongToken, id="wrong token"),
        pytest.param(_error(500), TelegramUnavailable, id="their fault"),
        pytest.param(httpx.Response(502, text="<html>"), TelegramUnavailable, id="a page instead of JSON"),
        pytest.param(httpx.Response(200, json=[]), TelegramUnavailable, id="another JSON"),
        pytest.param(httpx.Response(200, json={"ok": False}), TelegramUnavailable, id="half an answer"),
        pytest.param(httpx.ReadTimeout("x"), TelegramUnavailable, id="no answer"),
        pytest.param(httpx.ConnectError("x"), TelegramUnavailable, id="nobody there"),
    ],
)
@respx.mock
async def test_refusals(answer: httpx.Response | httpx.HTTPError, kind: type[TelegramError]) -> None:
    route = respx.post(f"https://api.telegram.test/bot{TOKEN}/sendMessage")
    if isinstance(answer, httpx.Response):
        route.return_value = answer
    else:
        route.side_effect = answer
    async with httpx.AsyncClient() as http:
        with pytest.raises(kind) as raised:
            await Telegram(http, base="https://api.telegram.test/", token=TOKEN).send_message("42", "hello")
    assert type(raised.value) is kind
    assert TOKEN not in str(raised.value)


@respx.mock
async def test_a_message_as_it_is_sent() -> None:
    route = respx.post(f"https://api.telegram.test/bot{TOKEN}/sendMessage").respond(json={"ok": True, "result": {"message_id": 1}})
    async with httpx.AsyncClient() as http:
        assert await Telegram(http, base="https://api.telegram.test", token=TOKEN).send_message("42", "hello") == {"message_id": 1}
    assert route.calls.last.request.content == b'{"chat_id":42,"text":"hello"}'


@respx.mock
async def test_the_time_to_wait_is_telegrams() -> None:
    respx.post(f"https://api.telegram.test/bot{TOKEN}/getMe").mock(return_value=_error(429, parameters={"retry_after": 7}))
    async with httpx.AsyncClient() as http:
        with pytest.raises(RetryAfter) as raised:
            await Telegram(http, base="https://api.telegram.test", token=TOKEN).call("getMe", {})
    assert raised.value.seconds == 7
