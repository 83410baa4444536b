"""Who is invited by whom, and who is not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.accounts import interleave
from tests.referrals import DAY_S, Campaign, Person, later, problem_of, started
from tests.system import System

Story = Callable[[System, Person, Person], Awaitable[str]]


async def _of_nobody(system: System, ada: Person, bob: Person) -> str:
    return (await bob.claim("23456789")).problem


async def _of_nothing(system: System, ada: Person, bob: Person) -> str:
    return (await bob.claim(None)).problem


async def _of_another(system: System, ada: Person, bob: Person) -> str:
    return (await bob.claim(await ada.code(), of=ada.telegram_id)).problem


async def _own(system: System, ada: Person, bob: Person) -> str:
    return (await bob.claim((await bob.code()).upper())).problem


async def _own_of_before(system: System, ada: Person, bob: Person) -> str:
    """By the code of an account that they have deleted."""
    code = await bob.code()
    await bob.delete_account()
    assert code != await bob.code()
    return (await bob.claim(code)).problem


async def _ended_with_the_account(system: System, ada: Person, bob: Person) -> str:
    code = await ada.code()
    await ada.delete_account()
    return (await bob.claim(code)).problem


async def _ended_by_an_admin(system: System, ada: Person, bob: Person) -> str:
    code = await ada.code()
    campaign = Campaign(system, (await Campaign.begun(system)).admin)
    assert (await campaign.ask("DELETE", f"/codes/{code}")).status == 204
    assert (await campaign.ask("DELETE", f"/codes/{code}")).problem == "referral-code-not-found"
    assert await ada.code() != code
    return (await bob.claim(code)).problem


async def _here_for_days(system: System, ada: Person, bob: Person) -> str:
    await later(system, 25)
    return (await bob.claim(await ada.code())).problem


async def _here_before_they_deleted_their_account(system: System, ada: Person, bob: Person) -> str:
    await later(system, 25)
    await bob.delete_account()
    return (await bob.claim(await ada.code())).problem


async def _invited_before(system: System, ada: Person, bob: Person) -> str:
    cyd = await Person.here(system, 44)
    assert (await bob.claim(await cyd.code())).status == 201
    return (await bob.claim(await ada.code())).problem


async def _invited_before_they_deleted_their_account(
    system: System, ada: Person, bob: Person
) -> str:
    cyd = await Person.here(system, 44)
    assert (await bob.claim(await cyd.code())).status == 201
    await bob.delete_account()
    return (await bob.claim(await ada.code())).problem


async def _loop_of_two(system: System, ada: Person, bob: Person) -> str:
    assert (await ada.claim(await bob.code())).status == 201
    return (await bob.claim(await ada.code())).problem


async def _loop_of_twenty(system: System, ada: Person, bob: Person) -> str:
    code = await bob.code()
    for number in range(100, 118):
        person = await Person.here(system, number)
        assert (await person.claim(code)).status == 201
        code = await person.code()
    assert (await ada.claim(code)).status == 201
    return (await bob.claim(await ada.code())).problem


async def _after_the_end(system: System, ada: Person, bob: Person) -> str:
    code = await ada.code()
    system.now += 40 * DAY_S
    return (await bob.claim(code)).problem


@pytest.mark.parametrize(
    ("story", "problem"),
    [
        pytest.param(_of_nobody, "referral-code-not-found", id="a code of nobody's"),
        pytest.param(_of_nothing, "start-param-missing", id="no code"),
        pytest.param(_of_another, "init-data-of-another", id="initData of somebody else"),
        pytest.param(_own, "referral-own-code", id="their own code, in capitals"),
        pytest.param(_own_of_before, "referral-own-code", id="their code before they left"),
        pytest.param(_ended_with_the_account, "referral-code-ended", id="a code of who is gone"),
        pytest.param(_ended_by_an_admin, "referral-code-ended", id="a code that was ended"),
        pytest.param(_here_for_days, "referral-here-before", id="here for too long"),
        pytest.param(
            _here_before_they_deleted_their_account, "referral-here-before", id="here, gone, back"
        ),
        pytest.param(_invited_before, "referral-already-claimed", id="invited by another"),
        pytest.param(
            _invited_before_they_deleted_their_account,
            "referral-already-claimed",
            id="invited, gone, back",
        ),
        pytest.param(_loop_of_two, "referral-loop", id="a loop of two"),
        pytest.param(_loop_of_twenty, "referral-loop", id="a loop of twenty"),
        pytest.param(_after_the_end, "referral-closed", id="after the end"),
    ],
)
async def test_a_claim_is_refused_by_name(system: System, story: Story, problem: str) -> None:
    await Campaign.begun(system)
    ada, bob = await Person.here(system, 42), await Person.here(system, 43)
    assert await story(system, ada, bob) == problem
    hers = "select * from referrals where referrer = (select person from people where contact = ?)"
    assert await system.rows("referral", hers, str(ada.telegram_id)) == []


async def test_before_there_are_any_rules_nobody_is_invited(system: System) -> None:
    ada, bob = await Person.here(system, 42), await Person.here(system, 43)
    assert (await bob.claim(await ada.code())).problem == "referral-closed"
    assert await system.rows("referral", "select * from referrals") == []


async def test_the_first_one_stays_whoever_asks_how(system: System) -> None:
    await Campaign.begun(system)
    ada, code = None, ""
    for number in (42, 41):
        ada = await Person.here(system, number)
        code = await ada.code() if number == 42 else code
    assert problem_of(await started(system, 43, "nosuchco")) == "referral-code-not-found"
    first = await started(system, 43, code.upper())
    bob = await Person.here(system, 43)
    system.now += 40 * DAY_S
    again = await bob.claim(code)
    assert (first.status, again.status) == (200, 201)
    assert again.json()["claimed_at"] in first.body, "the same invitation, also after the end"
    assert ada
    other = await ada.code()
    assert problem_of(await started(system, 43, other)) == "referral-already-claimed"
    assert len(await system.rows("referral", "select * from referrals")) == 1


async def test_of_two_claims_at_once_one_wins(system: System) -> None:
    await Campaign.begun(system)
    codes = [await (await Person.here(system, number)).code() for number in (41, 42)]
    bob = await Person.here(system, 43)
    interleave(system, "referral")
    replies = await asyncio.gather(*(bob.claim(code) for code in codes * 5))
    [row] = await system.rows("referral", "select code from referrals")
    for reply, code in zip(replies, codes * 5, strict=True):
        assert reply.status == (201 if code == row["code"] else 409)


async def test_a_vanity_code_is_given_once_and_leads_to_its_owner(system: System) -> None:
    campaign = await Campaign.begun(system)
    ada, bob = await Person.here(system, 42), await Person.here(system, 43)
    new = {"code": "ada-2026", "telegram_id": "42"}
    assert (await campaign.ask("POST", "/codes", body=new)).status == 201
    assert (await campaign.ask("POST", "/codes", body=new)).problem == "referral-code-taken"
    nobody = {"code": "nobody", "telegram_id": "9"}
    assert (await campaign.ask("POST", "/codes", body=nobody)).problem == "user-not-found"
    assert (await bob.claim("ADA-2026")).status == 201
    assert (await ada.mine())["invited"]["pending"] == 1
    second = {"code": "countess", "telegram_id": "42"}
    assert (await campaign.ask("POST", "/codes", body=second)).status == 201
    cyd = await Person.here(system, 44)
    assert (await cyd.claim("ada-2026")).problem == "referral-code-ended"
    assert (await cyd.claim(await ada.code())).status == 201
