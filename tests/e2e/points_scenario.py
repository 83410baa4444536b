"""Points that are given, sent, taken back and looked at, by someone with a short history and by
someone with a long one, and what the log says of the cost.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from contest.kit.cost import Cost
from tests.e2e.client import Client
from tests.e2e.contest_scenario import worse
from tests.e2e.costs import Meter
from tests.e2e.organiser import database_with
from tests.point_accounts import TRANSFERS
from tests.system import ADMIN_ID, Reply

SENDER, RECEIVER = 504, 505
FEW, MANY = 2500, 50_000  # transfers; few is more than a page of the file looks at on each side
NIGHT_S, DAY_S = 7200, 86_400  # the check of everything begins at two in the morning
CHECKED = """
    update checks set seq = (select max(seq) from transfers), night = ?, stage = 'done'
"""
LIMITS = {"transfers_on": True, "per_transfer": 1000, "per_day": 5000}


class PointsScenario:
    """`costs` has the worse of the two, by its name in the table."""

    def __init__(self, client: Client, meter: Meter) -> None:
        self._client, self._meter, self._keys = client, meter, 0
        self.costs: dict[str, Cost] = {}

    def all(self) -> None:
        """Everything once after few transfers, and once after many."""
        self._receiver = self._client.sign_in(RECEIVER)["user"]["id"]
        for how_many in (FEW, MANY):
            self._admin = self._client.sign_in(ADMIN_ID)["access_token"]
            session = self._client.sign_in(SENDER)
            self._sender, self._token = session["user"]["id"], session["access_token"]
            self._client.wait_for(self._are_there, within_s=30)
            self._fill(how_many)
            self._move()
            self._look()

    def _are_there(self) -> bool:
        accounts = "account_id in (?, ?)"
        found = self._client.rows("balances", accounts, self._sender, self._receiver)
        return len(found) == len({self._sender, self._receiver})

    def _fill(self, how_many: int) -> None:
        """Write so many transfers into a database beside the stack, which is idle: sealed, and
        checked tonight, so that the sweep finds nothing to do.
        """
        file = database_with(self._client.stack.layout.state, "transfers")
        sql = TRANSFERS.format(kind="'reward'").replace("'x'", f"'x{how_many}x'")
        started = int(time.time()) - how_many
        with closing(sqlite3.connect(file, timeout=30)) as connection:
            connection.execute(sql, (self._sender, how_many, started, 1))
            connection.execute("insert into seals select max(seq), '-', 0 from transfers")
            connection.execute(CHECKED, [(int(time.time()) - NIGHT_S) // DAY_S])
            connection.commit()

    def _move(self) -> None:
        self._as_admin("putTransferLimits", "PUT", "/limits", LIMITS)
        self._as_admin("getTransferLimits", "GET", "/limits")
        given = {"user_id": self._sender, "amount": 100, "reason": "A test"}
        self._as_admin("createAdjustment", "POST", "/adjustments", given)
        body = {"to_user_id": self._receiver, "amount": 5}
        self._mine("createTransfer", "POST", "/transfers", body)  # opens the day
        sent = self._mine("createTransfer", "POST", "/transfers", body | {"note": "For lunch"})
        too_much = body | {"amount": 500}
        self._mine("createTransfer", "POST", "/transfers", too_much, ", refused")
        reversal = f"/transfers/{sent.json()['id']}/reversal"
        self._as_admin("createReversal", "POST", reversal)

    def _look(self) -> None:
        self._mine("listTransactions", "GET", "/transactions")
        self._mine("listTransactions", "GET", "/transactions?kind=clawback", suffix=", of a kind")
        self._mine("exportStatement", "GET", "/statement", suffix=", a page of 1,000")
        self._mine("getTokenLeaderboard", "GET", "/leaderboard")

    def _mine(
        self, operation: str, method: str, path: str, body: Any = None, suffix: str = ""
    ) -> Reply:
        return self._measured(operation, method, path, body, token=self._token, suffix=suffix)

    def _as_admin(self, operation: str, method: str, path: str, body: Any = None) -> Reply:
        return self._measured(operation, method, path, body, token=self._admin)

    def _measured(
        self, operation: str, method: str, path: str, body: Any, *, token: str, suffix: str = ""
    ) -> Reply:
        replies: list[Reply] = []
        self._keys += 1
        headers: Mapping[str, str] = {"idempotency-key": f"scenario-{self._keys}"}

        def ask() -> None:
            target = f"/v1/token{path}"
            replies.append(
                self._client.request(method, target, body=body, token=token, headers=headers)
            )

        wanted = f"token {operation}"
        lines = self._meter.during(ask, wanted)
        [reply] = replies
        assert reply.status == 409 if "refused" in suffix else reply.status < 300, reply.body
        found = [line.cost for line in lines if line.name == wanted][-1]
        name = operation + suffix
        self.costs[name] = worse(self.costs.get(name, Cost()), found)
        return reply
