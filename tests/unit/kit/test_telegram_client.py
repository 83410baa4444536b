"""Telegram's refusals, as the bot tells them apart."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
import respx

from contest.kit.telegram import (
    ChatLost,
    Conflict,
    Done,
    MembershipUnknown,
    MessageGone,
    Migrated,
    PictureRefused,
    Refused,
    ReplyTargetGone,
    RetryAfter,
    Telegram,
    TelegramError,
    TelegramUnavailable,
    Unreachable,
    WrongToken,
)
from tests.tls import TRUSTS_NOBODY

TOKEN = "1234567890:synthetic-token-of-no-bot-at-all"

UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"


def _error(code: int, description: str = "no", **more: Any) -> httpx.Response:
    return httpx.Response(
        code, json={"ok": False, "error_code": code, "description": description, **more}
    )


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        pytest.param(_error(429, parameters={"retry_after": 7}), RetryAfter, id="too many"),
        pytest.param(
            _error(404, "Not Found"), WrongToken, id="a token of another form, or another base"
        ),
        pytest.param(
            _error(403, "Forbidden: bot was blocked by the user"), Unreachable, id="blocked"
        ),
        pytest.param(_error(403, "Forbidden: user is deactivated"), Unreachable, id="gone"),
        pytest.param(
            _error(403, "Forbidden: bot can't initiate conversation with a user"),
            Unreachable,
            id="never started the bot",
        ),
        pytest.param(
            _error(403, "Forbidden: bot can't send messages to bots"), Unreachable, id="a bot"
        ),
        pytest.param(
            _error(403, "Forbidden: bot was kicked from the supergroup chat"),
            ChatLost,
            id="kicked from the chat",
        ),
        pytest.param(
            _error(403, "Forbidden: bot is not a member of the channel chat"),
            ChatLost,
            id="not in the chat",
        ),
        pytest.param(
            _error(403, "Forbidden: the group chat was deleted"), ChatLost, id="the chat is deleted"
        ),
        pytest.param(
            _error(403, "Forbidden: something new"), Unreachable, id="forbidden for a new reason"
        ),
        pytest.param(_error(400, "Bad Request: chat not found"), Unreachable, id="no such chat"),
        pytest.param(_error(400, "Bad Request: PEER_ID_INVALID"), Unreachable, id="no such person"),
        pytest.param(
            _error(400, "Bad Request: bot was blocked by the user"),
            Unreachable,
            id="a 403 that comes as 400",
        ),
        pytest.param(
            _error(400, "Bad Request: not enough rights to send text messages to the chat"),
            ChatLost,
            id="may not write",
        ),
        pytest.param(
            _error(400, "Bad Request: need administrator rights in the channel chat"),
            ChatLost,
            id="no administrator",
        ),
        pytest.param(
            _error(400, "Bad Request: have no write access to the chat"),
            ChatLost,
            id="no write access",
        ),
        pytest.param(
            _error(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), ChatLost, id="writing is forbidden"
        ),
        pytest.param(
            _error(400, "Bad Request: CHANNEL_PRIVATE"), ChatLost, id="a channel without the bot"
        ),
        pytest.param(
            _error(400, UPGRADED, parameters={"migrate_to_chat_id": -1001}),
            Migrated,
            id="a supergroup now",
        ),
        pytest.param(
            _error(400, UPGRADED, parameters={"migrate_to_chat_id": "soon"}),
            Refused,
            id="a supergroup, nobody knows which",
        ),
        pytest.param(
            _error(400, "Bad Request: message is not modified: specified new message content"),
            Done,
            id="nothing changes",
        ),
        pytest.param(
            _error(
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
            ),
            Done,
            id="an old query",
        ),
        pytest.param(
            _error(400, "Bad Request: message to edit not found"), MessageGone, id="nothing to edit"
        ),
        pytest.param(
            _error(400, "Bad Request: message can't be edited"),
            MessageGone,
            id="no more to be edited",
        ),
        pytest.param(
            _error(400, "Bad Request: message to be replied not found"),
            ReplyTargetGone,
            id="nothing to reply to",
        ),
        pytest.param(
            _error(400, "Bad Request: user not found"),
            MembershipUnknown,
            id="a member whom nobody knows",
        ),
        pytest.param(
            _error(400, "Bad Request: PARTICIPANT_ID_INVALID"),
            MembershipUnknown,
            id="no participant",
        ),
        pytest.param(
            _error(400, "Bad Request: member list is inaccessible"),
            MembershipUnknown,
            id="members that are not told",
        ),
        pytest.param(
            _error(400, "Bad Request: wrong HTTP URL specified"),
            PictureRefused,
            id="no address of a picture",
        ),
        pytest.param(
            _error(400, "Bad Request: failed to get HTTP URL content"),
            PictureRefused,
            id="a picture that is away",
        ),
        pytest.param(
            _error(400, "Bad Request: wrong type of the web page content"),
            PictureRefused,
            id="a page for a picture",
        ),
        pytest.param(
            _error(403, "Forbidden: bot was kicked from the group chat"),
            ChatLost,
            id="kicked from the group",
        ),
        pytest.param(
            _error(403, "Forbidden: bot was kicked from the channel chat"),
            ChatLost,
            id="kicked from the channel",
        ),
        pytest.param(
            _error(400, "Bad Request: BUTTON_DATA_INVALID"), Refused, id="too much behind a button"
        ),
        pytest.param(_error(400, "Bad Request: REPLY_MARKUP_INVALID"), Refused, id="no buttons"),
        pytest.param(
            _error(409, "Conflict: terminated by other getUpdates request"),
            Conflict,
            id="another bridge",
        ),
        pytest.param(_error(400, "Bad Request: message text is empty"), Refused, id="no text"),
        pytest.param(_error(400, "Bad Request: message is too long"), Refused, id="too long"),
        pytest.param(_error(400, "Bad Request: can't parse entities"), Refused, id="wrong markup"),
        pytest.param(_error(400, "Bad Request: BUTTON_TYPE_INVALID"), Refused, id="wrong button"),
        pytest.param(_error(400, parameters=["odd"]), Refused, id="parameters that are none"),
        pytest.param(_error(413, "Request Entity Too Large"), Refused, id="too large"),
        pytest.param(_error(401, "Unauthorized"), WrongToken, id="wrong token"),
        pytest.param(_error(500), TelegramUnavailable, id="their fault"),
        pytest.param(_error(504), TelegramUnavailable, id="their proxy"),
        pytest.param(
            httpx.Response(200, json={"ok": False, "error_code": 0}),
            TelegramUnavailable,
            id="a code that is none",
        ),
        pytest.param(
            httpx.Response(200, json={"ok": False, "error_code": "x"}),
            TelegramUnavailable,
            id="a code that is no number",
        ),
        pytest.param(
            httpx.Response(200, json={"ok": "yes", "result": 1}),
            TelegramUnavailable,
            id="another truth",
        ),
        pytest.param(
            httpx.Response(502, text="<html>"), TelegramUnavailable, id="a page instead of JSON"
        ),
        pytest.param(
            httpx.Response(429, text="slow down"),
            TelegramUnavailable,
            id="too many, by somebody in between",
        ),
        pytest.param(httpx.Response(200, json=[]), TelegramUnavailable, id="another JSON"),
        pytest.param(
            httpx.Response(200, json={"ok": False}), TelegramUnavailable, id="half an answer"
        ),
        pytest.param(
            httpx.Response(200, json={"ok": True}),
            TelegramUnavailable,
            id="nothing done, or nothing told",
        ),
        pytest.param(httpx.ReadTimeout("x"), TelegramUnavailable, id="no answer"),
        pytest.param(httpx.ConnectError("x"), TelegramUnavailable, id="nobody there"),
    ],
)
@respx.mock
async def test_refusals(
    answer: httpx.Response | httpx.HTTPError, kind: type[TelegramError]
) -> None:
    route = respx.post(f"https://api.telegram.test/bot{TOKEN}/sendMessage")
    if isinstance(answer, httpx.Response):
        route.return_value = answer
    else:
        route.side_effect = answer
    async with httpx.AsyncClient(verify=TRUSTS_NOBODY) as http:
        with pytest.raises(kind) as raised:
            await Telegram(http, base="https://api.telegram.test/", token=TOKEN).send_message(
                "42", "hello"
            )
    assert type(raised.value) is kind
    assert TOKEN not in str(raised.value)


@respx.mock
async def test_a_message_as_it_is_sent() -> None:
    route = respx.post(f"https://api.telegram.test/bot{TOKEN}/sendMessage").respond(
        json={"ok": True, "result": {"message_id": 1}}
    )
    async with httpx.AsyncClient(verify=TRUSTS_NOBODY) as http:
        assert await Telegram(http, base="https://api.telegram.test", token=TOKEN).send_message(
            "42", "hello"
        ) == {"message_id": 1}
    assert route.calls.last.request.content == b'{"chat_id":42,"text":"hello"}'


@pytest.mark.parametrize(
    ("parameters", "seconds"),
    [
        pytest.param('{"retry_after": 7}', 7, id="as Telegram says"),
        pytest.param('{"retry_after": 7.2}', 8, id="a fraction"),
        pytest.param('{"retry_after": 0}', 1, id="at once"),
        pytest.param('{"retry_after": 900}', 900, id="the longest"),
        pytest.param('{"retry_after": 315360000}', 900, id="ten years"),
        pytest.param('{"retry_after": 1e308}', 900, id="for ever"),
        pytest.param('{"retry_after": Infinity}', 5, id="infinite"),
        pytest.param('{"retry_after": NaN}', 5, id="no number"),
        pytest.param('{"retry_after": -7}', 5, id="in the past"),
        pytest.param('{"retry_after": "soon"}', 5, id="text"),
        pytest.param('{"retry_after": true}', 5, id="true"),
        pytest.param('{"retry_after": null}', 5, id="null"),
        pytest.param("{}", 5, id="none"),
        pytest.param("[7]", 5, id="a list"),
        pytest.param("null", 5, id="no parameters"),
    ],
)
@respx.mock
async def test_the_time_to_wait_is_telegrams_as_far_as_it_is_a_time(
    parameters: str, seconds: int
) -> None:
    error = '"ok": false, "error_code": 429, "description": "Too Many Requests"'
    text = f'{{{error}, "parameters": {parameters}}}'
    respx.post(f"https://api.telegram.test/bot{TOKEN}/getMe").mock(
        return_value=httpx.Response(429, text=text)
    )
    async with httpx.AsyncClient(verify=TRUSTS_NOBODY) as http:
        with pytest.raises(RetryAfter) as raised:
            await Telegram(http, base="https://api.telegram.test", token=TOKEN).call("getMe", {})
    assert raised.value.seconds == seconds


@respx.mock
async def test_a_group_that_became_a_supergroup_tells_its_new_id() -> None:
    to = {"migrate_to_chat_id": -1001234567890}
    respx.post(f"https://api.telegram.test/bot{TOKEN}/sendMessage").mock(
        return_value=_error(400, parameters=to)
    )
    async with httpx.AsyncClient(verify=TRUSTS_NOBODY) as http:
        with pytest.raises(Migrated) as raised:
            await Telegram(http, base="https://api.telegram.test", token=TOKEN).send_message(
                "-5", "hello"
            )
    assert raised.value.chat_id == "-1001234567890"


@pytest.mark.parametrize(
    ("base", "token"),
    [
        pytest.param("https://api.telegram.test", TOKEN + "\n", id="a token with a line feed"),
        pytest.param("", TOKEN, id="no base"),
        pytest.param("https://[", TOKEN, id="a base that is no address"),
    ],
)
async def test_a_wrong_setting_is_no_fault_of_the_message(base: str, token: str) -> None:
    async with httpx.AsyncClient(verify=TRUSTS_NOBODY) as http:
        with pytest.raises(TelegramUnavailable) as raised:
            await Telegram(http, base=base, token=token).send_message("42", "hello")
    assert TOKEN not in str(raised.value)


def _member(**member: Any) -> httpx.Response:
    return httpx.Response(200, json={"ok": True, "result": member})


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(_member(status="creator"), "member", id="the owner"),
        pytest.param(_member(status="administrator"), "member", id="an administrator"),
        pytest.param(_member(status="member"), "member", id="a member"),
        pytest.param(_member(status="restricted", is_member=True), "member", id="muted"),
        pytest.param(_member(status="restricted", is_member=False), "none", id="muted and gone"),
        pytest.param(_member(status="left"), "none", id="who has left"),
        pytest.param(_member(status="kicked"), "none", id="who was kicked"),
        pytest.param(_member(status="guest"), "unknown", id="a status of tomorrow"),
        pytest.param(_member(), "unknown", id="no status"),
        pytest.param(_error(400, "Bad Request: PARTICIPANT_ID_INVALID"), "unknown", id="nobody"),
        pytest.param(_error(403, "Forbidden: bot was kicked"), "unknown", id="the bot is out"),
        pytest.param(_error(429), "unknown", id="too many"),
        pytest.param(_error(500), "unknown", id="their fault"),
    ],
)
@respx.mock
async def test_who_is_in_a_chat_is_told_or_is_not(answer: httpx.Response, said: str) -> None:
    """Telegram was away, and everybody counted as having left."""
    asked = respx.post(url__regex=".*/getChatMember").mock(return_value=answer)
    async with httpx.AsyncClient(verify=TRUSTS_NOBODY) as http:
        telegram = Telegram(http, base="https://telegram.test", token=TOKEN)
        assert await telegram.get_chat_member("-1001", "42") == said
    assert json.loads(asked.calls[0].request.content) == {"chat_id": -1001, "user_id": 42}


@respx.mock
async def test_who_is_in_a_group_that_has_become_a_supergroup_is_asked_there() -> None:
    moved = _error(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        parameters={"migrate_to_chat_id": -1002},
    )
    answers = [moved, _member(status="member"), moved, moved]
    asked = respx.post(url__regex=".*/getChatMember").mock(side_effect=answers)
    async with httpx.AsyncClient(verify=TRUSTS_NOBODY) as http:
        telegram = Telegram(http, base="https://telegram.test", token=TOKEN)
        assert await telegram.get_chat_member("-1001", "42") == "member"
        assert await telegram.get_chat_member("-1001", "42") == "unknown"
    chats = [json.loads(each.request.content)["chat_id"] for each in asked.calls]
    assert chats == [-1001, -1002, -1001, -1002]
