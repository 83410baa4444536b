"""Defects of published bots and reports about campaigns, each a test that is named after it."""

from __future__ import annotations

import asyncio

import pytest

from tests.accounts import interleave
from tests.referrals import (
    DAY_S,
    Campaign,
    Person,
    check_paid,
    counted,
    in_channel,
    invited,
    later,
    started,
)
from tests.system import System
from tools.telegram.state import Fault

CHANNEL = "@contests"


async def test_the_referrer_is_read_from_the_body(system: System) -> None:
    await Campaign.begun(system)
    ada, bob = await Person.here(system, 42), await Person.here(system, 43)
    token = await bob.account.token()
    body = {"init_data": system.init_data(43), "code": await ada.code()}
    reply = await system.request("POST", "/v1/referrals/claims", body=body, token=token)
    assert reply.problem == "invalid-request"
    assert await system.rows("referral", "select * from referrals") == []


async def test_a_telegram_error_is_a_member_or_deletes_the_invitation(system: System) -> None:
    _, ada, _ = await invited(system, 43, 44, channels=[CHANNEL])
    in_channel(system, 43, "member")
    in_channel(system, 44, "left")
    for code in (400, 403, 429, 500):
        system.emulator.faults.append(Fault("getChatMember", 2, error_code=code))
        await later(system, 24 if code == 400 else 1)
        assert await counted(ada) == {"qualified": 2}, (
            "what cannot be told neither pays nor rejects"
        )
    await later(system, 1)
    assert await counted(ada) == {"rewarded": 1, "rejected": 1}
    await check_paid(system)


async def test_an_answer_is_taken_for_membership_whatever_its_status(system: System) -> None:
    """`left`, put out by an admin, and `restricted` without being there."""
    _, ada, _ = await invited(system, *range(43, 49), channels=[CHANNEL])
    in_channel(system, 43, "left")
    in_channel(system, 44, "kicked")
    in_channel(system, 45, "restricted", is_member=False)
    in_channel(system, 46, "restricted")
    in_channel(system, 47, "administrator")
    in_channel(system, 48, "creator")
    await later(system, 24)
    assert await counted(ada) == {"rewarded": 3, "rejected": 3}
    assert ((await ada.mine())["rejected"], await ada.account.points()) == ({"left": 3}, 30)
    await check_paid(system)


async def test_a_channel_that_the_bot_lost_rejects_everybody(system: System) -> None:
    _, ada, _ = await invited(system, 43, 44, 45, channels=[CHANNEL])
    await later(system, 24)
    assert CHANNEL not in [chat.username for chat in system.emulator.chats.values()]
    for _ in range(5):
        await later(system, 24)
    assert await counted(ada) == {"qualified": 3}
    for number in (43, 44, 45):
        in_channel(system, number, "member")
    await later(system, 1)
    assert await counted(ada) == {"rewarded": 3}


async def test_uniqueness_permits_two_referrers_for_one_invitee(system: System) -> None:
    _, ada, [bob] = await invited(system, 43)
    cyd = await Person.here(system, 44)
    assert (await bob.claim(await cyd.code())).problem == "referral-already-claimed"
    twice = "insert into referrals select invitee, 9, code, source, version, 0 from referrals"
    with pytest.raises(Exception, match=r"UNIQUE constraint failed: referrals\.invitee"):
        await system.databases["referral"].run(twice)
    with pytest.raises(Exception, match="CHECK constraint failed: own_code"):
        await system.databases["referral"].run("update referrals set referrer = invitee")
    assert await counted(ada) == {"qualified": 1}


async def test_caps_that_are_counted_and_then_inserted_race(system: System) -> None:
    """Eight qualify at once, and three fit."""
    _, ada, people = await invited(system, *range(43, 51), enter=False, per_person=3)
    for each in people:
        await each.enter()
    interleave(system, "referral")
    at_once = [*system.deferred]
    system.deferred.clear()
    await asyncio.gather(*at_once)
    await system.settle()
    assert await counted(ada) == {"qualified": 3, "rejected": 5}
    await later(system, 25)
    assert await system.rows("referral", "select * from dead_letters") == []
    assert await ada.account.points() == 30
    await check_paid(system)


async def test_a_leaderboard_sorts_ascending(system: System) -> None:
    """And of equals, who was there first comes first."""
    await Campaign.begun(system)
    number = 100
    for inviter, how_many in ((42, 1), (43, 2), (44, 1), (45, 0)):
        person = await Person.here(system, inviter, first_name=f"P{inviter}")
        code = await person.code()
        for _ in range(how_many):
            number += 1
            invitee = await Person.here(system, number)
            assert (await invitee.claim(code)).status == 201
            await invitee.enter()
            await system.settle()
            system.now += 1
    await later(system, 1)
    path = "/v1/referrals/leaderboard?limit=2"
    first = (await system.request("GET", path)).json()
    second = (await system.request("GET", f"{path}&cursor={first['next_cursor']}")).json()
    assert [tuple(each.values()) for each in (*first["items"], *second["items"])] == [
        (1, "P43", 2),
        (2, "P42", 1),
        (3, "P44", 1),
    ]
    assert second["next_cursor"] is None


async def test_a_script_that_starts_and_joins_is_paid(system: System) -> None:
    """The public farm: `/start CODE`, joining the channel, and nothing else."""
    await Campaign.begun(system, channels=[CHANNEL])
    ada = await Person.here(system, 42)
    code = await ada.code()
    for number in range(100, 120):
        assert (await started(system, number, code)).status == 200
        in_channel(system, number, "member")
        await later(system, 0.01)
    for _ in range(3):
        await later(system, 24)
    assert (await counted(ada), await ada.account.points()) == ({"pending": 20}, 0)


async def test_somebody_invites_two_thousand_friends(system: System) -> None:
    """A cap ends it, and whoever invites sees that before the next one."""
    _, ada, _ = await invited(system, *range(43, 49), per_person=4)
    mine = await ada.mine()
    assert (mine["invited"]["qualified"], mine["rejected"]) == (4, {"cap": 2})
    assert (mine["stopped_by"], mine["next_reward"]) == ("cap", None)


async def test_a_last_minute_rule_judges_those_who_were_invited_before(system: System) -> None:
    campaign, ada, people = await invited(system, 43, 44, enter=False)
    await people[0].enter()
    await system.settle()
    harder = {"channels": [CHANNEL], "tiers": [{"after": 0, "points": 1}], "contest_id": "other"}
    assert (await campaign.rule(**harder)).status == 200
    await people[1].enter()
    await system.settle()
    await later(system, 25)
    assert (await counted(ada), await ada.account.points()) == ({"rewarded": 2}, 20)


async def test_points_are_taken_back_from_whom_was_paid(system: System) -> None:
    """Who leaves after the second look, or is put out: Telegram keeps no history to judge by."""
    _, ada, [bob, _] = await invited(system, 43, 44, channels=[CHANNEL])
    for number in (43, 44):
        in_channel(system, number, "member")
    await later(system, 24)
    in_channel(system, 43, "left")
    in_channel(system, 44, "kicked")
    await bob.delete_account()
    await later(system, 100)
    assert (await counted(ada), await ada.account.points()) == ({"rewarded": 2}, 20)
    await check_paid(system)


async def test_who_was_a_user_comes_back_as_somebodys_friend(system: System) -> None:
    campaign = await Campaign.begun(system)
    ada, bob = await Person.here(system, 42), await Person.here(system, 43)
    await bob.delete_account()
    system.now += 20 * DAY_S
    assert (await bob.claim(await ada.code())).problem == "referral-here-before"
    assert (await campaign.rule(newcomer_h=8760)).status == 200
    assert (await bob.claim(await ada.code())).status == 201, "where the rules allow it"
