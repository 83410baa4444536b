"""What webhooks cost: a contest with one, on a receiver of this machine."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from tests.e2e.organiser import database_with
from tests.e2e.receiver import receiving
from tests.system import Reply
from tests.webhooks import ALL

if TYPE_CHECKING:
    from tests.e2e.contest_scenario import ContestScenario

SINCE = {"since": "2026-01-01T00:00:00Z"}


def use_webhooks(scenario: ContestScenario) -> None:
    """Somebody enters a contest with a webhook; messages are sent after an answer, and by the
    sweep.
    """
    organiser = scenario._organiser
    contest = organiser.publish(organiser.create())
    with receiving() as receiver:
        body = {"url": f"{receiver.url}/ok", "events": ALL}
        made = scenario._about("createWebhook", contest, "POST", "/webhooks", body, 201).json()
        path = f"/webhooks/{made['id']}"
        scenario._about("listWebhooks", contest, "GET", "/webhooks")
        scenario._about("updateWebhook", contest, "PATCH", path, {"is_on": True})
        scenario._about("rotateWebhookSecret", contest, "POST", f"{path}/rotate-secret")
        _sending(
            scenario,
            "send_one",
            lambda: scenario._about("testWebhook", contest, "POST", f"{path}/test", status=202),
            "sending one message",
        )
        _sending(
            scenario,
            "_send_fresh",
            lambda: scenario._mine(
                "createEntry", contest, "POST", "/entries", {}, 201, ", with a webhook"
            ),
            "sending what an entry has queued",
        )
        deliveries = f"{path}/deliveries"
        listed = scenario._about("listWebhookDeliveries", contest, "GET", deliveries).json()
        one = f"{deliveries}/{listed['items'][0]['id']}/replay"
        _sending(
            scenario,
            "send_one",
            lambda: scenario._about("replayWebhookDelivery", contest, "POST", one, status=202),
            "sending one message",
        )
        _give_up(scenario)
        again = f"{path}/replay"
        scenario._about("replayWebhookDeliveries", contest, "POST", again, SINCE, 202)
        scenario._measured("sweep", lambda: scenario._client.stack.tick("bot"), suffix=", sending")
        assert len(receiver.messages["/ok"]) == 5
        scenario._about("deleteWebhook", contest, "DELETE", path, status=204)


def _sending(scenario: ContestScenario, work: str, call: Callable[[], Reply], name: str) -> None:
    """Make a call, and note what the sending after its answer cost."""
    [line] = [
        each
        for each in scenario._meter.during(call, f"content {work}")
        if each.name == f"content {work}"
    ]
    scenario.costs[name] = line.cost


def _give_up(scenario: ContestScenario) -> None:
    """As if all messages had failed for three days."""
    database = database_with(scenario._client.stack.layout.state, "webhook_deliveries")
    sql = "update webhook_deliveries set state = 'failed', next_attempt_at = null"
    with closing(sqlite3.connect(database, timeout=30)) as connection, connection:
        connection.execute(f"{sql} where webhook_id not like 'crowd%'")
