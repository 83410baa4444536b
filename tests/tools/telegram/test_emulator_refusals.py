"""The emulated Telegram refuses what Telegram refuses, in its words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tools.telegram.emulated import (
    ADA,
    BOB,
    GROUP,
    STRANGER,
    TEXT,
    TOKEN,
    WEBHOOK,
    Telegram,
    keyboard,
)


@pytest.mark.parametrize(
    ("method", "given", "code", "description"),
    [
        pytest.param("sendMesage", TEXT, 404, "Not Found", id="unknown method"),
        pytest.param(
            "sendMessage",
            TEXT | {"txt": "hi"},
            400,
            'Bad Request: parameter "txt" is unknown',
            id="unknown parameter",
        ),
        pytest.param(
            "sendMessage", {"text": "hi"}, 400, "Bad Request: chat_id is empty", id="no chat"
        ),
        pytest.param(
            "sendMessage",
            {"chat_id": ADA, "text": " "},
            400,
            "Bad Request: message text is empty",
            id="no text",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"text": 5},
            400,
            'Bad Request: parameter "text" is wrong: *',
            id="wrong type",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"text": "x" * 4097},
            400,
            "Bad Request: message is too long",
            id="too long",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"chat_id": 404},
            400,
            "Bad Request: chat not found",
            id="unknown chat",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"chat_id": BOB},
            403,
            "Forbidden: bot was blocked by the user",
            id="blocked",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"chat_id": STRANGER},
            403,
            "Forbidden: bot can't initiate conversation with a user",
            id="never started",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"parse_mode": "MarkdownV2"},
            400,
            "Bad Request: parse_mode MarkdownV2 is not emul*",
            id="markdown",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"parse_mode": "HTML", "text": "1 < 2"},
            400,
            'Bad Request: can\'t parse entities: Unsupported start tag "" at byte offset 2',
            id="bare less-than",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"parse_mode": "HTML", "text": "<b>x</i>"},
            400,
            "Bad Request: can't parse entities: *",
            id="nesting",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"reply_parameters": {"message_id": 99}},
            400,
            "Bad Request: message to be r*",
            id="reply to none",
        ),
        pytest.param(
            "sendMessage",
            keyboard(),
            400,
            "*: exactly one of url, callback_data, web_app, *",
            id="idle button",
        ),
        pytest.param(
            "sendMessage",
            keyboard(url="https://a.b", callback_data="x"),
            400,
            "*: exactly one of *",
            id="button with two actions",
        ),
        pytest.param(
            "sendMessage",
            keyboard(callback_data="ё" * 33),
            400,
            "Bad Request: BUTTON_DATA_INVALID",
            id="callback data in bytes",
        ),
        pytest.param(
            "sendMessage",
            keyboard(web_app={"url": "http://a.b"}),
            400,
            "*Only HTTPS links are allowed",
            id="web app over http",
        ),
        pytest.param(
            "sendMessage",
            keyboard(web_app={"url": "https://a.b"}) | {"chat_id": GROUP},
            400,
            "Bad Request: BUTTON_TYPE_INVALID",
            id="group app",
        ),
        pytest.param(
            "answerCallbackQuery",
            {"callback_query_id": "1"},
            400,
            "Bad Request: query is too old *",
            id="unknown query",
        ),
        pytest.param(
            "getChatMember",
            {"chat_id": GROUP, "user_id": 404},
            400,
            "Bad Request: PARTICIPANT_ID_INVALID",
            id="unknown user",
        ),
        pytest.param(
            "setWebhook",
            WEBHOOK | {"secret_token": "a b"},
            400,
            "Bad Request: secret token *",
            id="webhook secret",
        ),
        pytest.param(
            "setWebhook",
            WEBHOOK | {"max_connections": 101},
            400,
            "Bad Request: max_*",
            id="connections",
        ),
        pytest.param(
            "setWebhook",
            WEBHOOK | {"allowed_updates": ["msg"]},
            400,
            "Bad Request: allowed_updates *",
            id="kinds",
        ),
        pytest.param(
            "setMyCommands",
            {"commands": [{"command": "Go", "description": "x"}]},
            400,
            "*BOT_COMMAND_INVALID",
            id="command",
        ),
    ],
)
async def test_refusals(
    telegram: Telegram, method: str, given: dict[str, object], code: int, description: str
) -> None:
    answer = await telegram.call(method, **given)
    assert answer["error_code"] == code
    start, _, end = description.partition("*")
    said = answer["description"]
    assert (
        said == description
        if "*" not in description
        else said.startswith(start) and (end.strip("*") in said)
    )


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (("POST", "/bot1:x/getMe", {}), 401),
        (("PUT", f"/bot{TOKEN}/getMe", {}), 405),
        (("POST", "/elsewhere", {}), 404),
        (
            (
                "POST",
                f"/bot{TOKEN}/getMe",
                {"content": "[]", "headers": {"content-type": "application/json"}},
            ),
            400,
        ),
        (
            (
                "POST",
                f"/bot{TOKEN}/getMe",
                {"content": '{"a": NaN}', "headers": {"content-type": "application/json"}},
            ),
            400,
        ),
        (
            (
                "POST",
                f"/bot{TOKEN}/getMe",
                {"content": "x", "headers": {"content-type": "text/plain"}},
            ),
            400,
        ),
        (("POST", f"/bot{TOKEN}/getMe", {"content": "x" * 1_000_001}), 413),
    ],
)
async def test_other_refusals_have_the_same_shape(
    telegram: Telegram, request_: tuple[str, str, dict[str, Any]], code: int
) -> None:
    verb, path, more = request_
    reply = await telegram.http.request(verb, path, **more)
    assert (reply.status_code, reply.json()["ok"], reply.json()["error_code"]) == (
        code,
        False,
        code,
    )
