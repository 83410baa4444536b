"""What a user does, from signing in to deleting the account: taken on staging alone, and nothing of it stays."""

from __future__ import annotations

import secrets
import time
from typing import Any

import httpx

from tools.deploy.result import Result
from tools.telegram.sign import sign_init_data

TAKEN_IN = ("staging",)  # production is only read
# Nobody's: Telegram's ids have 52 bits. One user for every run: what a broken one left behind, the next one deletes.
USER: dict[str, object] = {"id": 2**53 - 1, "first_name": "Smoke test"}
TOKENS = ("access_token", "refresh_token")
POINTS = {"posted": 0, "held": 0, "available": 0}
GONE = "urn:problem:user-not-found"
SEEN_MAX = 200


class Journey:
    """One walk through the product. Every step is taken, whatever became of those before it, so that the account goes in the end."""

    def __init__(self, http: httpx.Client, bot_token: str, *, attempt: int) -> None:
        self._http = http
        self._bot_token = bot_token
        self._attempt = attempt
        self._headers: dict[str, str] = {}
        self._results: list[Result] = []

    def run(self) -> list[Result]:
        """Take every step; without a session there is but one."""
        # Telegram's own signature cannot be had here: without one the bot's, which auth demands anyway, is all that counts.
        now, once = int(time.time()), secrets.token_hex(8)
        data = sign_init_data(
            self._bot_token, user=USER, auth_date=now, query_id=once, signed_by_telegram=False
        )
        if session := self._step(
            "POST", "/v1/auth/telegram", 201, has=TOKENS, json={"init_data": data}
        ):
            self._go_on(session)
        return self._results

    def _go_on(self, session: dict[str, Any]) -> None:
        self._headers = {"authorization": f"Bearer {session['access_token']}"}
        self._step("GET", "/v1/me", 200, shows={"telegram_id": str(USER["id"])})
        if refreshed := self._step(
            "POST",
            "/v1/auth/refresh",
            200,
            has=TOKENS,
            json={"refresh_token": session["refresh_token"]},
        ):
            self._headers = {"authorization": f"Bearer {refreshed['access_token']}"}
        self._step("GET", "/v1/referrals/me", 200, has=("code", "link"))
        self._step("GET", "/v1/token/balance", 200, shows=POINTS)
        self._step("DELETE", "/v1/me", 204)
        self._step("GET", "/v1/me", 404, shows={"type": GONE})

    def _step(
        self,
        method: str,
        path: str,
        status: int,
        *,
        has: tuple[str, ...] = (),
        shows: dict[str, Any] | None = None,
        **given: Any,
    ) -> dict[str, Any]:
        """Ask, and keep how it went; the answer's body, empty if it is not what must be."""
        body: Any = None
        try:
            reply = self._http.request(method, path, headers=self._headers, **given)
            body = reply.json() if reply.content else {}
        except httpx.HTTPError as error:
            wrong = type(error).__name__
        except ValueError:
            wrong = f"{reply.status_code}, no JSON"
        else:
            wrong = (
                _differences(body, has, shows or {})
                if reply.status_code == status
                else _refusal(reply)
            )
        self._results.append(
            Result(
                path=f"{method} {path}",
                well=not wrong,
                seen=(wrong or str(status))[:SEEN_MAX],
                attempts=self._attempt,
            )
        )
        return {} if wrong else body


def _refusal(reply: httpx.Response) -> str:
    return (
        f"{reply.status_code} {reply.text}" if reply.is_error else f"{reply.status_code}"
    )  # an answer may hold a token


def _differences(body: Any, has: tuple[str, ...], shows: dict[str, Any]) -> str:
    """What an answer lacks or tells otherwise."""
    found = body if isinstance(body, dict) else {}
    lacking = [f"no {name}" for name in has if not found.get(name)]
    return ", ".join(
        lacking
        + [
            f"{name} is {found.get(name)}"
            for name, value in shows.items()
            if found.get(name) != value
        ]
    )
