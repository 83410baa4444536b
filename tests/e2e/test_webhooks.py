"""Messages to a real receiver, as workerd sends them: what it follows, how long it waits, and what
the library of the specification says of each.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook

from tests.e2e.client import Client
from tests.e2e.organiser import Organiser, database_with
from tests.e2e.receiver import Receiver, receiving
from tests.webhooks import ALL, judged

pytestmark = pytest.mark.workerd

GUEST = 560
WITHIN_S = 60


class Hooks:
    """A contest that is open, with its webhooks by their paths."""

    def __init__(self, client: Client, receiver: Receiver, *paths: str) -> None:
        self._client, self._organiser = client, Organiser(client)
        self.contest = self._organiser.publish(self._organiser.create())
        self.by_path = {path: self._made(receiver.url + path) for path in paths}

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        reply = self._organiser.send(method, self.contest, f"/webhooks{path}", body=body)
        assert reply.status < 300, reply.body
        return reply.json()

    def join(self) -> None:
        token = self._client.sign_in(GUEST)["access_token"]
        path = f"/v1/contests/{self.contest['id']}/entries"
        assert self._client.request("POST", path, body={}, token=token).status == 201

    def outcome(self, path: str) -> tuple[str, int | None, str | None]:
        """What has come of the one message for a webhook, once it was tried."""
        webhook_id = self.by_path[path]["id"]
        tried = "webhook_id = ? and attempts > 0"
        self._client.wait_for(
            lambda: self._client.rows("webhook_deliveries", tried, webhook_id), within_s=WITHIN_S
        )
        [delivery] = self.ask("GET", f"/{webhook_id}/deliveries")["items"]
        return delivery["state"], delivery["status"], delivery["detail"]

    def is_off(self, path: str) -> bool:
        items = self.ask("GET", "")["items"]
        [found] = [each for each in items if each["id"] == self.by_path[path]["id"]]
        return found["off_reason"] is not None

    def _made(self, url: str) -> Any:
        return self.ask("POST", "", {"url": url, "events": ALL})


def test_a_slow_receiver_and_one_that_redirects_hold_nobody_up(client: Client) -> None:
    with receiving() as receiver:
        hooks = Hooks(client, receiver, "/ok", "/redirect", "/slow")
        hooks.join()
        assert hooks.outcome("/ok") == ("delivered", 204, None)
        assert hooks.outcome("/redirect") == ("waiting", 302, "")
        assert hooks.outcome("/slow") == ("waiting", None, "no answer within 5 s")
        assert set(receiver.messages) == {"/ok", "/redirect", "/slow"}, "no redirect is followed"
        for path, [(headers, body)] in receiver.messages.items():
            secret = hooks.by_path[path]["secret"]
            assert Webhook(secret).verify(body, headers) == judged(secret, headers, body)
            client.secrets.remember("a webhook's secret", secret)


def test_one_that_is_gone_is_told_no_more_and_one_that_has_failed_is_told_again(
    client: Client,
) -> None:
    with receiving() as receiver:
        hooks = Hooks(client, receiver, "/gone", "/flaky")
        hooks.join()
        assert hooks.outcome("/gone") == ("waiting", 410, "")
        assert hooks.outcome("/flaky")[:2] == ("waiting", 500)
        client.wait_for(lambda: hooks.is_off("/gone"), within_s=WITHIN_S)
        assert not hooks.is_off("/flaky")
        _let_time_pass(client)
        client.stack.tick("bot")
        assert hooks.outcome("/flaky") == ("delivered", 200, None)
        assert receiver.counts == {"/gone": 1, "/flaky": 2}
        first, second = receiver.messages["/flaky"]
        assert (first[0]["webhook-id"], first[1]) == (second[0]["webhook-id"], second[1])


def _let_time_pass(client: Client) -> None:
    """So that what waits to be sent again is due."""
    database = database_with(client.stack.layout.state, "webhook_deliveries")
    with closing(sqlite3.connect(database, timeout=30)) as connection, connection:
        connection.execute(
            "update webhook_deliveries set next_attempt_at = 0 where state = 'waiting'"
        )
