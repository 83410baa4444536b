"""A channel, the posts of contests in it, and what the log says of their cost."""

from __future__ import annotations

import json
import time
from typing import Any

from contest.kit.cost import Cost
from tests.e2e.client import Client
from tests.e2e.costs import Meter, total
from tests.e2e.organiser import write
from tests.system import ADMIN_ID

CHANNEL, NAME = -1_001_777_000_001, "costs_channel"
NAMED = 505
HOUR_S = 3600


class ChannelScenario:
    """`costs` has each by its name in the table."""

    def __init__(self, client: Client, meter: Meter) -> None:
        self._client, self._meter = client, meter
        self.costs: dict[str, Cost] = {}

    def all(self) -> None:
        """A channel is connected, a contest posted there and dropped again, and somebody found by
        their name.
        """
        self._token = self._client.sign_in(ADMIN_ID)["access_token"]
        member = {"status": "creator", "chat_type": "channel", "title": "Costs", "username": NAME}
        self._client.telegram("PUT", f"chats/{CHANNEL}/members/{ADMIN_ID}", member)
        contest_id = self._client.open_contest()
        posts = f"/v1/contests/{contest_id}/channels"
        connection = {"username": f"@{NAME}"}
        self._note("bot connectChannel", "POST", "/v1/channels", connection)
        self._note("bot listChannels", "GET", "/v1/channels")
        self._note("bot putContestPost", "PUT", f"{posts}/{CHANNEL}", {})
        self._note("bot listContestPosts", "GET", posts)
        self._during("content listPostedContests", lambda: self._client.stack.tick("bot"))
        self._note("bot deleteContestPost", "DELETE", f"{posts}/{CHANNEL}")
        self._note("bot deleteChannel", "DELETE", f"/v1/channels/{CHANNEL}")
        self._find_by_name(contest_id)

    def _find_by_name(self, contest_id: str) -> None:
        """Somebody is to help, by their `@name`: asked for as the wizard would."""
        self._client.say(NAMED, "/start", username="costs_helper")
        self._client.wait_for(lambda: self._client.sent_to(NAMED), within_s=HOUR_S)
        written = (str(ADMIN_ID), json.dumps({"contest": contest_id}), int(time.time()) + HOUR_S)
        sql = "insert or replace into conversations values (?, 'admin.people', ?, ?)"
        write(self._client.stack.layout.state, "conversations", sql, written)
        said = "auth findNamedUser"
        self._during(said, lambda: self._client.say(ADMIN_ID, "@costs_helper"))
        path = f"/v1/contests/{contest_id}/named-organisers/costs_helper"
        asked = ("content listOrganisers", said, "content putOrganiser", "bot putNamedOrganiser")
        lines = self._meter.all_during(
            lambda: self._ask("PUT", path, {"role": "editor"}), asked[-1]
        )
        found = [line for line in lines if line.name in asked]
        self.costs["putNamedOrganiser, with what it asks"] = total(found)

    def _note(self, name: str, method: str, path: str, body: Any = None) -> None:
        self._during(name, lambda: self._ask(method, path, body))

    def _during(self, name: str, work: Any) -> None:
        self._keep(name, self._meter.during(work, name))

    def _keep(self, name: str, lines: Any) -> None:
        operation = name.partition(" ")[2]
        self.costs[operation] = [line.cost for line in lines if line.name == name][-1]

    def _ask(self, method: str, path: str, body: Any = None) -> None:
        reply = self._client.request(method, path, token=self._token, body=body)
        assert reply.status < 400, reply.body
