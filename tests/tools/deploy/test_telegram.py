"""Whom a deployment tells how it ended."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest
import respx

from tests.tools.deploy.targets import checkout, target
from tools.deploy.telegram import tell

SEND = "https://telegram.example/bot1:token/sendMessage"
SET = {
    "TELEGRAM_API_BASE": "https://telegram.example",
    "TELEGRAM_BOT_TOKEN": "1:token",
    "ALERT_CHAT_ID": "-100",
}


@respx.mock
def test_the_alert_chat_is_told(tmp_path: Path) -> None:
    sent = respx.post(SEND).mock(return_value=httpx.Response(200, json={"ok": True, "result": {}}))
    tell(target(checkout(tmp_path), **SET), "0a1b is deployed")
    assert json.loads(sent.calls.last.request.content) == {
        "chat_id": -100,
        "text": "[staging] 0a1b is deployed",
    }


@pytest.mark.parametrize("missing", ["ALERT_CHAT_ID", "TELEGRAM_BOT_TOKEN"])
@respx.mock
def test_without_a_chat_or_a_bot_nobody_is_told(tmp_path: Path, missing: str) -> None:
    tell(target(checkout(tmp_path), **SET | {missing: ""}), "0a1b is deployed")
    assert not respx.calls


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(
            httpx.Response(403, json={"ok": False, "description": "bot was kicked"}), id="refused"
        ),
        pytest.param(httpx.Response(502, text="bad gateway"), id="no answer of Telegram's"),
        pytest.param(httpx.Response(200, json=["x"]), id="a list"),
    ],
)
@respx.mock
def test_a_deployment_does_not_fail_because_nobody_could_be_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: httpx.Response
) -> None:
    respx.post(SEND).mock(return_value=answer)
    tell(target(checkout(tmp_path), **SET), "0a1b is deployed")
    told = capsys.readouterr()
    assert "nobody was told" in told.out + told.err
    assert "1:token" not in told.out + told.err
