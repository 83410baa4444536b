"""What the tests of webhooks share: a receiver that the judge of the specification looks at for,
and an organiser who makes webhooks.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
from jsonschema import Draft202012Validator
from standardwebhooks.webhooks import Webhook

from contest.kit.clock import to_rfc3339
from tests.contests import Organiser
from tests.operations import DOCUMENT
from tests.system import Reply, System

URL = "https://hooks.example.com/contest"
ALL = ["entry.created", "contest.closed", "winner.confirmed"]
Answer = httpx.Response | Exception | None


def judged(secret: str, headers: dict[str, str], body: str) -> dict[str, Any]:
    """The message, if the library of the specification finds one of its signatures good, and the
    document describes it.
    """
    at = datetime.fromtimestamp(int(headers["webhook-timestamp"]), UTC)
    signature = Webhook(secret).sign(headers["webhook-id"], at, body)
    assert signature in headers["webhook-signature"].split(" ")
    message: dict[str, Any] = json.loads(body)
    described = DOCUMENT["webhooks"][message["type"]]["post"]["requestBody"]
    schema = described["content"]["application/json"]["schema"]
    components = {"components": DOCUMENT["components"]}
    Draft202012Validator({**schema, **components}).validate(message)
    return message


@dataclass
class Receiver:
    """Whatever webhooks of a system lead to; it keeps what comes, and answers as it is told."""

    system: System
    answer: Callable[[httpx.Request], Answer] = lambda _: httpx.Response(204)
    requests: list[httpx.Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(self._take))
        self.system.replace("content", http=http)

    def says(self, *answers: httpx.Response | Exception) -> None:
        """So from now on, one after the other; the last one for good."""
        left = list(answers)
        self.answer = lambda _: left.pop(0) if len(left) > 1 else left[0]

    def _take(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answer(request)
        if isinstance(answer, Exception):
            raise answer
        return answer or httpx.Response(204)

    def messages(self, secret: str) -> list[dict[str, Any]]:
        """All that came, judged."""
        return [judged(secret, dict(each.headers), each.content.decode()) for each in self.requests]


class Hooks:
    """The webhooks of a contest, and who edits them."""

    def __init__(self, system: System, contest: dict[str, Any], telegram_id: int = 1) -> None:
        self._system, self._by = system, Organiser(system, telegram_id)
        self.path = f"/v1/contests/{contest['id']}/webhooks"

    async def ask(self, method: str, path: str = "", body: Any = None) -> Reply:
        return await self._system.request(
            method, self.path + path, body=body, token=await self._by.token()
        )

    async def made(self, url: str = URL, *events: str) -> dict[str, Any]:
        """A webhook with its secret; of all events, unless some are named."""
        reply = await self.ask("POST", body={"url": url, "events": list(events) or ALL})
        assert reply.status == 201, reply.body
        webhook: dict[str, Any] = reply.json()
        return webhook

    async def seen(self, webhook: dict[str, Any]) -> dict[str, Any]:
        """The webhook as it is listed now."""
        items = (await self.ask("GET")).json()["items"]
        [found] = [each for each in items if each["id"] == webhook["id"]]
        return dict(found)

    async def deliveries(self, webhook: dict[str, Any], query: str = "") -> list[dict[str, Any]]:
        reply = await self.ask("GET", f"/{webhook['id']}/deliveries{query}")
        assert reply.status == 200, reply.body
        items: list[dict[str, Any]] = reply.json()["items"]
        return items

    async def outcomes(self, webhook: dict[str, Any]) -> list[tuple[str, int, int | None]]:
        """The state, the attempts and the last status of each message, the oldest first."""
        found = await self.deliveries(webhook)
        return [(each["state"], each["attempts"], each["status"]) for each in found[::-1]]

    async def test(self, webhook: dict[str, Any]) -> Reply:
        """Try it, and let the message be sent."""
        reply = await self.ask("POST", f"/{webhook['id']}/test")
        await self._system.settle()
        return reply

    async def replay_since(self, webhook: dict[str, Any], at: float) -> Reply:
        body = {"since": to_rfc3339(int(at))}
        return await self.ask("POST", f"/{webhook['id']}/replay", body)
