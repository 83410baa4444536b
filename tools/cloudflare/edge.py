"""The workers' public address: the real local stack answers, as the versions that are live here would.

In the answers only the two values that a deployment sets are replaced, environment and version.
"""

from __future__ import annotations

import json
import re

import httpx

from tools.cloudflare.account import Account
from tools.cloudflare.refusal import Refused
from tools.cloudflare.uploads import plain_text

HEALTH = re.compile(r"/health(?:/([a-z-]+))?")
ANSWER_S_MAX = 20


class Edge:
    """Passes requests on for the gateway of one environment."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self.stack_url = ""  # set when the stack runs
        self.broken: tuple[str, str] | None = (
            None  # a variable's name and value: a version with it fails every request
        )
        self.broken_path = ""  # fails whoever is live
        self.answers: list[str] = []  # "METHOD path status"

    def answer(
        self, environment: str, method: str, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, bytes]:
        """Status and body. Raises `Refused` as Cloudflare answers for a worker that is not there, or that throws."""
        health = HEALTH.fullmatch(path)
        worker = (health and health[1]) or "api-gateway"
        gateway, live = self._live("api-gateway", environment), self._live(worker, environment)
        if not gateway or not live:
            raise Refused(404, 1042, "no such worker")
        if path == self.broken_path or (
            self.broken and self.broken in (*gateway.items(), *live.items())
        ):
            raise Refused(500, 1101, "Worker threw exception")
        if not self.stack_url:
            raise Refused(503, 1105, "the local stack is still starting")
        reply = httpx.request(
            method,
            self.stack_url + path,
            headers=headers,
            content=body,
            timeout=ANSWER_S_MAX,
            trust_env=False,
        )
        self.answers.append(f"{method} {path} {reply.status_code}")
        if not health or reply.status_code != 200:
            return reply.status_code, reply.content
        return 200, json.dumps(
            reply.json() | {"environment": live["ENVIRONMENT"], "version": live["VERSION"]}
        ).encode()

    def _live(self, worker: str, environment: str) -> dict[str, str] | None:
        with self._account.lock:
            version = self._account.live(f"{worker}-{environment}")
        return plain_text(version) if version else None
