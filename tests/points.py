"""Points in tests: moved as other services move them, from a budget that has enough."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from contest.contract.shared import Instruction
from contest.kit.points import instruct
from tests.system import System

BUDGET = "contest:demo"
_READ: TypeAdapter[Any] = TypeAdapter(Instruction)


class Points:
    """The ledger as a service sees it, `content` or `referral`."""

    def __init__(self, system: System, service: str = "content") -> None:
        self._system, self._service, self._keys = system, service, 0

    async def ask(self, *asked: dict[str, Any]) -> list[str]:
        """What becomes of each: `done`, `later`, or why it is refused."""
        instructions = [_READ.validate_python(each) for each in asked]
        outcomes = await instruct(self._system.deps[self._service], instructions)
        return [each.reason or each.outcome for each in outcomes]

    async def give(self, user_id: str, amount: int) -> None:
        """Points for someone, out of nothing."""
        fund, credit = self._key("fund"), self._key("credit")
        given = {"budget": "campaign:gifts", "amount": amount}
        assert await self.ask(
            {"kind": "fund", "key": fund, **given},
            {"kind": "credit", "key": credit, "user_id": user_id, **given},
        ) == ["done", "done"]

    def _key(self, what: str) -> str:
        self._keys += 1
        return f"{what}:{self._keys}"


async def balances(system: System) -> dict[str, tuple[int, int]]:
    """What each account has and holds, but for those that are empty."""
    rows = await system.rows("token", "select * from balances")
    return {
        row["account_id"]: (row["posted"], row["held"])
        for row in rows
        if row["posted"] or row["held"]
    }
