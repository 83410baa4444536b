"""Telegram's Bot API as our workers use it: each refusal that we must act on is an exception of its
own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Literal

import httpx

from contest.kit import jsontext

TIMEOUT_S, ASK_S = 10, 5  # of a call; of one that somebody waits for
RETRY_AFTER_S_DEFAULT, RETRY_AFTER_S_MAX = (
    5,
    900,
)  # where Telegram names none, or none that can be meant


NO_FILES: Mapping[str, tuple[str, bytes]] = {}
Membership = Literal["member", "none", "unknown"]  # of someone in a chat
STATUSES: dict[str, Membership] = {
    "creator": "member",
    "administrator": "member",
    "member": "member",
    "left": "none",
    "kicked": "none",
}


class TelegramError(Exception):
    """A call did not succeed; safe to log: it never holds the bot token."""


class TelegramUnavailable(TelegramError):
    """No usable answer: network, time-out, 5xx. Worth another attempt;
    what was sent may have arrived.
    """


class WrongToken(TelegramUnavailable):
    """401, or 404: the token is not, or not any more, that of a bot. Worth another attempt,
    once it is set right.
    """


class RetryAfter(TelegramError):
    """429: nothing was done; not before `seconds` from now."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"retry after {seconds} s")
        self.seconds = seconds


class Done(TelegramError):
    """400: there is nothing to do any more, as if it had succeeded."""


class Unreachable(TelegramError):
    """The person blocked the bot, never started it, or is gone; or there is no such chat.
    Stop sending to it.
    """


class ChatLost(Unreachable):
    """The bot is no member of the chat any more, or may not write there:
    its organiser has to know.
    """


class Refused(TelegramError):
    """400 and the like: the call itself is wrong, and will be again."""


class Conflict(Refused):
    """409: the updates go elsewhere; a webhook is set, or another program polls."""


class MessageGone(Refused):
    """400: the message that was to be edited is not there, or cannot be edited any more. Send anew,
    or forget it.
    """


class ReplyTargetGone(Refused):
    """400: the message that this one replies to is not there. Send it without that."""


class PictureRefused(Refused):
    """400: Telegram cannot fetch the picture, or it is none. Send the text without it."""


class MembershipUnknown(Refused):
    """400: Telegram does not tell whether the person is a member, which is no "no"."""


class Migrated(Refused):
    """400: the group has become a supergroup and has another id. Keep that instead,
    and send again.
    """

    def __init__(self, message: str, *, chat_id: str) -> None:
        super().__init__(message)
        self.chat_id = chat_id


BY_CODE: dict[int, type[TelegramError]] = {401: WrongToken, 404: WrongToken, 409: Conflict}
# How the descriptions begin, in lower case. Matched wherever they stand:
# some of what is a 403 comes as a 400.
BEGINNINGS: tuple[tuple[type[TelegramError], tuple[str, ...]], ...] = (
    (Done, ("message is not modified", "query is too old", "query id is invalid")),
    (MessageGone, ("message to edit not found", "message can't be edited")),
    (ReplyTargetGone, ("message to be replied not found",)),
    (
        PictureRefused,
        (
            "wrong http url specified",
            "failed to get http url content",
            "wrong type of the web page content",
        ),
    ),
    (
        MembershipUnknown,
        ("user not found", "participant_id_invalid", "member list is inaccessible"),
    ),
    (
        ChatLost,
        (
            *(
                "bot was kicked",
                "bot is not a member",
                "the group chat was deleted",
                "not enough rights to send",
            ),
            *(
                "need administrator rights in the channel chat",
                "have no write access to the chat",
                "have no rights to send",
            ),
            *("chat_write_forbidden", "channel_private"),
        ),
    ),
    (
        Unreachable,
        (
            *(
                "chat not found",
                "peer_id_invalid",
                "user is deactivated",
                "bot was blocked by the user",
            ),
            *("bot can't initiate conversation", "bot can't send messages to bots"),
        ),
    ),
)


class Telegram:
    """A client for one bot. `http` decides how requests travel: the runtime's fetch in a worker,
    sockets elsewhere.
    """

    def __init__(self, http: httpx.AsyncClient, *, base: str, token: str) -> None:
        self._http = http
        self._methods = f"{base.rstrip('/')}/bot{token}/"

    async def call(
        self,
        method: str,
        parameters: dict[str, Any],
        *,
        files: Mapping[str, tuple[str, bytes]] = NO_FILES,
        timeout_s: float = TIMEOUT_S,
    ) -> Any:
        """The `result` of a Bot API method. Raises a `TelegramError`.

        With files, by parameter and each with its name, it goes out as a form.
        """
        sent: Any = (
            {"data": {name: _as_text(value) for name, value in parameters.items()}, "files": files}
            if files
            else {"json": parameters}
        )
        try:
            response = await self._http.post(self._methods + method, **sent, timeout=timeout_s)
            answer = response.json()
            if answer["ok"] is True:
                return answer["result"]
            code, description = int(answer["error_code"]), str(answer.get("description", ""))
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as error:
            raise TelegramUnavailable(f"{method}: {type(error).__name__}") from None
        raise _refusal(f"{method}: {code} {description}", code, answer.get("parameters"))

    async def send_message(
        self, chat_id: str, text: str, *, reply_markup: dict[str, Any] | None = None
    ) -> Any:
        """Send `text` to a chat, by id or `@name`. Raises a `TelegramError`."""
        parameters: dict[str, Any] = {"chat_id": _chat(chat_id), "text": text}
        if reply_markup:
            parameters["reply_markup"] = reply_markup
        return await self.call("sendMessage", parameters)

    async def send(
        self,
        method: str,
        chat_id: str | None,
        parameters: Mapping[str, Any],
        *,
        file: tuple[str, bytes] | None = None,
    ) -> Any:
        """Call a method that sends something, to a chat if it names one: by id or `@name`. `file`
        is the name and the content of what `sendPhoto` or `sendDocument` sends.
        """
        to = {} if chat_id is None else {"chat_id": _chat(chat_id)}
        files = {method.removeprefix("send").lower(): file} if file else NO_FILES
        return await self.call(method, {**to, **parameters}, files=files)

    async def get_chat_member(self, chat_id: str, user_id: str) -> Membership:
        """Whether someone is in a chat, by `@name` or id. What cannot be told is no "none":
        the caller asks again later. A group that has become a supergroup is followed there.
        """
        try:
            try:
                return membership(await self._member(chat_id, user_id))
            except Migrated as moved:
                return membership(await self._member(moved.chat_id, user_id))
        except TelegramError:
            return "unknown"

    async def _member(self, chat_id: str, user_id: str) -> Any:
        parameters = {"chat_id": _chat(chat_id), "user_id": int(user_id)}
        return await self.call("getChatMember", parameters, timeout_s=ASK_S)


def membership(member: Any) -> Membership:
    """What a `ChatMember` of Telegram's says. Who is restricted is in the chat, or is not."""
    given = member if isinstance(member, dict) else {}
    if given.get("status") == "restricted":
        return "member" if given.get("is_member") is True else "none"
    return STATUSES.get(str(given.get("status")), "unknown")


def _as_text(value: Any) -> str:
    """A parameter in a form: everything but strings is JSON."""
    return value if isinstance(value, str) else jsontext.encode(value)


def _chat(chat_id: str) -> int | str:
    return chat_id if chat_id.startswith("@") else int(chat_id)


def _refusal(message: str, code: int, parameters: Any) -> TelegramError:
    given = parameters if isinstance(parameters, dict) else {}
    if code == 429:
        return RetryAfter(_seconds(given.get("retry_after")))
    if code in BY_CODE:
        return BY_CODE[code](message)
    if not 400 <= code < 500:
        return TelegramUnavailable(message)
    migrated_to = given.get("migrate_to_chat_id")
    if type(migrated_to) is int:
        return Migrated(message, chat_id=str(migrated_to))
    for kind, beginnings in BEGINNINGS:
        if any(each in message.lower() for each in beginnings):
            return kind(message)
    return Unreachable(message) if code == 403 else Refused(message)


def _seconds(retry_after: Any) -> int:
    is_meant = type(retry_after) in (int, float) and 0 <= retry_after < float("inf")
    return (
        min(RETRY_AFTER_S_MAX, max(1, math.ceil(retry_after)))
        if is_meant
        else RETRY_AFTER_S_DEFAULT
    )
