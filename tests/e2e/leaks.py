"""What must not stand in a log: every secret, token and name that a run used,
each under a name that may be said aloud.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, quote

from tools.fleet import SETTINGS

LENGTH_MIN = 8  # Shorter ones stand in a log by chance, as 42 does.
PERSONAL = ("id", "first_name", "last_name", "username")


class Secrets:
    """The values to look for. They are never shown: what is found is told by its name."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def remember(self, name: str, value: object) -> None:
        """Look for this value from now on, if it is long enough to be told from others."""
        if len(str(value)) >= LENGTH_MIN:
            self._names[str(value)] = name

    def remember_settings(self, settings: Mapping[str, str]) -> None:
        """Every secret setting, and what is secret within it."""
        for setting in SETTINGS:
            if setting.secret:
                self.remember(setting.name, settings.get(setting.name, ""))
        for key in json.loads(settings["JWT_PRIVATE_KEYS"])["keys"]:
            self.remember(f"`d` of the private key {key['kid']}", key["d"])
        self.remember(
            "the secret half of TELEGRAM_BOT_TOKEN",
            settings["TELEGRAM_BOT_TOKEN"].partition(":")[2],
        )

    def remember_person(self, user: Mapping[str, Any]) -> None:
        """What Telegram says of someone."""
        for name in PERSONAL:
            self.remember(f"a person's {name}", user.get(name, ""))

    def remember_init_data(self, init_data: str) -> None:
        """initData, and those of its fields that prove something."""
        self.remember("initData", init_data)
        for name, value in parse_qsl(init_data):
            if name in ("hash", "signature", "user"):
                self.remember(f"`{name}` of initData", value)

    def remember_session(self, session: Mapping[str, Any]) -> None:
        """The tokens of a session, as it was answered."""
        self.remember("refresh token", session.get("refresh_token", ""))
        self.remember("access token", session.get("access_token", ""))
        self.remember(
            "signature of an access token", session.get("access_token", "").rpartition(".")[2]
        )

    def found_in(self, log: str) -> list[str]:
        """The names of those that stand in the log:
        as they are, or as JSON or a URL writes them.
        """
        return sorted(
            {
                name
                for value, name in self._names.items()
                if any(form in log for form in _forms(value))
            }
        )


def _forms(value: str) -> set[str]:
    return {
        value,
        json.dumps(value)[1:-1],
        json.dumps(json.dumps(value)[1:-1])[1:-1],
        quote(value, safe=""),
        quote(value),
    }
