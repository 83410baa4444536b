"""Calls that are tried one after another in the same world, which is put back after each."""

from __future__ import annotations

import json
import sqlite3
from typing import Any, Self

from tests.everything import Everything
from tests.operations import DOCUMENT, OPERATIONS
from tests.ownership import Row
from tests.system import WEBHOOK_SECRET, Reply
from tools.contract.rules import resolve


class Trying:
    def __init__(self, world: Everything) -> None:
        self._world, self._system = world, world.system
        self._saved = {name: sqlite3.connect(":memory:") for name in self._system.databases}
        self._calls = 0

    async def __aenter__(self) -> Self:
        for name, saved in self._saved.items():
            self._system.databases[name].backup(saved)
        return self

    async def __aexit__(self, *_: object) -> None:
        for saved in self._saved.values():
            saved.close()

    async def call(
        self, name: str, row: Row, caller: str, *, contest: dict[str, Any] | None = None
    ) -> tuple[Reply, bool]:
        """The answer, and whether something was written or put off until after it."""
        before = self._changes()
        reply = await self._send(name, row, caller, contest or self._world.contests[row.contest])
        has_effect = self._changes() != before or bool(self._system.deferred)
        self._put_back(before)
        return reply, has_effect

    async def _send(self, name: str, row: Row, caller: str, contest: dict[str, Any]) -> Reply:
        path, method, operation = OPERATIONS[name]
        self._calls += 1
        ids = self._world.ids | {"contest_id": contest["id"]} | dict(row.ids)
        if row.contest == "draft":
            ids["task_id"] = ids["draft_task_id"]
        headers = {
            "idempotency-key": f"call-{self._calls:06}",
            "if-match": f'"{contest["version"]}"',
            **({"accept": row.accept} if row.accept else {}),
        }
        if caller == "telegram":
            headers["x-telegram-bot-api-secret-token"] = WEBHOOK_SECRET
        return await self._system.request(
            method.upper(),
            (path + row.query).format(**ids),
            body=_with_ids(asked(name, row), ids) if "requestBody" in operation else None,
            headers=headers,
            token=self._world.tokens.get(caller, ""),
        )

    def _changes(self) -> dict[str, int]:
        databases = self._system.databases
        return {name: each._connection.total_changes for name, each in databases.items()}

    def _put_back(self, before: dict[str, int]) -> None:
        self._system.crash()
        for name, changes in self._changes().items():
            if changes != before[name]:
                self._saved[name].backup(self._system.databases[name]._connection)


def asked(name: str, row: Row) -> Any:
    """The body that an operation is tried with: the row's, or the example of the document."""
    given = resolve(DOCUMENT, OPERATIONS[name][2]["requestBody"], "")
    example = given["content"]["application/json"].get("example", {})
    return example if row.body is None else row.body


def _with_ids(body: Any, ids: dict[str, Any]) -> Any:
    """The same with the ids of this world."""
    text = json.dumps(body)
    for name, value in ids.items():
        text = text.replace(f"{{{name}}}", str(value))
    return json.loads(text)
