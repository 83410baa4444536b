"""The ledger under random requests that are repeated, reordered, cut off and asked at once: after
each step every invariant holds, and everything is as the model says. Runs on every database.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from contest.contract.shared import Outcomes
from contest.kit.build import build
from contest.kit.call import Actor, Call
from contest.kit.database import Database, DatabaseError, Result, Row, Statement, Value, statement
from contest.kit.events.sweep import sweep
from contest.kit.log import Log
from contest.kit.ports import Ports
from contest.kit.problems import Problem
from contest.token.checking import reconciling
from contest.token.deps import Deps
from contest.token.holds.sweeping import expire_holds
from contest.token.instructions.operations import apply_instructions
from contest.token.ledger import statements
from contest.token.ledger.judging import transfer_by
from contest.token.ledger.refusals import REUSED, refusal_of
from contest.token.ledger.repository import find_transfer
from contest.token.sealing.sealing import seal_transfers
from contest.token.transfers import orders
from tests.conformance.ledger_model import ISSUANCE, SPENT, Account, Asked, Model
from tests.failing import Passing

START = 1_800_000_000
PEOPLE, BUDGETS, SERVICES = (
    ("ada", "bob", "eve"),
    ("contest:a", "campaign:b"),
    (
        "content",
        "referral",
    ),
)
JUMPS_S = (1, 30, 30, 400, 86_400, 700_000, -200, -5000, 30_000_000, -30_000_000)
DONE, LATER = "", "later"
UNAVAILABLE = "ledger-unavailable"
OPERATION = "any"  # of people


class Cut(BaseException):
    """The isolate dies here: no handler runs any more."""


@dataclass
class Recorded:
    """A database that notes in which order requests were judged, `(principal, key, refusal)`, and
    which holds expired.
    """

    db: Database
    judged: list[tuple[str, str, str]] = field(default_factory=list)

    async def one(self, sql: str, *values: Value) -> Row | None:
        return await self.db.one(sql, *values)

    async def all(self, sql: str, *values: Value) -> list[Row]:
        return await self.db.all(sql, *values)

    async def run(self, sql: str, *values: Value) -> int:
        return await self.db.run(sql, *values)

    async def batch(self, asked: Sequence[Statement]) -> list[Result]:
        taken = [_name(each) for each in asked if "digest, transfer_id)" in each.sql]
        try:
            results = await self.db.batch(asked)
        except DatabaseError as error:
            if len(taken) == 1 and (refusal := refusal_of(error)):
                self.judged.append((*taken[0], f"perhaps {refusal}"))
            raise
        self.judged += [(*name, DONE) for name in taken]
        for each, result in zip(asked, results, strict=True):
            if "digest, refusal)" in each.sql and result.changes:
                self._refused(*_name(each), str(each.values[3]))
            if "'expired'" in each.sql and result.changes:
                self.judged.append(("", str(each.values[1]), "expired"))
        return results

    def _refused(self, principal: str, key: str, refusal: str) -> None:
        """It was judged when the batch failed, not when that was written down."""
        perhaps = (principal, key, f"perhaps {refusal}")
        place = max(place for place, entry in enumerate(self.judged) if entry == perhaps)
        self.judged[place] = (principal, key, refusal)


def _name(each: Statement) -> tuple[str, str]:
    return str(each.values[0]), str(each.values[1])


STEPS = (
    expire_holds,
    seal_transfers,
    reconciling.check_new_transfers,
    reconciling.check_everything,
)


class Faulty(Passing):
    """A database whose calls others come between, and some of which fail: before they took place,
    or after; with an error, or with the end of the isolate.
    """

    def __init__(self, db: Database, chance: random.Random) -> None:
        super().__init__(db)
        self._chance, self.share = chance, 0.0

    async def _call(self, name: str, *arguments: Any) -> Any:
        await asyncio.sleep(0)
        fails = self._chance.random() < self.share
        fault, is_after = self._chance.choice((Cut(), DatabaseError("connection lost"))), False
        if fails and not (is_after := self._chance.random() < 0.5):
            raise fault
        answer = await super()._call(name, *arguments)
        if is_after:
            raise fault
        return answer


class World:
    """token with a database, a clock and people of its own, and the model beside it."""

    def __init__(self, db: Database, seed: int) -> None:
        self.chance = random.Random(seed)
        self.db, self.now, self.drawn, self.keys = db, START, seed << 32, 0
        self.recorded = Recorded(db)
        self.faulty = Faulty(self.recorded, self.chance)
        self.model = Model()
        for name in (ISSUANCE, SPENT, "system:forfeited", "ada", "bob"):
            self.model.accounts[name] = Account(floor=-(2**53 - 1) if name == ISSUANCE else 0)
        self.asked: list[Asked] = []
        self.deferred: list[Awaitable[None]] = []
        self.deps = self._deps()

    def _deps(self) -> Deps:
        ports = Ports(
            service="token",
            db=self.faulty,
            log=Log("token", "local", "0" * 40, lambda _: None),
            metrics=self,
            now=lambda: self.now,
            random_bytes=self.random_bytes,
            defer=self.deferred.append,
            services={},
        )
        return build({"ENVIRONMENT": "local", "VERSION": "0" * 40}, ports, Deps)

    def write(self, *point: object) -> None:
        """See `Metrics.write`: nobody counts here."""

    def random_bytes(self, count: int) -> bytes:
        self.drawn += 1
        return hashlib.shake_256(str(self.drawn).encode()).digest(count)

    async def begin(self) -> None:
        """Two people are there, and each budget has points."""
        await self.db.batch(
            [statements.opened(name, "user", at=self.now) for name in ("ada", "bob")]
        )
        for budget in BUDGETS:
            fund = Asked("content", self._key(), "fund", self.now, account=budget, amount=3000)
            self.asked.append(fund)
            assert await self.outcome([fund]) == [DONE]
        self._follow()
        await self._change_limits()

    async def step(self) -> None:
        """Something happens, perhaps several things at once, perhaps with faults."""
        self.recorded.judged.clear()
        groups = [self._group() for _ in range(self.chance.choice((1, 1, 1, 2, 3)))]
        share = self.faulty.share = self.chance.choice((0, 0, 0, 0.1, 0.3))
        sweeping = [self._sweep()] if self.chance.random() < 0.15 else []
        outcomes = asyncio.gather(*map(self.outcome, groups))
        await asyncio.gather(outcomes, *sweeping)
        await asyncio.gather(*self.deferred, return_exceptions=True)
        self.deferred.clear()
        self.faulty.share = 0
        self._follow()
        for group, answered in zip(groups, outcomes.result(), strict=True):
            closes = any(each.kind == "close" for each in group)
            is_calm = len(groups) == 1 and not share and not closes
            self._compare(group, answered, is_calm=is_calm and not sweeping)
        await self.check()
        if self.chance.random() < 0.15:
            self.now = max(START - 86_400, self.now + self.chance.choice(JUMPS_S))
        if self.chance.random() < 0.1:
            await self._change_limits()

    # What is asked

    def _group(self) -> list[Asked]:
        """What one call asks: some instructions of a service, or one thing of a person."""
        if self.chance.random() < 0.3:
            return [self._new_or_again(self._of_person)]
        principal = self.chance.choice(SERVICES)
        group = [
            self._new_or_again(lambda: self._of_service(principal), principal)
            for _ in range(self.chance.choice((1, 1, 1, 2, 4)))
        ]
        return [each for each in group if each.principal == principal]

    def _new_or_again(self, new: Callable[[], Asked], principal: str = "") -> Asked:
        again = [each for each in self.asked if not principal or each.principal == principal]
        again = [each for each in again if bool(principal) is (each.principal in SERVICES)]
        if again and self.chance.random() < 0.25:
            return self._again(self.chance.choice(again))
        self.asked.append(new())
        return self.asked[-1]

    def _again(self, earlier: Asked) -> Asked:
        """The same, or, once it was judged, another under its key."""
        has_amount = earlier.kind not in ("void", "close")
        if has_amount and earlier.name in self.model.verdicts and self.chance.random() < 0.2:
            return replace(earlier, at=self.now, amount=earlier.amount + 5)
        return replace(earlier, at=self.now)

    def _key(self) -> str:
        """A new one."""
        self.keys += 1
        return f"key-{self.keys}"

    def _of_person(self) -> Asked:
        who, amount = self.chance.choice(PEOPLE), self.chance.choice((1, 7, 60, 150, 700, 2000))
        known = [
            name
            for name, move in self.model.transfers.items()
            if not any(each.name == name and each.kind == "reverse" for each in self.asked)
        ]
        kind = self.chance.choice(("send", "send", "adjust", "reverse"))
        if kind == "reverse" and known:
            principal, key = self.chance.choice(known)
            return Asked("admin", self._key(), "reverse", self.now, other=principal, of=key)
        if kind == "adjust":
            amount *= self.chance.choice((1, -1))
            return Asked("admin", self._key(), "adjust", self.now, account=who, amount=amount)
        other = self.chance.choice((*PEOPLE, "nobody"))
        return Asked(who, self._key(), "send", self.now, account=who, other=other, amount=amount)

    def _of_service(self, principal: str) -> Asked:
        kinds = ("fund", *["credit"] * 4, *["hold"] * 3, *["post"] * 3, "debit", "void", "void")
        kind = "close" if self.chance.random() < 0.02 else self.chance.choice(kinds)
        who, budget = self.chance.choice(PEOPLE), self.chance.choice(BUDGETS)
        amount = self.chance.choice((1, 7, 60, 700))
        asked = Asked(principal, self._key(), kind, self.now, account=who, other=budget)
        match kind:
            case "fund" | "close":
                return replace(asked, account=budget, other="", amount=amount)
            case "hold":
                lasts_s = self.chance.choice((20, 5000, 604_800))
                return replace(asked, other="", amount=amount, expires_in_s=lasts_s)
            case "post" | "void" if self.model.holds or self.chance.random() < 0.1:
                return self._end_of_hold(asked)
            case "post" | "void":
                return replace(asked, kind="hold", other="", amount=amount, expires_in_s=5000)
        return replace(asked, amount=amount)

    def _end_of_hold(self, asked: Asked) -> Asked:
        """Of one that is there, for the most part; of its owner, and not more than it holds."""
        holds = [
            each
            for each in self.asked
            if (each.principal, each.kind) == (asked.principal, "hold")
            and (f"{each.principal}:{each.key}" in self.model.holds or self.chance.random() < 0.1)
        ]
        hold = self.chance.choice(holds) if holds else replace(asked, amount=1)
        part = min(hold.amount + 1, self.chance.choice((1, 7, 60, 700)))
        account = hold.account if self.chance.random() < 0.9 else asked.account
        return replace(asked, account=account, other="", amount=part, of=hold.key)

    # How it is asked

    async def outcome(self, group: Sequence[Asked]) -> list[str]:
        """The refusal of each, empty where it is done; for later where nobody can tell."""
        try:
            if group and group[0].principal not in SERVICES:
                return [await self._ask_as_person(group[0])]
            return await self._ask_as_service(group) if group else []
        except (Cut, DatabaseError):
            return [LATER] * len(group)

    async def _ask_as_service(self, group: Sequence[Asked]) -> list[str]:
        body = {"principal": group[0].principal, "instructions": [*map(_instruction, group)]}
        call = Call("applyInstructions", "request", "-" * 55, body=json.dumps(body))
        reply = await apply_instructions(call, self.deps)
        outcomes = Outcomes.model_validate_json(reply.body).outcomes
        return [LATER if each.outcome == "later" else each.reason for each in outcomes]

    async def _ask_as_person(self, asked: Asked) -> str:
        body = json.dumps([asked.kind, asked.account, asked.other, asked.amount, asked.of])
        call = Call(
            operation=OPERATION,
            request_id="request",
            traceparent="-" * 55,
            actor=Actor(asked.principal, "session", ()),
            idempotency_key=asked.key,
            body=body,
        )
        request = orders.request_of(call, self.deps)
        if asked.kind == "send":
            order = orders.sending(request, to=asked.other, amount=asked.amount, note="A note")
        elif asked.kind == "adjust":
            who, amount = asked.account, asked.amount
            order = orders.adjustment(request, user_id=who, amount=amount, reason="A reason")
        else:
            sql = "select transfer_id from instructions where principal = ? and key = ?"
            key = asked.of if asked.other in SERVICES else f"{OPERATION}:{asked.of}"
            row = await self.db.one(sql, asked.other, key)
            original = await find_transfer(self.db, str(row and row["transfer_id"]))
            assert original
            order = orders.reversal(request, original)
        try:
            await transfer_by(self.deps, order)
        except Problem as problem:
            return LATER if problem.type == UNAVAILABLE else problem.type
        return DONE

    async def _sweep(self) -> None:
        with contextlib.suppress(Cut):
            await sweep(self.deps, STEPS)

    async def _change_limits(self) -> None:
        wide, narrow, off = (True, 1000, 5000), (True, 150, 160), (False, 1000, 5000)
        limits = self.chance.choice((wide, wide, narrow, narrow, off))
        self.model.limits = limits
        sql = "update limits set transfers_on = ?, per_transfer = ?, per_day = ?"
        await self.db.run(sql, *map(int, limits))

    # What has become of it

    def _follow(self) -> None:
        """The model judges what was judged, in the order in which it was."""
        by_name = {each.name: each for each in self.asked}
        for principal, key, refusal in self.recorded.judged:
            if refusal == "expired":
                self.model.expire(key, now=self.now)
            elif not refusal.startswith("perhaps"):
                name = (principal, key.removeprefix(f"{OPERATION}:"))
                assert name not in self.model.verdicts, f"{name} was judged twice"
                asked = replace(by_name[name], at=self.now)
                expected = self.model.judge(asked)
                assert refusal == expected, f"{asked}: {refusal or 'done'}, not {expected}"

    def _compare(self, group: Sequence[Asked], answers: Sequence[str], *, is_calm: bool) -> None:
        """Each answer is the verdict, or, where something came between, none."""
        first = {each.name: each for each in reversed(self.asked)}
        for asked, answer in zip(group, answers, strict=True):
            is_same = replace(asked, at=first[asked.name].at) == first[asked.name]
            expected = self.model.verdicts.get(asked.name) if is_same else REUSED
            is_told = answer == expected
            assert is_told or (answer == LATER and not is_calm), f"{asked}: {answer or 'done'}"

    async def check(self) -> None:
        """The invariants, of the tables alone; and that they are as the model says."""
        selects = (
            "select account_id, posted, held, floor, closed_at from balances",
            "select * from transfers order by seq",
            "select * from holds left join hold_ends using (hold_id)",
            "select * from open_holds",
            "select principal, key, refusal, transfer_id from instructions",
            "select * from sent",
            "select * from differences",
        )
        found = await self.db.batch([statement(sql) for sql in selects])
        balances, transfers, holds, open_holds, judged, sent, differences = (
            each.rows for each in found
        )
        has = _hold_invariants(balances, transfers, holds, open_holds)
        assert {
            name: (each.posted, each.held, each.is_closed)
            for name, each in self.model.accounts.items()
        } == has
        assert self.model.times == [row["created_at"] for row in transfers]
        assert {
            (row["principal"], row["key"].removeprefix(f"{OPERATION}:")): row["refusal"] or ""
            for row in judged
        } == self.model.verdicts
        assert {row["transfer_id"] for row in judged} - {None} == {
            row["transfer_id"] for row in transfers
        }
        ends = {row["hold_id"]: row["how"] for row in holds}
        assert ends == {name: hold.end for name, hold in self.model.holds.items()}
        counted = {(row["day"], row["account_id"]): row["amount"] for row in sent}
        assert counted == self.model.sent
        assert not differences, "a ledger that is right was said to be wrong"


def _hold_invariants(
    balances: Sequence[Row],
    transfers: Sequence[Row],
    holds: Sequence[Row],
    open_holds: Sequence[Row],
) -> dict[str, tuple[int, int, bool]]:
    """What each account has, once all six hold; the sixth, that a refusal changes nothing, is
    the comparison with the model.
    """
    running = {row["account_id"]: 0 for row in balances}
    for row in transfers:
        running[row["debit_account_id"]] -= row["amount"]
        running[row["credit_account_id"]] += row["amount"]
        assert row["debit_posted"] == running[row["debit_account_id"]]
        assert row["credit_posted"] == running[row["credit_account_id"]]
    still_open = [row for row in holds if row["how"] is None]
    assert {(row["expires_at"], row["hold_id"]) for row in open_holds} == {
        (row["expires_at"], row["hold_id"]) for row in still_open
    }
    for row in balances:
        name, held = row["account_id"], row["held"]
        assert row["posted"] == running[name], "a balance is its credits less its debits"
        assert held == sum(each["amount"] for each in still_open if each["account_id"] == name)
        assert held >= 0
        assert row["posted"] - held >= row["floor"], "nothing is overdrawn"
    assert sum(row["posted"] for row in balances) == 0, "every point is somebody's debt"
    return {
        row["account_id"]: (row["posted"], row["held"], row["closed_at"] is not None)
        for row in balances
    }


def _instruction(asked: Asked) -> dict[str, object]:
    common: dict[str, object] = {"kind": asked.kind, "key": asked.key}
    match asked.kind:
        case "fund":
            return common | {"budget": asked.account, "amount": asked.amount}
        case "close":
            return common | {"budget": asked.account}
        case "credit" | "debit":
            person = {"user_id": asked.account, "budget": asked.other}
            return common | person | {"amount": asked.amount}
        case "hold":
            hold = {"user_id": asked.account, "expires_in_s": asked.expires_in_s}
            return common | hold | {"amount": asked.amount}
        case "post":
            return common | {
                "hold_key": asked.of,
                "user_id": asked.account,
                "amount": asked.amount,
            }
    return common | {"hold_key": asked.of}


async def play(db: Database, seed: int, *, steps: int) -> World:
    """A sequence of steps on a database with the migrations of token alone."""
    world = World(db, seed)
    await world.begin()
    for _ in range(steps):
        await world.step()
    return world
