"""Somebody with an account, who is sent what others do beside the app."""

from __future__ import annotations

from typing import Any

from tests.e2e.client import Client
from tests.system import ADMIN_ID


class Account:
    """A person in the chat with the bot; `send` is a call of theirs."""

    def __init__(
        self, client: Client, telegram_id: int, name: str, *, language_code: str = "en"
    ) -> None:
        self._client = client
        self.telegram_id = telegram_id
        user = {"first_name": name, "language_code": language_code}
        client.say(telegram_id, "/start", **user)
        sign_in = client.session_of if telegram_id == ADMIN_ID else client.sign_in
        session = sign_in(telegram_id, **user)
        self.token, self.id = session["access_token"], session["user"]["id"]

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        reply = self._client.request(method, path, body=body, token=self.token, headers=headers)
        assert reply.status < 400, reply.body
        return reply.json() if reply.body else None

    @property
    def points(self) -> int:
        return int(self.send("GET", "/v1/token/balance")["available"])


def admin(client: Client) -> Account:
    return Account(client, ADMIN_ID, "Olga")
