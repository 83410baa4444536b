"""A simulated campaign, played through the handlers of the services, and what became of each kind
of people.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from contest.kit.call import Actor, Call
from contest.kit.call import Reply as Answer
from contest.kit.clock import to_rfc3339
from contest.referral.judging.judging import judged
from tests.events import steady
from tests.referral_crowd import DAY_S, FARMS, HONEST, HOUR_S, Invitee, Referrer
from tests.referrals import Campaign, in_channel
from tests.system import BOT_TOKEN, System
from tools.telegram.sign import sign_init_data

EVENTS_MAX = 100  # in one call
JUDGED_AT_ONCE = 16
WRONG_MAX, CAUGHT_MIN = 0.01, 0.95  # of those who qualified
WAITING = """
    select 1 from transitions last where state = 'qualified' and not exists (
        select 1 from transitions later where later.invitee = last.invitee
            and later.step > last.step) limit 1
"""
STATES = """
    select contact, invitee, score, state, step, coalesce(reason, '') as reason
    from transitions join people on person = invitee order by invitee, step
"""


@dataclass(frozen=True, kw_only=True)
class Line:
    """What became of the invitations of one kind."""

    kind: str
    invited: int
    qualified: int  # and still there at the second look
    flagged: int
    paid: int

    @property
    def share(self) -> float:
        """Which part of those who qualified was flagged."""
        return self.flagged / self.qualified if self.qualified else 0.0


class Play:
    """Claims, entries and sweeps, each at its moment."""

    def __init__(self, system: System, invitees: Sequence[Invitee]) -> None:
        self.system = system
        self.invitees = sorted(invitees, key=lambda each: each.claimed_at)

    async def run(self) -> None:
        """All of it, until nothing waits any more."""
        rules = {"channels": ["@contests"], "return_h": 0, "budget": 10_000_000}
        ends_at = to_rfc3339(int(self.system.now) + 365 * DAY_S)
        await Campaign.begun(self.system, **rules, per_person=1000, per_day=1000, ends_at=ends_at)
        for each in self.invitees:
            in_channel(self.system, each.telegram_id, "left" if each.leaves else "member")
        account = {"locale": "en", "changed_at_ms": 1}
        users = [
            _user(each) | account
            for each in sorted({_id_of(each.referrer) for each in self.invitees})
        ]
        for start in range(0, len(users), EVENTS_MAX):
            await self._told("token", "user.created", *users[start : start + EVENTS_MAX])
        await self._live()
        self.system.now += DAY_S
        while await self.system.rows("referral", WAITING):
            self.system.now += 60
            await self._sweep()

    async def _live(self) -> None:
        """In the order of time, with a sweep each hour and more while there is more to do."""
        claims = [(each.claimed_at, 0, place) for place, each in enumerate(self.invitees)]
        acts = [(each.acted_at or 0, 1, place) for place, each in enumerate(self.invitees)]
        swept_at = int(self.system.now)
        for at, is_act, place in sorted([*claims, *(each for each in acts if each[0])]):
            while at - swept_at > HOUR_S // 4:
                swept_at += HOUR_S // 4
                self.system.now = swept_at
                await self._sweep()
            self.system.now = at
            invitee = self.invitees[place]
            await (self._enters(invitee) if is_act else self._claims(invitee))

    async def _sweep(self) -> None:
        await steady(self.system)
        await self.system.tick("referral")
        await self.system.settle()

    async def _claims(self, invitee: Invitee) -> None:
        code = invitee.referrer.code = invitee.referrer.code or await self._code(invitee.referrer)
        telegram_id = invitee.telegram_id
        if invitee.by_start:
            told = {"has_username": invitee.has_username, "is_premium": invitee.is_premium}
            body = {"telegram_id": str(telegram_id), "code": code, **told}
            await self._asked("attributeReferral", 0, body)
            return
        person: dict[str, Any] = {"id": telegram_id, "first_name": "Ada"}
        person |= {"username": f"u{telegram_id}"} if invitee.has_username else {}
        person |= {"photo_url": "https://t.me/i/userpic/1.svg"} if invitee.has_photo else {}
        person |= {"is_premium": True} if invitee.is_premium else {}
        data = sign_init_data(
            BOT_TOKEN, user=person, start_param=code, auth_date=int(self.system.now), query_id="1"
        )
        await self._asked("createReferralClaim", telegram_id, {"init_data": data})

    async def _code(self, referrer: Referrer) -> str:
        answer = await self._asked("getMyReferral", _id_of(referrer))
        return str(json.loads(answer.body)["code"])

    async def _enters(self, invitee: Invitee) -> None:
        entered = _user(invitee.telegram_id) | {"contest_id": "demo"}
        await self._told("referral", "entry.created", entered)

    async def _asked(self, operation: str, telegram_id: int, body: Any = None) -> Answer:
        actor = None
        if telegram_id:
            user = _user(telegram_id)
            actor = Actor(user["user_id"], "s", (), user["telegram_id"], "Ada")
        text = None if body is None else json.dumps(body)
        call = Call(operation, "r", "00-0-0-00", actor=actor, body=text)
        return await self._called("referral", call)

    async def _told(self, service: str, kind: str, *data: dict[str, Any]) -> None:
        now = int(self.system.now)
        events = [
            {"id": f"{kind}-{each['user_id']}", "type": kind, "time": now, "data": each}
            for each in data
        ]
        body = json.dumps({"producer": "auth", "events": events})
        answer = await self._called(service, Call("receiveEvents", "r", "00-0-0-00", body=body))
        assert {each["outcome"] for each in json.loads(answer.body)["outcomes"]} == {"done"}

    async def _called(self, service: str, call: Call) -> Answer:
        answer = Answer.decode(await self.system.call(service, call.encode(), timeout_s=10))
        assert answer.status < 300, answer.body
        return answer


def _id_of(referrer: Referrer) -> int:
    return referrer.invitee.telegram_id if referrer.invitee else referrer.telegram_id


def _user(telegram_id: int) -> dict[str, Any]:
    return {"user_id": f"user{telegram_id}", "telegram_id": str(telegram_id)}


async def results(system: System, invitees: Sequence[Invitee]) -> list[Line]:
    """A line for each kind, honest ones first."""
    last = {int(row["contact"]): row for row in await system.rows("referral", STATES)}
    lines = []
    for kind in (*HONEST, *FARMS):
        those = [each for each in invitees if each.kind == kind]
        looked = [last[each.telegram_id] for each in those if each.telegram_id in last]
        states = [row["state"] for row in looked if row["reason"] != "left"]
        lines.append(
            Line(
                kind=kind,
                invited=len(those),
                qualified=len(states),
                flagged=states.count("flagged"),
                paid=states.count("rewarded"),
            )
        )
    return lines


def check_bars(lines: list[Line]) -> None:
    """Honest people are held up rarely; those who play by a script, hardly ever paid."""
    by_kind = {each.kind: each for each in lines}
    honest = [by_kind[kind] for kind in HONEST]
    qualified = sum(each.qualified for each in honest)
    assert sum(each.flagged for each in honest) <= WRONG_MAX * qualified
    for kind in ("script", "slow"):
        assert by_kind[kind].qualified > 0
        assert by_kind[kind].share >= CAUGHT_MIN
    assert all(each.flagged + each.paid == each.qualified for each in lines)


def table(lines: list[Line]) -> str:
    """The lines, as docs/referral-fraud.md has them."""
    head = "| who | invited | qualified and stayed | flagged | paid | flagged of those |"
    rows = [
        f"| {each.kind} | {each.invited:,} | {each.qualified:,} | {each.flagged:,}"
        f" | {each.paid:,} | {each.share:.1%} |"
        for each in lines
    ]
    return "\n".join([head, "|---|---|---|---|---|---|", *rows])


async def scores(system: System, invitees: Sequence[Invitee]) -> dict[str, list[int]]:
    """By kind, the scores of those who qualified and stayed."""
    last = {int(row["contact"]): row for row in await system.rows("referral", STATES)}
    kinds = {each.telegram_id: each.kind for each in invitees}
    found: dict[str, list[int]] = {kind: [] for kind in (*HONEST, *FARMS)}
    paid = dict[int, str]()
    for telegram_id, row in last.items():
        if row["state"] == "flagged":
            found[kinds[telegram_id]].append(row["score"])
        elif row["state"] == "rewarded":
            paid[row["invitee"]] = kinds[telegram_id]
    numbers = list(paid)
    for start in range(0, len(numbers), JUDGED_AT_ONCE):
        some = numbers[start : start + JUDGED_AT_ONCE]
        for number, judgement in (await judged(system.deps["referral"].db, some)).items():
            found[paid[number]].append(judgement.score)
    return found
