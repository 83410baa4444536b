"""What people see of the bot before it says anything: its commands, by language and chat, and the
button beside the text field that opens the Mini App.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from contest.kit import settings as kit_settings
from contest.kit.telegram import Refused, TelegramError
from tools.console import Failure, say
from tools.paths import ROOT
from tools.telegram import client

DEFAULT_LOCALE = "en"  # for whoever has another language than those below
LOCALES = ("en", "ru")
Call = tuple[str, dict[str, Any]]


def show(settings: Mapping[str, str]) -> None:
    """Set commands and menu button; the same again changes nothing. Raises `Failure`."""
    calls = list(calls_of(settings))
    for method, parameters in calls:
        try:
            client.call(settings, method, parameters)
        except Refused as error:
            if parameters.get("scope", {}).get("type") != "chat":
                raise Failure(f"Telegram refuses {error}", hint="this is a fault of ours") from None
            say("  an admin has not started the bot: they see no commands of admins yet")
        except TelegramError as error:
            raise Failure(f"Telegram does not take it: {error}", hint="try again") from None


def calls_of(settings: Mapping[str, str]) -> Iterator[Call]:
    """Every call of the Bot API that it takes."""
    sys.path.append(str(ROOT / "workers" / "bot" / "src"))
    from contest.bot.rooms import ROOMS

    people = [name for room in ROOMS for name in room.menu]
    groups = [name for room in ROOMS for name in room.group_menu]
    admins = [*people, *(name for room in ROOMS for name in room.admin_menu)]
    yield from _commands({"type": "all_private_chats"}, people)
    yield from _commands({"type": "all_group_chats"}, groups)
    for admin in _admins(settings):
        yield from _commands({"type": "chat", "chat_id": admin}, admins)
    yield "setChatMenuButton", {"menu_button": _menu_button(settings)}


def _commands(scope: Mapping[str, object], names: Sequence[str]) -> Iterator[Call]:
    for locale in ("", *LOCALES):
        listed = [
            {"command": name, "description": _text(f"command.{name}", locale or DEFAULT_LOCALE)}
            for name in names
        ]
        yield "setMyCommands", {"commands": listed, "scope": scope, "language_code": locale}


def _menu_button(settings: Mapping[str, str]) -> Mapping[str, object]:
    url = settings.get("MINIAPP_URL", "")
    if not url or kit_settings.fault("MINIAPP_URL", url):
        return {"type": "commands"}
    text = _text("menu-button", DEFAULT_LOCALE)
    return {"type": "web_app", "text": text, "web_app": {"url": url}}


def _text(name: str, locale: str) -> str:
    from contest.bot.rooms import TEXTS

    return str(TEXTS[name][locale])


def _admins(settings: Mapping[str, str]) -> list[int]:
    given = settings.get("ADMIN_TELEGRAM_IDS", "")
    return [int(each) for each in given.split(",") if each.strip().isdigit()]
