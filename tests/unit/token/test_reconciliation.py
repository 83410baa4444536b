"""The ledger is compared with itself: new transfers each minute, everything each night."""

from __future__ import annotations

import pytest

from contest.contract.shared import Close, Credit, Debit, Fund, Hold, Instruction, Post, Void
from contest.kit.events.sweep import find_alerts
from contest.kit.points import instruct
from contest.token.operations import CHECKS
from tests.system import System

BUDGET = "contest:a"
DAY_S = 86_400


async def _live(system: System) -> None:
    """Every kind of instruction, some of them within a second."""
    deps = system.deps["content"]
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
        outcomes = await instruct(deps, asked)
        assert {each.outcome for each in outcomes} == {"done"}
        system.now += 1
    await system.settle()


async def _alert(system: System) -> str | None:
    await system.tick("token")
    return (await find_alerts(system.deps["token"], CHECKS)).get("ledger")


async def night(system: System) -> str | None:
    """A check of everything, from its beginning to its end."""
    system.now += DAY_S
    for _ in range(8):
        found = await _alert(system)
        [row] = await system.databases["token"].all("select stage, night from checks")
        if (row["stage"], row["night"]) == ("done", system.now // DAY_S):
            return found
    raise AssertionError("the check of everything has no end")


async def test_a_ledger_that_is_right_has_no_difference(system: System) -> None:
    await _live(system)
    assert await _alert(system) is None
    assert await night(system) is None
    await instruct(system.deps["content"], [Close(kind="close", key="end", budget=BUDGET)])
    assert await night(system) is None


NO_TRIGGERS = ("transfers_kept", "transfers_stay", "holds_kept", "hold_ends_stay")


@pytest.mark.parametrize(
    ("tampered", "told"),
    [
        pytest.param(
            "update transfers set debit_posted = debit_posted - 1 where seq = 4",
            "transfer 4 does not follow the one before it",
            id="what an account had after a transfer",
        ),
        pytest.param(
            "update transfers set amount = amount + 1 where seq = 3",
            "transfer 3 does not follow the one before it",
            id="an amount",
        ),
        pytest.param(
            "delete from transfers where seq = 2",
            "2 differences; the first: transfer 3 does not follow the one before it",
            id="a transfer is gone",
        ),
        pytest.param(
            "update balances set posted = posted + 5 where account_id = 'bob'",
            "an account has not what its transfers come to",
            id="a balance",
        ),
        pytest.param(
            "update balances set held = held + 1 where account_id = 'ada'",
            "an account does not hold its holds",
            id="what is held",
        ),
        pytest.param(
            "delete from open_holds",
            "an account does not hold its holds",
            id="an open hold is gone",
        ),
        pytest.param(
            "delete from hold_ends where hold_id = 'content:h2'",
            "an account does not hold its holds",
            id="an end is gone",
        ),
    ],
)
async def test_a_difference_is_told_and_never_repaired(
    system: System, tampered: str, told: str
) -> None:
    await _live(system)
    token = system.databases["token"]
    for trigger in NO_TRIGGERS:
        await token.run(f"drop trigger {trigger}")
    await token.run(tampered)
    found = await night(system)
    assert found is not None
    assert told in found
    assert await night(system) == found


async def test_a_difference_in_new_transfers_is_told_by_the_next_sweep(system: System) -> None:
    await _live(system)
    token = system.databases["token"]
    await token.run("update balances set posted = posted + 5 where account_id = 'bob'")
    assert await _alert(system) == "an account has not what its transfers come to"
    await token.run("update balances set posted = posted - 5 where account_id = 'bob'")
    assert await _alert(system) is not None, "it is told until everything was checked again"
    assert await night(system) is None
    assert await night(system) is None
