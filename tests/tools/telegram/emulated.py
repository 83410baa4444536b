"""The emulated Telegram as a bot and a tester use it, over HTTP."""

from __future__ import annotations

from typing import Any

import httpx

TOKEN = "123456:emulated-token"
WAIT_S_MAX = 10
ADA, BOB, STRANGER, GROUP = 7, 8, 9, -100
TEXT = {"chat_id": ADA, "text": "hi"}
WEBHOOK = {"url": "http://127.0.0.1:9/"}


def keyboard(**button: object) -> dict[str, object]:
    return TEXT | {"reply_markup": {"inline_keyboard": [[{"text": "Go", **button}]]}}


class Telegram:
    """What a bot and a tester do with the emulator, over HTTP."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        reply = await self.http.post(f"/bot{TOKEN}/{method}", json=parameters)
        answer: dict[str, Any] = reply.json()
        assert reply.status_code == answer.get("error_code", 200)
        assert answer["ok"] is reply.is_success
        return answer

    async def control(
        self, verb: str, path: str, body: object = None, code: int = 200
    ) -> dict[str, Any]:
        reply = await self.http.request(verb, f"/_emulator/{path}", json=body)
        assert reply.status_code == code, reply.text
        answer: dict[str, Any] = reply.json()
        return answer

    async def write(self, user_id: int, text: str, **user: str) -> dict[str, Any]:
        update: dict[str, Any] = (
            await self.control("POST", f"users/{user_id}/messages", {"text": text, **user})
        )["update"]
        return update
