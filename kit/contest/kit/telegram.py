"""Telegram's Bot API as our workers use it: each refusal that we must act on is an exception of its own."""

from __future__ import annotations

from typing import Any

import httpx

TIMEOUT_S = 10


class TelegramError(Exception):
    """A call did not succeed; safe to log: it never holds the bot token."""


class TelegramUnavailable(TelegramError):
    """No usable answer: network, time-out, 5xx. Worth another attempt; what was sent may have arrived."""


class WrongToken(TelegramUnavailable):
    """401: the token is not, or not any more, that of a bot. Worth another attempt, once it is set right."""


class RetryAfter(TelegramError):
    """429: nothing was done; not before `seconds` from now."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"retry after {seconds} s")
        self.seconds = seconds


class Unreachable(TelegramError):
    """403: the person blocked the bot, never started it, or is gone. Stop sending to them."""


class Refused(TelegramError):
    """400 and the like: the call itself is wrong, and will be again."""


class Telegram:
    """A client for one bot. `http` decides how requests travel: the runtime's fetch in a worker, sockets elsewhere."""

    def __init__(self, http: httpx.AsyncClient, *, base: str, token: str) -> None:
        self._http = http
        self._methods = f"{base.rstrip('/')}/bot{token}/"

    async def call(self, method: str, parameters: dict[str, Any], *, timeout_s: float = TIMEOUT_S) -> Any:
        """The `result` of a Bot API method. Raises a `TelegramError`."""
        try:
            response = await self._http.post(self._methods + method, json=parameters, timeout=timeout_s)
            answer = response.json()
            if answer["ok"]:
                return answer["result"]
            code, description = int(answer["error_code"]), str(answer.get("description", ""))
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise TelegramUnavailable(f"{method}: {type(error).__name__}") from None
        raise _refusal(method, code, description, answer.get("parameters") or {})

    async def send_message(self, chat_id: str, text: str, *, reply_markup: dict[str, Any] | None = None) -> Any:
        """Send `text` to a chat. Raises a `TelegramError`."""
        parameters: dict[str, Any] = {"chat_id": int(chat_id), "text": text}
        if reply_markup:
            parameters["reply_markup"] = reply_markup
        return await self.call("sendMessage", parameters)


def _refusal(method: str, code: int, description: str, parameters: dict[str, Any]) -> TelegramError:
    if code == 429:
        return RetryAfter(max(1, int(parameters.get("retry_after", 1))))
    if code == 403:
        return Unreachable(f"{method}: {description}")
    if code == 401:
        return WrongToken(f"{method}: {description}")
    if code >= 500:
        return TelegramUnavailable(f"{method}: {code} {description}")
    return Refused(f"{method}: {code} {description}")
