"""A broadcast to the people of a contest, and what the log says of its cost."""

from __future__ import annotations

import math
import time
from functools import partial
from itertools import count
from typing import Any

from contest.kit.clock import to_rfc3339
from contest.kit.cost import Cost
from tests.e2e.client import Client
from tests.e2e.costs import Meter, total
from tests.e2e.organiser import Organiser
from tests.system import ADMIN_ID

HOUR_S = 3600
PEOPLE = range(701, 717)
VISITED = "content completeTask"
NO_KEY = "completeTask, which nobody can do wrong"
TOLD = "**a message of a broadcast, to the end**"


class BroadcastScenario:
    """`costs` has each by its name in the table."""

    def __init__(self, client: Client, meter: Meter) -> None:
        self._client, self._meter = client, meter
        self.costs: dict[str, Cost] = {}
        self._keys = count()

    def all(self) -> None:
        """One is previewed, begun and looked at; one that waits for its time is held and ended."""
        self._token = self._client.sign_in(ADMIN_ID)["access_token"]
        audience = {"kind": "entrants", "contest_id": self._contest(PEOPLE[:2])}
        body = {"audience": audience, "text": "Two days left."}
        self._note("previewBroadcast", "POST", "/preview", body, first="content countAudience")
        begun = self._note("createBroadcast", "POST", "", body, then="content listAudience")
        self._note("listBroadcasts", "GET", "")
        self._note("getBroadcast", "GET", f"/{begun['id']}")
        later = body | {"starts_at": to_rfc3339(int(time.time()) + HOUR_S)}
        path = f"/{self._ask('POST', '', later)['id']}"
        for change in ("pause", "resume", "cancel"):
            self._note(f"{change}Broadcast", "POST", f"{path}/{change}")
        self._share(audience["contest_id"])
        self._tell(self._contest(PEOPLE))

    def _contest(self, people: range) -> str:
        """One with people, of whom each has visited two pages for it."""
        organiser = Organiser(self._client)
        contest = organiser.create()
        tasks = [organiser.add_task(contest, "visit", url="https://a.test/") for _ in range(2)]
        organiser.publish(contest)
        path = f"/v1/contests/{contest['id']}"
        for telegram_id in people:
            self._client.telegram("POST", f"users/{telegram_id}/messages", {"text": "/start"})
            token = self._client.sign_in(telegram_id)["access_token"]
            self._write(token, f"{path}/entries", {})
            for task in tasks:
                visit = partial(
                    self._write, token, f"{path}/tasks/{task['id']}/completions", {"kind": "visit"}
                )
                lines = self._meter.during(visit, VISITED)
        self.costs[NO_KEY] = [line.cost for line in lines if line.name == VISITED][-1]
        return str(contest["id"])

    def _tell(self, contest_id: str) -> None:
        """All of them hear of it."""
        audience = {"kind": "entrants", "contest_id": contest_id}
        lines = self._meter.all_during(partial(self._broadcast, audience), "bot createBroadcast")
        spent = total(lines)
        each = partial(_share_of, len(PEOPLE))
        self.costs[TOLD] = Cost(
            each(spent.database_calls), each(spent.rows_read), each(spent.rows_written)
        )

    def _broadcast(self, audience: dict[str, str]) -> None:
        begun = self._ask("POST", "", {"audience": audience, "text": "One day left."})

        def is_done() -> bool:
            seen = self._ask("GET", f"/{begun['id']}", None)
            return bool(seen["state"] == "done" and seen["sent"] == len(PEOPLE))

        self._client.wait_for(is_done, within_s=60)

    def _write(self, token: str, path: str, body: Any) -> None:
        reply = self._client.request("POST", path, token=token, body=body)
        assert reply.status < 300, reply.body

    def _share(self, contest_id: str) -> None:
        """Someone sends its card, or their invitation, to a chat of theirs: the bot's database is
        asked nothing, that of who knows of it is.
        """
        self._client.telegram("POST", f"users/{ADMIN_ID}/messages", {"text": "/start"})
        for name, body, asked in (
            ("the card of a contest", {"contest_id": contest_id}, "content getContest"),
            ("an invitation", {}, "referral getMyReferral"),
        ):
            share = partial(self._ask, "POST", "/v1/shares", body)
            lines = self._meter.all_during(share, asked, "bot createShare")
            found = [line for line in lines if line.name in (asked, "bot createShare")]
            self.costs[f"createShare, {name}"] = total(found)

    def _note(
        self,
        operation: str,
        method: str,
        path: str,
        body: Any = None,
        *,
        first: str = "",
        then: str = "",
    ) -> Any:
        replies: list[Any] = []
        wanted = [name for name in (first, f"bot {operation}", then) if name]
        lines = self._meter.during(lambda: replies.append(self._ask(method, path, body)), *wanted)
        costs = {line.name: line.cost for line in lines}
        self.costs |= {name.partition(" ")[2]: costs[name] for name in wanted}
        return replies[0]

    def _ask(self, method: str, path: str, body: Any) -> Any:
        headers = {"idempotency-key": f"measured-{next(self._keys)}"}
        target = path if path.startswith("/v1") else f"/v1/broadcasts{path}"
        reply = self._client.request(method, target, token=self._token, body=body, headers=headers)
        assert reply.status < 400, reply.body
        return reply.json()


def _share_of(people: int, amount: int) -> int:
    return math.ceil(amount / people)
