"""`make serve` on real workerd: the journey of its users, what cannot be reached,
and that no kill loses what was acknowledged.
"""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path

import pytest

from tests.e2e.receiver import receiving
from tests.tools.serve.proxies import RESET, exchange
from tests.tools.serve.served import (
    Served,
    acknowledge,
    acknowledge_and_kill,
    takes_effect,
    wait_for,
)
from tools.serve.server import CLOCK_S

pytestmark = pytest.mark.workerd

SWEPT_WITHIN_S = 20  # what a tick may take beside other work
REFUSED_WITHIN_S = 15  # 61 sign-ins, beside other work

DEVELOPMENT = [
    "/__local/scheduled?worker=bot&cron=*+*+*+*+*",
    "/__scheduled",
    "/cdn-cgi/local/explorer",
    "/cdn-cgi/local/explorer/api/d1",
    "/cdn-cgi/local/scheduled",
    "/cdn-cgi/local/email",
    "/cdn-cgi/local/platform-proxy",
    "/cdn-cgi/local/r2/public/x",
    "/cdn-cgi/local/r2/s3/x",
    "/cdn-cgi/explorer",
    "/cdn-cgi/handler/scheduled",
    "/cdn-cgi/mf/scheduled",
    "/cdn-cgi/live-reload",
    "/cdn-cgi/ProxyWorker/play",
    "/cdn-cgi/images/cf-icon-ok",
    "/_emulator/health",
]


def test_someone_signs_in_and_the_bot_answers(served: Served) -> None:
    session = served.sign_in(101)
    assert served.request("GET", "/v1/me", token=session["access_token"]).json() == session["user"]
    assert served.request("GET", "/health").json()["environment"] == "serve"
    served.telegram.ask("POST", "users/101/messages", {"text": "/start", "first_name": "Ada"})
    [message] = wait_for(lambda: served.telegram.sent_to(101), within_s=30)
    assert (
        message["reply_markup"]["inline_keyboard"][-1][0]["web_app"]["url"]
        == served.settings["MINIAPP_URL"]
    )
    assert served.request("GET", "/app/").status == 200


def test_everything_is_there_for_operators(served: Served) -> None:
    assert served.request("GET", "/ready").status == 401
    before = len(_looks_at_bot(served))
    for _ in range(10):
        assert (
            served.request("GET", "/ready", token=served.settings["OPS_TOKEN"]).json()["status"]
            == "ok"
        )
    assert len(_looks_at_bot(served)) - before <= 2, "each poll asks every service"


def _looks_at_bot(served: Served) -> list[str]:
    """The watchdog asks as well, every few seconds here."""
    lines = served.output.read_text().splitlines()
    return [
        line for line in lines if '"operation":"getReady"' in line and '"service":"bot"' in line
    ]


@pytest.mark.parametrize("service", ["auth", "content", "referral", "token", "bot"])
def test_the_crons_run(served: Served, service: str) -> None:
    """A cron that a kill of another test has met fails; the next one gets through."""

    def is_swept() -> bool:
        earliest = time.time() - CLOCK_S - SWEPT_WITHIN_S
        swept = "select 1 from sweeps where swept_before_at > 0 and swept_at > ?"
        return served.rows(service, swept, earliest) != []

    wait_for(is_swept, within_s=CLOCK_S + SWEPT_WITHIN_S)


@pytest.mark.parametrize("path", DEVELOPMENT)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": "localhost"},
        {"MF-Original-URL": "http://localhost/"},
        {"MF-Route-Override": "front"},
    ],
)
def test_no_page_of_the_development_tools_can_be_reached(
    served: Served, path: str, headers: dict[str, str]
) -> None:
    """Whoever reaches the explorer reads and writes every table."""
    reply = served.request("GET", path, headers=headers)
    assert (reply.status, reply.problem) == (404, "route-not-found")


def test_miniflare_cannot_be_told_another_url(served: Served) -> None:
    headers = {
        "MF-Original-URL": "http://x/__local/scheduled?worker=bot&cron=x",
        "MF-CF-Blob": '{"clientIp": "192.0.2.9"}',
    }
    assert served.request("GET", "/health", headers=headers).json()["service"] == "api-gateway"


METHODS = """
    ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR
    MKCOL MOVE NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH
    SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE
"""


@pytest.mark.parametrize(
    "head",
    [
        *(
            pytest.param(f"{method} /health HTTP/1.1\r\nHost: x", id=method)
            for method in METHODS.split()
        ),
        pytest.param("GET /health HTTP/1.1\r\nHost: x:70000", id="no port"),
        pytest.param("GET /health HTTP/1.1\r\nHost: 999.1.1.1", id="no address"),
        pytest.param("GET /health HTTP/1.1\r\nHost: x/ready#", id="a path in the Host"),
        pytest.param("GET /health HTTP/1.1\r\nHost: x\r\nX: \xff", id="a header that is not ASCII"),
        pytest.param("GET /health HTTP/1.1\r\nHost: x\r\nHost: x", id="two Hosts"),
    ],
)
def test_every_answer_is_ours(served: Served, head: str) -> None:
    """Neither Node nor workerd answers in our place: what is refused is a problem."""
    answer = exchange(served.port, f"{head}\r\nConnection: close\r\n\r\n".encode("latin-1"))
    assert answer.status in (200, 204) or (
        answer.status < 500 and (answer.problem or head.startswith("HEAD"))
    )


@pytest.mark.parametrize("size", [60_000, 250_000, 5_000_000])
def test_a_large_body_is_answered_each_time(served: Served, size: int) -> None:
    """Refused early or late, by the proxy or by the gateway:
    with its name, and never as if nobody were there.
    """
    head = (
        "POST /v1/auth/telegram HTTP/1.1\r\nHost: x\r\nX-Real-IP: 192.0.2.9\r\n"
        f"Content-Length: {size}\r\nConnection: close\r\n\r\n"
    )
    answers = [exchange(served.port, head.encode() + b"x" * size) for _ in range(20)]
    expected = {
        "urn:problem:too-many-requests",
        "urn:problem:unsupported-media-type",
        "urn:problem:body-too-large",
    }
    assert {answer.problem["type"] for answer in answers} <= expected


def test_a_client_that_is_gone_at_once_ends_nothing(served: Served) -> None:
    before = served.processes()
    for _ in range(100):
        with socket.create_connection(("127.0.0.1", served.port), timeout=10) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            connection.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
    assert served.request("GET", "/health").status == 200
    assert served.processes() == before


def test_clients_are_counted_by_the_header_of_the_proxy_and_by_no_other(served: Served) -> None:
    """With a believed CF-Connecting-IP each request would come from someone new.
    60 refused ones are told why, within one minute of the clock.
    """

    def refused(number: int, address: str) -> bool:
        forged = {
            "CF-Connecting-IP": f"198.51.100.{number}",
            "X-Forwarded-For": f"198.51.100.{number}",
        }
        return (
            served.request(
                "POST",
                "/v1/auth/telegram",
                body={"init_data": "x=1"},
                address=address,
                headers=forged,
            ).status
            == 429
        )

    left_s = 60 - time.time() % 60
    if left_s < REFUSED_WITHIN_S:
        time.sleep(left_s)
    assert [refused(number, "192.0.2.77") for number in range(61)] == [False] * 60 + [True]
    assert not refused(0, "192.0.2.78")


def test_a_webhook_reaches_no_address_of_this_machine(served: Served) -> None:
    """A public name may resolve to it, later than anybody looks: here the row has the address."""
    with receiving() as receiver:
        with served.database("content") as database:
            database.execute(
                """
                insert into webhooks
                    (webhook_id, contest_id, url, events, is_on, change_id, secret, created_at)
                values ('here', 'none', ?, '[]', 1, '', 'whsec_AAAA', 0)
                """,
                (f"{receiver.url}/ok",),
            )
            database.execute(
                """
                insert into webhook_deliveries (webhook_id, message_id, type, payload, state,
                    next_attempt_at, created_at)
                values ('here', 'msg_1', 'webhook.test', '{}', 'waiting', 0, unixepoch())
                """
            )
        tried = "select status, detail from webhook_deliveries where attempts > 0"
        [(status, detail)] = wait_for(lambda: served.rows("content", tried), within_s=30)
        with served.database("content") as database:
            database.execute("delete from webhook_deliveries")
            database.execute("delete from webhooks")
    assert (status, detail) == (None, "no connection, or an answer without end")
    assert receiver.messages == {}


def test_logs_are_lines_of_json_as_the_workers_write_them(served: Served) -> None:
    served.request("GET", "/health/token", headers={"x-request-id": "request-of-the-test"})
    lines = wait_for(
        lambda: [
            line for line in served.output.read_text().splitlines() if "request-of-the-test" in line
        ][1:],
        within_s=5,
    )
    assert json.loads(lines[-1])["event"] == "request"


@pytest.mark.timeout(900)
def test_no_kill_loses_what_was_acknowledged(served: Served) -> None:
    """workerd, then what starts it again."""
    takes_effect(served, acknowledge_and_kill(served, 201, "workerd", then="server"))


@pytest.mark.timeout(900)
def test_a_backup_serves_in_the_place_of_what_was_killed(served: Served, tmp_path: Path) -> None:
    """The watchdog with all below it; started again on what was acknowledged up to the backup,
    which may be still on its way.
    """
    person = acknowledge(served, 203)
    assert served.tools("backup", str(tmp_path / "backup")).returncode == 0
    served.sign_in(204)
    served.kill("watchdog")
    wait_for(served.ended, within_s=30)
    restored = served.tools("restore", str(tmp_path / "backup"))
    assert restored.returncode == 0, restored.stderr
    served.start()
    takes_effect(served, person)
    searched = served.tools("invariants", str(served.state))
    assert searched.returncode == 0, searched.stdout
    assert served.rows("auth", "select 1 from users where telegram_id = '204'") == []
