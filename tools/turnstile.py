"""A small, strict fake of Cloudflare Turnstile's server side, in the process of the emulator.

A token is good once, for five minutes, and bound to the action and the `cData` of its widget.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

PATH = "/turnstile/v0"
SITE_KEY, SECRET_KEY = "local-turnstile-site", "local-turnstile-secret"
LIFE_S = 300
TOKENS_MAX = 10_000
KNOWN = {"secret", "response", "remoteip", "idempotency_key"}

Json = dict[str, Any]


@dataclass(frozen=True)
class Token:
    action: str
    cdata: str
    issued_at: float


@dataclass
class Turnstile:
    """What the fake has issued and not redeemed."""

    now_s: Callable[[], float] = time.time
    tokens: dict[str, Token] = field(default_factory=dict)

    def issue(self, *, action: str, cdata: str) -> str:
        """The token of someone who has passed a widget with these."""
        if len(self.tokens) >= TOKENS_MAX:
            del self.tokens[next(iter(self.tokens))]
        token = secrets.token_urlsafe(32)
        self.tokens[token] = Token(action, cdata, self.now_s())
        return token

    def verify(self, given: object) -> Json:
        """What `siteverify` answers."""
        if not isinstance(given, Mapping) or not set(given) <= KNOWN:
            return _refusal("bad-request")
        secret, response = given.get("secret"), given.get("response")
        if not secret:
            return _refusal("missing-input-secret")
        if secret != SECRET_KEY:
            return _refusal("invalid-input-secret")
        if not response:
            return _refusal("missing-input-response")
        token = self.tokens.pop(str(response), None)
        if token is None or self.now_s() >= token.issued_at + LIFE_S:
            return _refusal("timeout-or-duplicate")
        return {
            "success": True,
            "challenge_ts": _rfc3339(token.issued_at),
            "hostname": "localhost",
            "error-codes": [],
            "action": token.action,
            "cdata": token.cdata,
        }


def _refusal(code: str) -> Json:
    return {"success": False, "error-codes": [code], "messages": []}


def _rfc3339(at: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))
