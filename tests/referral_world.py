"""Some people, a campaign with little to give, and everything that may happen to them."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from contextlib import suppress

from contest.bot.cron import SweepFailed
from contest.kit.call import Reply as Answer
from contest.kit.deps import ServiceAway
from tests.failing import CutOff, Failing
from tests.referral_invariants import Invariants
from tests.referrals import Campaign, Person, later, started
from tests.system import Reply, System
from tools.telegram.state import Chat, Fault, Member

PEOPLE = range(50, 59)
STEPS = 30
RULES = {
    "per_person": 2,
    "channels": ["@contests"],
    "hold_h": 2,
    "return_h": 3,
    "newcomer_h": 24,
    "invitee_points": 4,
    "second_level_points": 1,
    "tiers": [{"after": 0, "points": 10}, {"after": 1, "points": 6}],
    "milestones": [{"at": 2, "points": 5}],
}
BUDGETS, MORE = (25, 200), 5
LOYALTIES = (0.6, 0.9)  # how many of a world are members of the channel


class World:
    """`checks` are held to after every step."""

    def __init__(self, system: System, seed: int) -> None:
        self.system, self.chance = system, random.Random(seed)
        self.people: dict[int, Person] = {}
        self.codes: list[str] = []
        self.checks = Invariants(system, RULES)
        self.token = system.deps["referral"].services["token"]
        self.db = system.databases["referral"]
        self.budget = self.chance.choice(BUDGETS)
        self.loyalty = self.chance.choice(LOYALTIES)

    async def play(self) -> None:
        self.campaign = await Campaign.begun(self.system, **RULES, budget=self.budget)
        self.system.emulator.chats[-8] = Chat(-8, "channel", username="contests")
        for number in PEOPLE:
            await self._arrive(number)
        steps: list[Callable[[int], Awaitable[None]]] = [
            *(self._start, self._claim, self._enter, self._pass, self._pass, self._move),
            *(self._claim, self._enter, self._delete, self._unanswered, self._crash),
            *(self._blind, self._switched_off, self._more, self._end_code, self._back),
        ]
        for _ in range(STEPS):
            step = self.chance.choice(steps)
            await step(self.chance.choice(PEOPLE))
            await self.checks.hold()
        for _ in range(3):
            self.system.emulator.faults.clear()
            await later(self.system, 4)
        assert await self.system.rows("referral", "select * from unanswered") == []
        await self.checks.hold()
        await self.checks.hold_at_rest()

    async def _arrive(self, number: int) -> None:
        self.people[number] = await Person.here(self.system, number)
        code = await self.people[number].code()
        self.codes.append(code)
        self.checks.owners[code] = number
        await self._move(number)

    async def _start(self, number: int) -> None:
        code = self._code()
        self._noted(number, code, await started(self.system, number, code))

    async def _claim(self, number: int) -> None:
        code = self._code()
        self._noted(number, code, await self.people[number].claim(code))

    def _noted(self, number: int, code: str, reply: Answer | Reply) -> None:
        if reply.status < 300:
            self.checks.invited(number, code)

    def _code(self) -> str:
        """Mostly of one of the first, who so come to their cap."""
        return self.chance.choice(self.codes[: self.chance.choice((1, 2, 100))])

    async def _enter(self, number: int) -> None:
        for each in {number, *self.chance.sample(PEOPLE, 3)}:
            await self.people[each].enter()
        await self.system.settle()

    async def _pass(self, number: int) -> None:
        if self.chance.random() < 0.2:
            self.system.emulator.faults.append(Fault("getChatMember", 1, error_code=500))
        await later(self.system, self.chance.choice((0.1, 1, 2)))

    async def _blind(self, number: int) -> None:
        """Telegram tells nothing about anybody: nobody is paid, and nobody has left."""
        before = await self.checks.seen()
        self.system.emulator.faults.append(Fault("getChatMember", 1000, error_code=500))
        await later(self.system, 2)
        self.system.emulator.faults.clear()
        await self.checks.nobody_was_judged_since(before)

    async def _switched_off(self, number: int) -> None:
        assert (await self.campaign.ask("PUT", "/payouts", body={"payouts_on": False})).status < 300
        before = await self.checks.seen()
        await self._pass(number)
        assert (await self.checks.seen()).paid == before.paid
        assert (await self.campaign.ask("PUT", "/payouts", body={"payouts_on": True})).status < 300

    async def _more(self, number: int) -> None:
        """Another version of the rules, with more to give."""
        if self.chance.random() < 0.3:
            self.budget += MORE
            assert (await self.campaign.rule(**RULES, budget=self.budget)).status == 200

    async def _end_code(self, number: int) -> None:
        if self.chance.random() < 0.3:
            await self.campaign.ask("DELETE", f"/codes/{self._code()}")

    async def _move(self, number: int) -> None:
        self.system.emulator.meet(number, first_name="Ada")
        status = "member" if self.chance.random() < self.loyalty else "left"
        self.system.emulator.chats[-8].members[number] = Member(status, True)

    async def _back(self, number: int) -> None:
        """Whoever has left is in the channel again."""
        for each in self.system.emulator.chats[-8].members.values():
            each.status = "member"

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
