"""The ledger is compared with itself: new transfers each minute, everything each night."""

from __future__ import annotations

import pytest

from contest.contract.shared import Close
from contest.kit.points import instruct
from tests.ledgers import BUDGET, DAY_S, alert, live, night, untie
from tests.system import System


async def test_a_ledger_that_is_right_has_no_difference(system: System) -> None:
    await live(system)
    assert await alert(system) is None
    assert await night(system) is None
    await instruct(system.deps["content"], [Close(kind="close", key="end", budget=BUDGET)])
    assert await night(system) is None


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
    await live(system)
    token = system.databases["token"]
    await untie(system)
    await token.run(tampered)
    found = await night(system)
    assert found is not None
    assert told in found
    assert await night(system) == found


async def test_a_difference_in_new_transfers_is_told_by_the_next_sweep(system: System) -> None:
    assert await night(system) is None
    await live(system)
    token = system.databases["token"]
    await token.run("update balances set posted = posted + 5 where account_id = 'bob'")
    assert await alert(system) == "an account has not what its transfers come to"
    await token.run("update balances set posted = posted - 5 where account_id = 'bob'")
    assert await alert(system) is not None, "it is told until everything was checked again"
    assert await night(system) is None
    assert await night(system) is None


async def test_what_is_told_depends_on_no_clock(system: System) -> None:
    await live(system)
    token = system.databases["token"]
    await token.run("update balances set posted = posted + 5 where account_id = 'bob'")
    right = system.now
    system.now += 400 * DAY_S
    assert await alert(system) is not None
    system.now = right  # after a check of everything has begun
    assert None not in [await alert(system) for _ in range(6)]
    system.now += 400 * DAY_S
    assert await night(system) is not None
    system.now = right  # after one has ended
    await token.run("update balances set posted = posted - 5 where account_id = 'bob'")
    assert await night(system) is None
