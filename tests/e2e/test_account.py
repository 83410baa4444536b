"""Accounts and sessions on real workerd: what a deletion leaves in any file,
what refresh tokens do, and a little load.
"""

from __future__ import annotations

import json
import secrets
from typing import Any

import pytest

from tests.e2e.client import Client
from tests.e2e.databases import files, mentions
from tests.e2e.load import check_sessions, load_sessions

pytestmark = pytest.mark.workerd

# Of the one who is deleted, and of nobody else.
NAME, USERNAME, SURNAME = "Zwoelfboxkaempfer", "zwoelfboxkaempfer_ada", "Quarzwaldjaeger"
ARRIVES_WITHIN_S = 60
CONNECTIONS = 8
WRANGLERS_COPY_OF_THE_LOG = (
    "logs.message"  # where the opaque id of a deleted user may stand, but no word of them
)


@pytest.fixture
def telegram_id() -> int:
    """One that nobody else has, and that stands in no other number."""
    return 7_000_000_000_000 + secrets.randbelow(10**12)


def _person(telegram_id: int) -> dict[str, Any]:
    return {
        "id": telegram_id,
        "is_bot": False,
        "first_name": NAME,
        "last_name": SURNAME,
        "username": USERNAME,
        "language_code": "en",
    }


def _deliver(client: Client, update: dict[str, Any]) -> None:
    secret = {"x-telegram-bot-api-secret-token": client.settings["TELEGRAM_WEBHOOK_SECRET"]}
    assert client.request("POST", "/v1/telegram/webhook", body=update, headers=secret).status == 200


def _live(client: Client, telegram_id: int) -> Any:
    """Someone writes to the bot, signs in, chooses a locale, refreshes,
    and has an update fail and another one wait.
    """
    profile = {"first_name": NAME, "last_name": SURNAME, "username": USERNAME}
    client.say(telegram_id, "/start", **profile)
    client.wait_for(lambda: client.sent_to(telegram_id), within_s=ARRIVES_WITHIN_S)
    session = client.sign_in(telegram_id, **profile, language_code="en")
    assert (
        client.request(
            "PATCH", "/v1/me", body={"locale": "ru"}, token=session["access_token"]
        ).json()["locale"]
        == "ru"
    )
    assert client.request("GET", "/v1/referrals/me", token=session["access_token"]).status == 200
    session = client.refresh(session["refresh_token"]).json()
    _deliver(
        client,
        {
            "update_id": secrets.randbelow(2**40),
            "message": "no object",
            "from": _person(telegram_id),
        },
    )
    client.wait_for(
        lambda: NAME in client.ops("GET", "/ops/bot/dead-letters").body, within_s=ARRIVES_WITHIN_S
    )
    client.telegram(
        "POST",
        "faults",
        {"method": "sendMessage", "times": 100_000, "chat_id": telegram_id, "error_code": 500},
    )
    client.say(telegram_id, "/start", **profile)
    client.wait_for(
        lambda: client.rows("deliveries", "message like ?", f"%{NAME}%"), within_s=ARRIVES_WITHIN_S
    )
    client.wait_for(
        lambda: client.rows("recipients", "telegram_id = ? and locale = 'ru'", str(telegram_id)),
        within_s=ARRIVES_WITHIN_S,
    )
    return session


@pytest.mark.timeout(400)
def test_a_deleted_account_is_in_no_table_of_any_file(client: Client, telegram_id: int) -> None:
    session = _live(client, telegram_id)
    state, words = client.stack.layout.state, (str(telegram_id), NAME, USERNAME, SURNAME)
    before = mentions(state, *words)
    assert len(files(state)) >= 5, "one database for each service"
    assert before >= {
        "users.telegram_id",
        "users.first_name",
        "users.username",
        "recipients.telegram_id",
    }
    assert before >= {"deliveries.message", "dead_letters.message"}
    user_id = session["user"]["id"]
    assert client.request("DELETE", "/v1/me", token=session["access_token"]).status == 204
    client.wait_for(lambda: _is_delivered(client, user_id), within_s=ARRIVES_WITHIN_S)
    assert mentions(state, *words) == set()
    left = mentions(state, user_id) - {WRANGLERS_COPY_OF_THE_LOG}
    assert left == {"erased_users.user_id", "balances.account_id"}
    assert (
        client.request("GET", "/v1/me", token=session["access_token"]).problem == "user-not-found"
    )
    assert (
        client.request("GET", "/v1/referrals/me", token=session["access_token"]).problem
        == "user-not-found"
    )
    assert client.refresh(session["refresh_token"]).problem == "refresh-token-unknown"
    again = client.sign_in(telegram_id)
    assert again["user"]["id"] != user_id
    client.wait_for(
        lambda: client.rows("recipients", "user_id = ?", again["user"]["id"]),
        within_s=ARRIVES_WITHIN_S,
    )


def _is_delivered(client: Client, user_id: str) -> bool:
    """Whether no outbox has anything about the user any more, after a sweep where one has."""
    if not {
        place
        for place in mentions(client.stack.layout.state, user_id)
        if place.startswith("outbox.")
    }:
        return True
    client.stack.tick("bot")
    return False


def test_a_reused_token_ends_its_session_and_the_bot_tells_its_owner(
    client: Client, telegram_id: int
) -> None:
    client.say(telegram_id, "hello", language_code="ru")
    first = client.sign_in(telegram_id, language_code="ru")["refresh_token"]
    second = client.refresh(first).json()["refresh_token"]
    assert client.refresh(first).json()["refresh_token"] == second, (
        "the one before the current one gets the same successor"
    )
    third = client.refresh(second).json()["refresh_token"]
    assert len({first, second, third}) == 3
    assert client.refresh(first).problem == "refresh-token-reused"
    assert [client.refresh(token).problem for token in (first, second, third)] == [
        "session-ended"
    ] * 3
    [message] = client.wait_for(lambda: client.sent_to(telegram_id), within_s=ARRIVES_WITHIN_S)
    assert message["text"].startswith("Возможно"), "in the locale of the person"


def test_sessions_are_listed_and_ended_by_their_owner(client: Client, telegram_id: int) -> None:
    agents = [
        "Mozilla/5.0 (Linux; Android 15) Chrome/130",
        "Mozilla/5.0 (iPhone) Safari/605",
        "curl/8",
    ]
    bodies = [{"init_data": client.init_data(telegram_id)} for _ in agents]
    replies = [
        client.request("POST", "/v1/auth/telegram", body=body, headers={"user-agent": agent})
        for body, agent in zip(bodies, agents, strict=True)
    ]
    phone, tablet, terminal = (reply.json() for reply in replies)
    again = client.request("POST", "/v1/auth/telegram", body=bodies[0]).json()
    assert again["refresh_token"] == phone["refresh_token"], "a reload leads to the same session"
    listed = _sessions(client, phone)
    assert {item["user_agent"]: item["current"] for item in listed} == {
        "Chrome on Android": True,
        "Safari on iOS": False,
        "unknown": False,
    }
    [other] = [item["id"] for item in listed if item["user_agent"] == "unknown"]
    assert (
        client.request("DELETE", f"/v1/auth/sessions/{other}", token=phone["access_token"]).status
        == 204
    )
    assert client.refresh(terminal["refresh_token"]).problem == "session-ended"
    assert (
        client.request(
            "DELETE", "/v1/auth/sessions?keep_current=true", token=phone["access_token"]
        ).status
        == 204
    )
    assert client.refresh(tablet["refresh_token"]).problem == "session-ended"
    assert [item["current"] for item in _sessions(client, phone)] == [True]
    assert (
        client.request("DELETE", "/v1/auth/sessions/current", token=phone["access_token"]).status
        == 204
    )
    assert client.refresh(phone["refresh_token"]).problem == "session-ended"
    assert (
        client.request("POST", "/v1/auth/telegram", body=bodies[0]).problem == "init-data-replayed"
    )
    assert _sessions(client, phone) == []


def _sessions(client: Client, session: Any) -> Any:
    return client.request("GET", "/v1/auth/sessions", token=session["access_token"]).json()["items"]


def test_sign_ins_and_refreshes_from_eight_connections_are_neither_lost_nor_doubled(
    client: Client, telegram_id: int
) -> None:
    chains, _ = load_sessions(
        client, range(telegram_id, telegram_id + 20), refreshes_each=3, connections=CONNECTIONS
    )
    check_sessions(client, chains, refreshes_each=3)


def test_what_the_log_of_this_run_holds_is_no_secret(client: Client, telegram_id: int) -> None:
    session = client.sign_in(telegram_id, first_name="Grace", username="grace_hopper")
    client.refresh(session["refresh_token"])
    client.request(
        "POST",
        "/v1/auth/telegram",
        body={"init_data": client.init_data(telegram_id).replace("hash=", "hash=0")},
    )
    client.request("GET", "/v1/me", token=session["access_token"] + "x")
    assert json.dumps("signed-in") in client.stack.log.read_text(), "it is the right log"
    assert client.leaked() == []
