"""A ledger with a bit of everything in it, and its check of everything."""

from __future__ import annotations

from contest.contract.shared import Credit, Debit, Fund, Hold, Instruction, Post, Void
from contest.kit.events.sweep import find_alerts
from contest.kit.points import instruct
from contest.token.operations import CHECKS
from tests.system import System

BUDGET = "contest:a"
TRANSFERS = 8  # that `live` makes
DAY_S = 86_400


async def live(system: System) -> None:
    """Every kind of instruction, some of them within a second."""
    lived: list[list[Instruction]] = [
        [Fund(kind="fund", key="f", budget=BUDGET, amount=1000)],
        [
            Credit(kind="credit", key=f"c{number}", budget=BUDGET, user_id=user, amount=10 + number)
            for number, user in enumerate(("ada", "bob", "ada", "cyd", "ada"))
        ],
        [Hold(kind="hold", key="h1", user_id="ada", amount=20, expires_in_s=600)],
        [Hold(kind="hold", key="h2", user_id="ada", amount=5, expires_in_s=600)],
        [Hold(kind="hold", key="h3", user_id="bob", amount=5, expires_in_s=6000)],
        [
            Post(kind="post", key="p", hold_key="h1", user_id="ada", amount=15),
            Void(kind="void", key="v", hold_key="h2"),
        ],
        [Debit(kind="debit", key="d", budget=BUDGET, user_id="cyd", amount=3)],
    ]
    for asked in lived:
        outcomes = await instruct(system.deps["content"], asked)
        assert {each.outcome for each in outcomes} == {"done"}
        await system.settle()
        system.now += 1


async def alert(system: System) -> str | None:
    """What the ledger's alert says after a sweep."""
    await system.tick("token")
    return (await find_alerts(system.deps["token"], CHECKS)).get("ledger")


async def night(system: System) -> str | None:
    """The same after a check of everything, from its beginning to its end."""
    system.now += DAY_S
    for _ in range(8):
        found = await alert(system)
        [row] = await system.databases["token"].all("select stage, night from checks")
        if (row["stage"], row["night"]) == ("done", system.now // DAY_S):
            return found
    raise AssertionError("the check of everything has no end")


async def untie(system: System) -> None:
    """Without the triggers, as whoever reaches around the ledger would have it."""
    sql = "select name from sqlite_schema where type = 'trigger'"
    for row in await system.rows("token", sql):
        await system.databases["token"].run(f"drop trigger {row['name']}")
