"""Read what wrangler does not print in machine form: what is live, which migrations were applied,
where a database can go back to.
"""

from __future__ import annotations

from typing import Any

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from tools.console import Failure
from tools.deploy.target import Target

ATTEMPTS = 4
WAIT_S = 1.0
ASKED_S_MAX = 60.0  # Cloudflare may ask to wait; whoever is asked for longer is told instead
ANSWER_S_MAX = 30
PASSING = (429, 500, 502, 503, 504)


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
        """The result at a path of the account.

        Raises `NotThere`, another `Failure` for everything else.
        """
        return self._ask("GET", path, params=query)

    def select(self, database: str, sql: str) -> list[dict[str, Any]]:
        """The rows of a query. Only for reading: it is repeated when it fails."""
        answer = self._ask("POST", f"/d1/database/{database}/query", json={"sql": sql})
        rows: list[dict[str, Any]] = answer[0]["results"]
        return rows

    def _ask(self, method: str, path: str, **given: Any) -> Any:
        attempts = Retrying(
            retry=retry_if_exception_type(_Passing),
            wait=_wait_s,
            stop=stop_after_attempt(ATTEMPTS),
            reraise=True,
        )
        try:
            return attempts(self._attempt, method, path, **given)
        except _Passing as error:
            raise _failure(method, path, str(error)) from None

    def _attempt(self, method: str, path: str, **given: Any) -> Any:
        try:
            reply = self._http.request(method, self._account + path, **given)
        except httpx.HTTPError as error:
            raise _Passing(type(error).__name__) from None
        if reply.status_code == 404:
            raise NotThere(
                f"Cloudflare has nothing at {path}",
                hint="check CLOUDFLARE_ACCOUNT_ID and the token's permissions",
            )
        if reply.status_code == 200:
            return reply.json()["result"]
        problem, retry_after_s = f"{reply.status_code}: {_message(reply)}", _retry_after_s(reply)
        if reply.status_code in PASSING and retry_after_s <= ASKED_S_MAX:
            raise _Passing(problem, retry_after_s=retry_after_s)
        raise _failure(method, path, problem)


class _Passing(Exception):
    """Worth another attempt, not before `retry_after_s` from now."""

    def __init__(self, problem: str, *, retry_after_s: float = 0) -> None:
        super().__init__(problem)
        self.retry_after_s = retry_after_s


def _wait_s(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked_s = error.retry_after_s if isinstance(error, _Passing) else 0
    return max(WAIT_S * 2.0 ** (state.attempt_number - 1), asked_s)


def _failure(method: str, path: str, problem: str) -> Failure:
    return Failure(
        f"Cloudflare's API does not answer {method} {path}: {problem}",
        hint="run the same command again, or check the token's permissions",
    )


def _retry_after_s(reply: httpx.Response) -> float:
    text = reply.headers.get("retry-after", "")
    return float(text) if text.isascii() and text.isdigit() else 0.0


def _message(reply: httpx.Response) -> str:
    try:
        return "; ".join(
            f"{error['message']} [{error['code']}]" for error in reply.json()["errors"]
        )
    except (ValueError, KeyError, TypeError):
        return reply.text[:200]
