"""An invitation from the link to the points."""

from __future__ import annotations

from tests.referrals import Campaign, Person, check_paid, later
from tests.system import System


async def test_an_invitation_is_claimed_qualifies_and_is_paid_after_the_second_look(
    system: System,
) -> None:
    await Campaign.begun(system)
    ada, bob = await Person.here(system, 42), await Person.here(system, 43)
    code = await ada.code()
    assert (await bob.claim(code)).status == 201
    assert (await ada.mine())["invited"]["pending"] == 1
    await bob.enter()
    await system.settle()
    mine = await ada.mine()
    assert (mine["invited"]["qualified"], mine["pending"], mine["earned"]) == (1, 10, 0)
    await later(system, 23)
    assert await ada.account.points() == 0
    await later(system, 2)
    mine = await ada.mine()
    assert (mine["invited"]["rewarded"], mine["pending"], mine["earned"]) == (1, 0, 10)
    assert await ada.account.points() == 10
    await later(system, 100)
    await check_paid(system)
    assert await ada.account.points() == 10
