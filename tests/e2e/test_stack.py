"""The journey on real workerd: from Telegram to the databases and back,
every refusal by name, and nothing lost in a restart.
"""

from __future__ import annotations

import base64
import json

import pytest

from tests.e2e.client import Client
from tools.fleet import WORKERS
from tools.local.seed import MARK, SAMPLES, seed

pytestmark = pytest.mark.workerd


def test_start_is_answered_within_two_seconds_and_only_once(client: Client) -> None:
    update = client.say(101, "/start", language_code="ru")
    [message] = client.wait_for(lambda: client.sent_to(101), within_s=2)
    assert (
        message["reply_markup"]["inline_keyboard"][-1][0]["web_app"]["url"]
        == client.settings["MINIAPP_URL"]
    )
    client.telegram("POST", f"updates/{update['update_id']}/redeliver")
    client.say(102, "/start", language_code="en")
    client.wait_for(lambda: client.sent_to(102), within_s=5)
    assert len(client.sent_to(101)) == 1


def test_who_is_asked_to_wait_tells_the_pacer_and_everyone_is_answered_afterwards(
    client: Client,
) -> None:
    people = (111, 112, 113)
    for telegram_id in people[:2]:
        client.telegram(
            "POST",
            "faults",
            {"method": "sendMessage", "chat_id": telegram_id, "error_code": 429, "retry_after": 2},
        )
        client.say(telegram_id, "/start")
        client.wait_for(lambda: client.sent_to(telegram_id), within_s=10)  # noqa: B023 - called at once
    client.wait_for(lambda: '"telegram-asks-to-wait"' in client.stack.log.read_text(), within_s=10)
    client.say(people[2], "/start")

    def swept() -> bool:
        client.stack.tick("bot")
        return [len(client.sent_to(telegram_id)) for telegram_id in people] == [2, 2, 1]

    client.wait_for(swept, within_s=30)
    assert '"pacer-failed"' not in client.stack.log.read_text()


def test_a_signed_in_user_is_answered_from_every_database(client: Client) -> None:
    session = client.sign_in(103, username="ada", language_code="en")
    token = session["access_token"]
    assert client.request("GET", "/v1/me", token=token).json() == session["user"]
    contest = client.request("GET", f"/v1/contests/{client.open_contest()}", token=token)
    assert contest.json()["status"] == "open"
    assert (
        client.request("GET", "/v1/referrals/me", token=token)
        .json()["link"]
        .startswith("https://t.me/contest_test_bot?startapp=")
    )
    assert client.request("GET", "/v1/token/balance", token=token).json() == {
        "posted": 0,
        "held": 0,
        "available": 0,
    }
    assert client.request("GET", "/.well-known/jwks.json").json()["keys"][0]["alg"] == "EdDSA"


def test_a_new_user_becomes_known_to_referral_and_bot_and_the_outbox_is_empty_again(
    client: Client,
) -> None:
    user_id = client.sign_in(104)["user"]["id"]
    client.wait_for(lambda: client.rows("people", "user_id = ?", user_id), within_s=15)
    client.wait_for(lambda: client.rows("recipients", "telegram_id = '104'"), within_s=15)
    client.wait_for(lambda: not client.undelivered(user_id), within_s=15)


def _nested() -> bytes:
    return b"[" * 20_000 + b"]" * 20_000


def _forged(token: str) -> str:
    header, payload, signature = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
    forged = (
        base64.urlsafe_b64encode(json.dumps(claims | {"roles": ["admin"]}).encode())
        .decode()
        .rstrip("=")
    )
    return f"{header}.{forged}.{signature}"


def test_each_refusal_has_its_name_and_the_stack_still_answers(client: Client) -> None:
    token = client.sign_in(105)["access_token"]
    update = {"update_id": 1, "message": {}}
    sign_in = "/v1/auth/telegram"
    tampered = client.init_data(105).replace("105", "106", 1)
    refusals = [
        (client.request("POST", "/v1/telegram/webhook", body=update), 401, "unauthorized"),
        (
            client.request(
                "POST",
                "/v1/telegram/webhook",
                body=update,
                headers={"x-telegram-bot-api-secret-token": "wrong"},
            ),
            401,
            "unauthorized",
        ),
        (client.request("POST", sign_in, body={"init_data": tampered}), 401, "init-data-forged"),
        (
            client.request("POST", sign_in, body={"init_data": client.init_data(105, age_s=7200)}),
            401,
            "init-data-expired",
        ),
        (client.request("GET", "/v1/me"), 401, "unauthorized"),
        (client.request("GET", "/v1/me", token=_forged(token)), 401, "unauthorized"),
        (client.request("GET", "/v1/contests", token=_forged(token)), 401, "unauthorized"),
        (client.request("POST", sign_in, raw=_nested()), 400, "body-too-deep"),
        (client.request("POST", sign_in, raw=b"{}"), 400, "invalid-request"),
        (
            client.request("POST", sign_in, raw=b"{}", headers={"content-type": "text/plain"}),
            415,
            "unsupported-media-type",
        ),
        (client.request("PURGE", "/v1/me"), 405, "method-not-allowed"),
        (client.request("DELETE", "/v1/me"), 401, "unauthorized"),
        (client.request("GET", "/v1/contests/..%2f"), 400, "path-not-canonical"),
        (client.request("GET", "/v1/contests/unknown"), 404, "contest-not-found"),
        (client.request("GET", "/v1/contests/"), 404, "route-not-found"),
        (client.request("GET", "/v1/unknown"), 404, "route-not-found"),
        (client.request("GET", "/v1/contests?limit=0&page=2"), 400, "invalid-request"),
        (client.request("GET", "/health/unknown"), 400, "invalid-request"),
    ]
    assert [(reply.status, reply.problem) for reply, _, _ in refusals] == [
        (status, problem) for _, status, problem in refusals
    ]
    assert client.request("GET", "/v1/me", token=token).status == 200
    for worker in WORKERS:
        if worker.name != "api-gateway":
            assert client.request("GET", f"/health/{worker.name}").json()["service"] == worker.name


@pytest.mark.parametrize("path", ["/health", "/health/auth", "/v1/contests"])
def test_head_answers_as_get_without_a_body(client: Client, path: str) -> None:
    reply = client.request("HEAD", path)
    assert (reply.status, reply.body, reply.headers["content-type"]) == (
        200,
        "",
        "application/json",
    )


def test_options_names_the_methods(client: Client) -> None:
    assert (
        client.request("OPTIONS", "/.well-known/jwks.json").headers["allow"] == "GET, HEAD, OPTIONS"
    )


def test_ready_needs_the_token_of_operators(client: Client) -> None:
    assert client.request("GET", "/ready").problem == "unauthorized"
    told = client.ops("GET", "/ready").json()
    assert (told["status"], set(told["services"].values())) == ("ok", {"ok"})


def test_too_many_failures_from_one_address_are_told_when_to_return_and_keep_nobody_out(
    client: Client,
) -> None:
    """The window is a minute of the clock:
    where one begins in the middle, up to twice as many pass.
    """
    address, admitted = {"cf-connecting-ip": "192.0.2.77"}, 0
    while (
        reply := client.request(
            "POST", "/v1/auth/telegram", body={"init_data": "x=1"}, headers=address
        )
    ).problem == "init-data-unsigned":
        admitted += 1
        assert admitted <= 120
    assert admitted >= 60
    assert (reply.problem, reply.headers["retry-after"]) == ("too-many-requests", "60")
    body = {"init_data": client.init_data(106)}
    assert client.request("POST", "/v1/auth/telegram", body=body, headers=address).status == 201


def test_the_trace_of_the_client_is_in_the_logs_of_both_workers(client: Client) -> None:
    trace = {
        "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "x-request-id": "request-of-the-test",
    }
    assert (
        client.request("GET", "/health/token", headers=trace).headers["x-request-id"]
        == "request-of-the-test"
    )
    lines = [
        json.loads(line)
        for line in client.stack.log.read_text().splitlines()
        if "request-of-the-test" in line and line.startswith("{")
    ]
    assert [(line["service"], line["trace_id"]) for line in lines] == [
        ("token", "4bf92f3577b34da6a3ce929d0e0e4736"),
        ("api-gateway", "4bf92f3577b34da6a3ce929d0e0e4736"),
    ]


def test_the_cron_sweeps_every_service_with_events(client: Client) -> None:
    client.stack.tick("bot")
    lines = [
        json.loads(line) for line in client.stack.log.read_text().splitlines() if '"sweep"' in line
    ]
    assert {"auth", "referral"} <= {line["service"] for line in lines if line["status"] == 200}


def test_an_update_that_nobody_can_read_becomes_a_dead_letter_that_operators_handle(
    client: Client,
) -> None:
    secret = {"x-telegram-bot-api-secret-token": client.settings["TELEGRAM_WEBHOOK_SECRET"]}
    assert (
        client.request(
            "POST",
            "/v1/telegram/webhook",
            body={"update_id": 9, "message": "no object"},
            headers=secret,
        ).status
        == 200
    )
    [letter] = client.wait_for(
        lambda: client.ops("GET", "/ops/bot/dead-letters").json()["items"], within_s=10
    )
    assert (letter["letter_id"], letter["source"]) == ("update-9", "updates")
    assert client.ops("POST", "/ops/bot/dead-letters/update-9/replay").problem == "replay-failed"
    assert client.ops("DELETE", "/ops/bot/dead-letters/update-9").status == 204
    assert client.ops("DELETE", "/ops/bot/dead-letters/update-9").problem == "dead-letter-not-found"


def test_the_mini_app_has_its_page(client: Client) -> None:
    reply = client.request("GET", "/app/")
    assert (reply.status, reply.headers["content-type"]) == (200, "text/html; charset=utf-8")


def test_a_restart_keeps_everything_and_what_it_cut_off_is_handed_over_again(
    client: Client,
) -> None:
    session = client.sign_in(107)
    code = client.request("GET", "/v1/referrals/me", token=session["access_token"]).json()
    client.stack.restart_workers()
    assert client.request("GET", "/v1/me", token=session["access_token"]).json() == session["user"]
    assert client.request("GET", "/v1/referrals/me", token=session["access_token"]).json() == code
    client.say(108, "/start")
    client.wait_for(lambda: client.sent_to(108), within_s=5)
    client.wait_for(lambda: client.swept(session["user"]["id"]), within_s=40)
    assert client.rows("recipients", "telegram_id = '107'")


def test_the_sample_contests_are_made_once(client: Client) -> None:
    """Also by a start that does not know whether the one before it got through."""
    (client.stack.layout.state / MARK).unlink()
    seed(client.stack.layout, client.settings)
    items = client.request("GET", "/v1/contests?limit=100").json()["items"]
    found = [each["title"] for each in items if each["title"] in {each.title for each in SAMPLES}]
    assert sorted(found) == sorted(each.title for each in SAMPLES)
