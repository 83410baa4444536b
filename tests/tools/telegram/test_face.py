"""The bot's commands and its menu button, as Telegram is told of them."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from contest.kit.telegram import Refused
from tests.system import BOT_TOKEN, BOT_USERNAME
from tools.console import Failure
from tools.telegram import client, face
from tools.telegram.emulator import call
from tools.telegram.state import Emulator, Fault

ADMIN = 7
SETTINGS = {
    "TELEGRAM_API_BASE": "http://telegram.test",
    "TELEGRAM_BOT_TOKEN": BOT_TOKEN,
    "MINIAPP_URL": "https://app.example.org/app/",
    "ADMIN_TELEGRAM_IDS": f"{ADMIN}",
}


@pytest.fixture
def emulator(monkeypatch: pytest.MonkeyPatch) -> Emulator:
    """What the client of commands reaches, without a socket."""
    emulator = Emulator(BOT_TOKEN, BOT_USERNAME)

    def answer(_: Any, method: str, parameters: dict[str, Any]) -> Any:
        status, body = asyncio.run(call(emulator, method, json.loads(json.dumps(parameters))))
        if status != 200:
            raise Refused(body["description"])
        return body["result"]

    monkeypatch.setattr(client, "call", answer)
    return emulator


def _lists(emulator: Emulator) -> dict[tuple[str, str], list[str]]:
    return {
        (json.loads(scope)["type"], locale): [each["command"] for each in commands]
        for (scope, locale), commands in emulator.commands.items()
    }


def test_commands_are_told_by_language_and_by_chat(emulator: Emulator) -> None:
    emulator.start_private_chat(emulator.meet(ADMIN))
    for _ in range(2):
        face.show(SETTINGS)
    lists = _lists(emulator)
    scopes = ("all_private_chats", "all_group_chats", "chat")
    assert set(lists) == {(scope, locale) for scope in scopes for locale in ("", "en", "ru")}
    assert "start" in lists["all_private_chats", "ru"]
    assert (
        lists["chat", ""][: len(lists["all_private_chats", ""])] == (lists["all_private_chats", ""])
    )
    descriptions = {
        locale: [each["description"] for each in emulator.commands[scope, locale]]
        for scope, locale in emulator.commands
        if "all_private" in scope
    }
    assert descriptions[""] == descriptions["en"] != descriptions["ru"]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        pytest.param("https://app.example.org/app/", "web_app", id="a Mini App"),
        pytest.param("", "commands", id="none"),
    ],
)
def test_the_menu_button_opens_the_mini_app_where_there_is_one(
    emulator: Emulator, url: str, kind: str
) -> None:
    face.show(SETTINGS | {"MINIAPP_URL": url})
    assert emulator.menu_buttons[0]["type"] == kind
    assert emulator.menu_buttons[0].get("web_app", {}).get("url", "") == url


def test_what_telegram_refuses_is_told(emulator: Emulator) -> None:
    emulator.faults.append(
        Fault("setMyCommands", 1, error_code=400, description="Bad Request: BOT_COMMAND_INVALID")
    )
    with pytest.raises(Failure, match="BOT_COMMAND_INVALID"):
        face.show(SETTINGS)
