"""Invitations under random claims, loops, leaves, returns, deletions, time, payouts that are
refused or not answered, and crashes.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest

from contest.bot.cron import SweepFailed
from contest.kit.deps import ServiceAway
from tests.failing import CutOff, Failing
from tests.referrals import Campaign, Person, later, paid_and_said, started
from tests.sizes import sizes
from tests.system import System
from tools.telegram.state import Chat, Fault, Member

PEOPLE = range(50, 57)
STEPS = 40
CAP, BUDGET = 2, 24
# What becomes of enough random invitations to be sure of.
USUAL = {"qualified", "rewarded", "rejected left", "rejected cap", "rejected budget", "pending"}
USUAL |= {"rejected gone", "rejected referrer-gone"}


class World:
    """Some people, a campaign with little to give, and what must hold after every step."""

    def __init__(self, system: System, seed: int) -> None:
        self.system, self.chance = system, random.Random(seed)
        self.people: dict[int, Person] = {}
        self.codes: list[str] = []
        self.referrers: dict[int, int] = {}
        self.seen = Counter[str]()
        self.token = system.deps["referral"].services["token"]
        self.db = system.databases["referral"]

    async def play(self) -> None:
        rules = {"per_person": CAP, "budget": BUDGET, "channels": ["@contests"], "hold_h": 2}
        rules |= {"return_h": 3, "newcomer_h": 24, "invitee_points": 4}
        self.campaign = await Campaign.begun(self.system, **rules)
        self.system.emulator.chats[-8] = Chat(-8, "channel", username="contests")
        for number in PEOPLE:
            await self._arrive(number)
        steps: list[Callable[[int], Awaitable[None]]] = [
            *(self._start, self._claim, self._enter, self._pass, self._pass, self._move),
            *(self._claim, self._enter, self._delete, self._unanswered, self._crash),
        ]
        for _ in range(STEPS):
            step = self.chance.choice(steps)
            await step(self.chance.choice(PEOPLE))
            await self.check()
        for _ in range(3):
            self.system.emulator.faults.clear()
            await later(self.system, 4)
        assert await self.system.rows("referral", "select * from unanswered") == []
        await self.check()

    async def _arrive(self, number: int) -> None:
        self.people[number] = await Person.here(self.system, number)
        self.codes.append(await self.people[number].code())
        await self._move(number)

    async def _start(self, number: int) -> None:
        await started(self.system, number, self._code())

    async def _claim(self, number: int) -> None:
        await self.people[number].claim(self._code())

    def _code(self) -> str:
        """Mostly of one of the first, who so come to their cap."""
        return self.chance.choice(self.codes[: self.chance.choice((2, 100))])

    async def _enter(self, number: int) -> None:
        for each in {number, *self.chance.sample(PEOPLE, 3)}:
            await self.people[each].enter()
        await self.system.settle()

    async def _pass(self, number: int) -> None:
        if self.chance.random() < 0.2:
            self.system.emulator.faults.append(Fault("getChatMember", 1, error_code=500))
        await later(self.system, self.chance.choice((0.1, 1, 2)))

    async def _move(self, number: int) -> None:
        self.system.emulator.meet(number, first_name="Ada")
        status = self.chance.choice(("member", "member", "member", "member", "left"))
        self.system.emulator.chats[-8].members[number] = Member(status, True)

    async def _delete(self, number: int) -> None:
        if self.chance.random() < 0.3:
            await self.people[number].delete_account()
            await self._arrive(number)

    async def _unanswered(self, number: int) -> None:
        """The ledger is asked, and its answer is lost; or it is not even reached."""
        reached = self.chance.random() < 0.5

        async def lost(message: str, *, timeout_s: float) -> str:
            if reached:
                await self.token(message, timeout_s=timeout_s)
            raise ServiceAway("lost")

        await self._disturbed(self._pass(number), services={"token": lost})
        if await self.system.rows("referral", "select * from unanswered"):
            await self.people[PEOPLE[0]].delete_account()
            await self._arrive(PEOPLE[0])

    async def _crash(self, number: int) -> None:
        """The isolate ends at some call of its database, before or after it took place."""
        at, after = self.chance.randint(1, 20), self.chance.random() < 0.5
        work = self.chance.choice((self._pass, self._enter, self._claim))
        await self._disturbed(work(number), db=Failing(self.db, at=at, after=after))

    async def _disturbed(self, work: Awaitable[None], **parts: object) -> None:
        self.system.replace("referral", **parts)
        try:
            with suppress(SweepFailed, CutOff):
                await work
        finally:
            self.system.crash()
            self.system.replace("referral", services={"token": self.token}, db=self.db)

    async def check(self) -> None:
        rows = await self.system.rows("referral", "select * from referrals")
        referrers = {row["invitee"]: row["referrer"] for row in rows}
        assert self.referrers.items() <= referrers.items(), "the first one stays"
        self.referrers = referrers
        for invitee in referrers:
            line, person = [invitee], referrers.get(invitee)
            while person is not None:
                assert person not in line, "a loop"
                line, person = [*line, person], referrers.get(person)
        await self._check_points()
        await self._check_tallies()

    async def _check_points(self) -> None:
        given, said = await paid_and_said(self.system)
        asked = await self.system.rows("referral", "select invitees from unanswered")
        open_ = {str(each) for row in asked for each in json.loads(row["invitees"])}
        assert {key: given[key] for key in given if key.split(":")[1] not in open_} == said
        [budget] = await self.system.rows(
            "token", "select posted from balances where account_id = 'campaign:autumn'"
        )
        assert budget["posted"] == BUDGET - sum(given.values()) >= 0

    async def _check_tallies(self) -> None:
        sql = """
            select person, rewards, (select count(*) from rewards join referrals using (invitee)
                where referrer = person and level = 1 and refusal is null) as live
            from tallies
        """
        for row in await self.system.rows("referral", sql):
            assert row["rewards"] == row["live"] <= CAP
        for row in await self.system.rows("referral", "select state, reason from transitions"):
            self.seen[" ".join(filter(None, (row["state"], row["reason"])))] += 1


@pytest.mark.timeout(1800)
@sizes(few=25, many=1000)
async def test_whatever_happens_nobody_is_paid_twice_or_for_nothing(cases: int) -> None:
    seen = Counter[str]()
    for seed in range(cases):
        system = System()
        world = World(system, seed)
        try:
            await world.play()
        except AssertionError as error:
            raise AssertionError(f"with seed {seed}: {error}") from error
        finally:
            await system.close()
        seen += world.seen
    assert set(seen) >= USUAL, "the search has become narrower"
