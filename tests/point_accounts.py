"""What the tests of points share: people with accounts, and sums that must agree."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import Any

from tests.system import ADMIN_ID, Reply, System

_KEYS = itertools.count(1)
SIGNED_IN_S = 300  # Within this an access token is good.


class Account:
    """Someone who has points, signed in as often as it takes."""

    def __init__(self, system: System, telegram_id: int, **user: Any) -> None:
        self._system, self._telegram_id, self._user = system, telegram_id, user
        self._token, self._signed_in_at, self.user_id = "", 0.0, ""

    @classmethod
    async def opened(
        cls, system: System, telegram_id: int, *, points: int = 0, **user: Any
    ) -> Account:
        account = cls(system, telegram_id, **user)
        await account.token()
        await system.settle()
        if points:
            admin = account if telegram_id == ADMIN_ID else await cls.opened(system, ADMIN_ID)
            assert (await admin.adjust(account.user_id, points)).status == 201
        return account

    async def token(self) -> str:
        if not self._token or abs(self._system.now - self._signed_in_at) > SIGNED_IN_S:
            session = await self._system.sign_in(self._telegram_id, **self._user)
            self._token, self.user_id = session["access_token"], session["user"]["id"]
            self._signed_in_at = self._system.now
        return self._token

    async def send(
        self,
        method: str,
        path: str,
        *,
        body: Any = None,
        raw: bytes | None = None,
        key: str = "",
        accept: str = "application/json",
    ) -> Reply:
        """A call under `/v1/token`, each with a key of its own unless one is given."""
        headers = {"accept": accept, "content-type": "application/json"}
        if method == "POST":
            headers["idempotency-key"] = key or f"key-{next(_KEYS):06}"
        target, token = f"/v1/token{path}", await self.token()
        return await self._system.request(
            method, target, body=body, raw=raw, token=token, headers=headers
        )

    async def give(self, to: str, amount: Any, *, key: str = "", **more: Any) -> Reply:
        """Send points to someone."""
        body = {"to_user_id": to, "amount": amount} | more
        return await self.send("POST", "/transfers", body=body, key=key)

    async def adjust(self, user_id: str, amount: Any, *, key: str = "", **more: Any) -> Reply:
        """Give or take as an admin does."""
        body = {"user_id": user_id, "amount": amount, "reason": "A test"} | more
        return await self.send("POST", "/adjustments", body=body, key=key)

    async def reverse(self, transfer_id: str, *, key: str = "") -> Reply:
        """Take a transfer back as an admin does."""
        path = f"/transfers/{transfer_id}/reversal"
        return await self.send("POST", path, key=key)

    async def limit(self, **limits: Any) -> None:
        """Other limits, as an admin sets them."""
        body = {"transfers_on": True, "per_transfer": 1000, "per_day": 5000} | limits
        assert (await self.send("PUT", "/limits", body=body)).status == 200

    async def points(self) -> int:
        found: int = (await self.send("GET", "/balance")).json()["posted"]
        return found

    async def history(self, query: str = "") -> list[dict[str, Any]]:
        """Their transactions, page after page."""
        found, cursor = list[dict[str, Any]](), ""
        while True:
            joint = "&" if query else "?"
            reply = await self.send("GET", f"/transactions{query}{cursor and joint + cursor}")
            assert reply.status == 200, reply.body
            found += reply.json()["items"]
            if reply.json()["next_cursor"] is None:
                return found
            cursor = f"cursor={reply.json()['next_cursor']}"


async def two(system: System, *, points: int = 100) -> tuple[Account, Account, Account]:
    """An admin, someone with points and someone without; they may send each other some."""
    admin = await Account.opened(system, ADMIN_ID)
    await admin.limit()
    ada = await Account.opened(system, 42, points=points)
    return admin, ada, await Account.opened(system, 43, first_name="Bob")


async def check_sums(system: System) -> None:
    """Every balance is what the transfers make of it, and nothing came from nowhere."""
    sums: defaultdict[str, int] = defaultdict(int)
    for each in await system.rows("token", "select * from transfers order by seq"):
        sums[each["debit_account_id"]] -= each["amount"]
        sums[each["credit_account_id"]] += each["amount"]
        assert each["debit_posted"] == sums[each["debit_account_id"]]
        assert each["credit_posted"] == sums[each["credit_account_id"]]
    rows = await system.rows("token", "select * from balances")
    assert {row["account_id"]: row["posted"] for row in rows} == {
        row["account_id"]: sums[row["account_id"]] for row in rows
    }
    assert sum(row["posted"] for row in rows) == 0


# Transfers of 1, in and out by turns. Values: the account, how many, the time of the first, and how
# many there are in a second.
TRANSFERS = """
    with recursive n (i) as (select 0 union all select i + 1 from n where i + 1 < ?2)
    insert into transfers (transfer_id, kind, debit_account_id, credit_account_id, amount,
        debit_posted, credit_posted, digest, created_at)
    select ?1 || 'x' || i, {kind}, iif(i % 2, ?1, 'system:issuance'),
        iif(i % 2, 'system:issuance', ?1), 1, iif(i % 2, 0, -1), iif(i % 2, 0, 1), '-',
        cast(?3 + i / ?4 as integer)
    from n where ?2 > 0
"""


async def fill(
    system: System, account: Account, how_many: int, *, a_second: int = 1, kind: str = "'reward'"
) -> None:
    """So many more transfers of someone until now, an even number: what they have stays the same.
    `kind` is SQL, by the number `i` of each.
    """
    started = int(system.now) - how_many
    sql = TRANSFERS.format(kind=kind)
    await system.databases["token"].run(sql, account.user_id, how_many, started, a_second)
