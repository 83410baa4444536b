"""Read what wrangler does not print in machine form: what is live, which migrations were applied, where a database can go back to."""

from __future__ import annotations

import time
from typing import Any

import httpx

from tools.console import Failure
from tools.deploy.target import Target

ATTEMPTS = 4
WAIT_S = 1.0
ASKED_S_MAX = 60.0  # Cloudflare may ask to wait; whoever is asked for longer is told instead
ANSWER_S_MAX = 30


class NotThere(Failure):
    """Cloudflare has no such thing."""


class Api:
    """Cloudflare's API, read only."""

    def __init__(self, target: Target) -> None:
        self._account = f"{target.api}/accounts/{target.account}"
        headers = {"authorization": f"Bearer {target.token}"}
        self._http = httpx.Client(
            headers=headers, timeout=ANSWER_S_MAX, trust_env="127.0.0.1" not in target.api
        )

    def close(self) -> None:
        """End the connections."""
        self._http.close()

    def get(self, path: str, **query: str) -> Any:
        """The result at a path of the account. Raises `NotThere`, another `Failure` for everything else."""
        return self._ask("GET", path, params=query)

    def select(self, database: str, sql: str) -> list[dict[str, Any]]:
        """The rows of a query. Only for reading: it is repeated when it fails."""
        answer = self._ask("POST", f"/d1/database/{database}/query", json={"sql": sql})
        rows: list[dict[str, Any]] = answer[0]["results"]
        return rows

    def _ask(self, method: str, path: str, **given: Any) -> Any:
        for attempt in range(ATTEMPTS):
            wait_s = WAIT_S * 2**attempt
            try:
                reply = self._http.request(method, self._account + path, **given)
            except httpx.HTTPError as error:
                problem = type(error).__name__
            else:
                if reply.status_code == 404:
                    raise NotThere(
                        f"Cloudflare has nothing at {path}",
                        hint="check CLOUDFLARE_ACCOUNT_ID and the token's permissions",
                    )
                if reply.status_code == 200:
                    return reply.json()["result"]
                problem = f"{reply.status_code}: {_message(reply)}"
                wait_s = max(wait_s, _asked_to_wait_s(reply))
                if reply.status_code not in (429, 500, 502, 503, 504) or wait_s > ASKED_S_MAX:
                    break
            time.sleep(wait_s)
        raise Failure(
            f"Cloudflare's API does not answer {method} {path}: {problem}",
            hint="run the same command again, or check the token's permissions",
        )


def _asked_to_wait_s(reply: httpx.Response) -> float:
    text = reply.headers.get("retry-after", "")
    return float(text) if text.isascii() and text.isdigit() else 0.0


def _message(reply: httpx.Response) -> str:
    try:
        return "; ".join(
            f"{error['message']} [{error['code']}]" for error in reply.json()["errors"]
        )
    except (ValueError, KeyError, TypeError):
        return reply.text[:200]
