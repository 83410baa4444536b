"""How the end-to-end tests reach the stack: requests exactly as written,
held to the document, and Telegram's side of things.
"""

from __future__ import annotations

import http.client
import itertools
import json
import re
import secrets
import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

from tests.e2e.leaks import Secrets
from tests.response_validator import check_reply
from tests.system import Reply
from tools.invariants.search import search
from tools.invariants.sources import Folder
from tools.local.stack import Stack
from tools.telegram.sign import sign_init_data

MADE_UP = re.compile(r"user\d+ is no user")
SESSION_S = 600  # of the 900 that an access token holds
_ADDRESSES = itertools.count(1)


class Client:
    def __init__(
        self, stack: Stack, settings: Mapping[str, str], *, released: bool = False
    ) -> None:
        """`released` holds the replies to the document of the last release, instead of today's."""
        self.stack = stack
        self.settings = settings
        self.released = released
        self.secrets = Secrets()
        self.secrets.remember_settings(settings)
        self._sessions: dict[int, tuple[float, Any]] = {}  # since when, by the person

    def request(
        self,
        method: str,
        target: str,
        *,
        body: Any = None,
        raw: bytes | None = None,
        token: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """One request, its target unchanged, from an address of its own:
        rate limits count per address. A key of its own, unless one is given: few operations look.
        """
        data = raw if raw is not None else json.dumps(body).encode() if body is not None else None
        sent = {
            "cf-connecting-ip": new_address(),
            "idempotency-key": secrets.token_hex(16),
            **({"content-type": "application/json"} if data is not None else {}),
        }
        sent |= ({"authorization": f"Bearer {token}"} if token else {}) | dict(headers or {})
        connection = http.client.HTTPConnection("127.0.0.1", self.stack.layout.port, timeout=30)
        try:
            connection.request(method, target, body=data, headers=sent)
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        received = {name.lower(): value for name, value in response.getheaders()}
        if not target.startswith("/app"):
            path, _, query = target.partition("?")
            check_reply(
                method,
                path,
                query,
                status=response.status,
                headers=received,
                body=content,
                released=self.released,
            )
        reply = Reply(response.status, received, content.decode(errors="replace"))
        if target.startswith("/v1/auth/") and reply.status in (200, 201):
            self.secrets.remember_session(reply.json())
        return reply

    def sign_in(self, telegram_id: int, **user: Any) -> Any:
        reply = self.request(
            "POST", "/v1/auth/telegram", body={"init_data": self.init_data(telegram_id, **user)}
        )
        assert reply.status == 201, reply.body
        return reply.json()

    def session_of(self, telegram_id: int, **user: Any) -> Any:
        """As `sign_in`, once in ten minutes: a person may sign in 20 times a minute, and many
        tests of one stack have the same organiser.
        """
        now = self.stack.clock.now_s()
        since, session = self._sessions.get(telegram_id, (0.0, None))
        if not 0 <= now - since < SESSION_S:
            since, session = now, self.sign_in(telegram_id, **user)
            self._sessions[telegram_id] = since, session
        return session

    def init_data(
        self, telegram_id: int, *, age_s: int = 0, start_param: str | None = None, **user: Any
    ) -> str:
        person = {"id": telegram_id, "first_name": "Ada", **user}
        token, auth_date, query_id = (
            self.settings["TELEGRAM_BOT_TOKEN"],
            int(self.stack.clock.now_s()) - age_s,
            secrets.token_urlsafe(16),
        )
        init_data = sign_init_data(
            token, user=person, auth_date=auth_date, query_id=query_id, start_param=start_param
        )
        self.secrets.remember_person(person)
        self.secrets.remember_init_data(init_data)
        return init_data

    def open_contest(self) -> str:
        """The id of a contest that is open, of several the one that is so longest: those of other
        tests may end. `make dev` has one from the start.
        """
        items = self.request("GET", "/v1/contests?status=open").json()["items"]
        return str(max(items, key=lambda each: each["ends_at"] or "")["id"])

    def refresh(self, refresh_token: str) -> Reply:
        return self.request("POST", "/v1/auth/refresh", body={"refresh_token": refresh_token})

    def leaked(self) -> list[str]:
        """The names of the secrets, tokens and people of this
        run that stand in the workers' log.
        """
        return self.secrets.found_in(self.stack.log.read_text(errors="replace"))

    def contradicting(self) -> list[str]:
        """The rows of the databases that contradict each other; but for people who never signed in,
        since a test has signed their tokens by itself.
        """
        found = search(Folder(self.stack.layout.state)).wrong
        return [
            f"{each.invariant}: {each.place}: {each.detail}"
            for each in found
            if not MADE_UP.fullmatch(each.detail)
        ]

    def ops(self, method: str, target: str) -> Reply:
        return self.request(method, target, token=self.settings["OPS_TOKEN"])

    def telegram(self, method: str, path: str, body: Any = None) -> Any:
        """The emulator's control interface."""
        response = httpx.request(
            method,
            f"{self.stack.layout.telegram_url}/_emulator/{path}",
            json=body,
            timeout=10,
            trust_env=False,
        )
        response.raise_for_status()
        return response.json()

    def say(self, telegram_id: int, text: str, **user: Any) -> Any:
        """Someone writes to the bot."""
        self.secrets.remember_person({"id": telegram_id, **user})
        return self.telegram(
            "POST", f"users/{telegram_id}/messages", {"text": text, "first_name": "Ada", **user}
        )["update"]

    def sent_to(self, telegram_id: int) -> list[Any]:
        """The parameters of the messages that the bot sent to someone."""
        found = self.telegram("GET", f"requests?method=sendMessage&chat_id={telegram_id}")[
            "requests"
        ]
        return [request["parameters"] for request in found]

    def wait_for(self, what: Any, *, within_s: float) -> Any:
        """The first truthy answer of `what`. Fails when there is none in time."""
        deadline = time.monotonic() + within_s
        while not (answer := what()):
            assert time.monotonic() < deadline, f"nothing came within {within_s} s"
            time.sleep(0.05)
        return answer

    def undelivered(self, user_id: str) -> list[dict[str, Any]]:
        """The user's row, as long as auth's outbox holds an event about them."""
        about = "exists (select 1 from outbox where message like '%' || users.user_id || '%')"
        return self.rows("users", f"user_id = ? and {about}", user_id)

    def swept(self, user_id: str) -> bool:
        """Whether a sweep by auth's cron leaves no event about the user."""
        self.stack.tick("bot")
        return not self.undelivered(user_id)

    def rows(
        self, table: str, where: str = "1", *values: Any, database: Path | None = None
    ) -> list[dict[str, Any]]:
        """The rows of a table of one D1 database, or of the first that has it, read beside the
        running stack.
        """
        files = (self.stack.layout.state / "v3" / "d1").rglob("*.sqlite")
        for file in [database] if database else files:
            connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
            connection.row_factory = sqlite3.Row
            try:
                return [
                    dict(row)
                    for row in connection.execute(f"select * from {table} where {where}", values)
                ]
            except sqlite3.OperationalError as error:
                if "no such table" not in str(error):
                    raise
            finally:
                connection.close()
        raise AssertionError(f"no database has a table {table}")


def new_address() -> str:
    """An address that nobody had before."""
    number = next(_ADDRESSES)
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
