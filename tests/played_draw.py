"""How a draw is played that anything may happen to: requests of all who take part, sweeps beside
each other, and an isolate that may die at any call to the database.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from hypothesis.stateful import RuleBasedStateMachine

from contest.content.operations import SWEEP
from contest.contract.shared import Handover
from contest.kit.call import Call
from contest.kit.events.sweep import sweep
from contest_draw.documents import Proof
from tests.accounts import unlimited
from tests.contests import Organiser
from tests.entries import Person
from tests.failing import Cut, Fuse, Interleaved
from tests.system import Reply, System

T = TypeVar("T")
Json = dict[str, Any]
Cutting = tuple[int, bool] | None  # before which call the isolate dies, or after it

PEOPLE = tuple(range(100, 107))
TOKEN_S = 600  # Access tokens live for longer.
NOT_CLAIMED = {"prize-not-found", "prize-claim-over"}


class OneSession(Organiser):
    """Signs in anew only once the access token is old, or the clock was moved back."""

    signed_in: tuple[float, str] = (0, "")

    async def token(self) -> str:
        at, token = self.signed_in
        if not 0 <= self._system.now - at < TOKEN_S:
            token = await super().token()
            self.signed_in = self._system.now, token
        return token


class PlayedDraw(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.runner, self.fuse = asyncio.Runner(), Fuse()
        self.system = System()
        unlimited(self.system)
        database = Interleaved(self.fuse.guard(self.system.databases["content"]))
        self.system.replace("content", db=database)
        self.organiser = OneSession(self.system)
        self.contest: Json = {}
        self.published: Proof | None = None  # the last proof that was public
        self.shown = ""  # as its bytes were
        self.codes: dict[str, int] = {}  # who has seen it
        self.claimed: dict[int, int] = {}  # by prize, who has claimed it
        self.events: dict[str, tuple[str, Json]] = {}  # by their ids
        self.uploads = 0
        self.system.watch(self._hear)

    def _hear(self, service: str, message: str) -> None:
        call = Call.decode(message)
        if service == "bot" and call.operation == "receiveEvents":
            for event in call.json(Handover).events:
                self.events[event["id"]] = (event["type"], event["data"])

    def _seen(self, who: int, reply: Reply) -> None:
        """What somebody sees of a prize, and whether it is theirs."""
        held = self._held(who)
        if reply.status != 200:
            assert reply.problem in NOT_CLAIMED
            return
        assert held
        assert reply.json()["prize"] == held["prize"]
        if code := reply.json()["code"]:
            assert self.codes.setdefault(code, who) == who

    def _in_time(self, held: Json) -> bool:
        return held["claim_until"] is None or self.system.now < held["claim_until"]

    def _held(self, who: int) -> Json:
        """The prize that somebody has won for good, as the database has it."""
        if self._draw().get("stage") != "confirmed":
            return {}
        mine = [each for each in self._holders() if each["telegram_id"] == str(who)]
        return mine[0] if mine else {}

    def _who(self, place: int) -> int:
        """Who holds the prize with that number, or anybody."""
        held = [each["telegram_id"] or "" for each in self._holders()][place : place + 1]
        return int(held[0]) if held and held[0].isdecimal() else PEOPLE[place]

    def _holders(self) -> list[Json]:
        return self._rows("""
            select winners.*, telegram_id, user_id from winners
            left join drawn_lines using (contest_id, draw)
            left join entries using (contest_id, commitment) order by prize
        """)

    def _draw(self) -> Json:
        rows = self._rows("select * from draws")
        return rows[0] if rows else {}

    def _status(self) -> str:
        return str(self._rows("select status from contests")[0]["status"])

    def _play(self, work: Coroutine[Any, Any, T], cut: Cutting) -> T | None:
        """What comes of it, and of what was put off; None when the isolate died."""
        self.fuse.left, self.fuse.after = cut or (None, False)

        async def cut_off() -> T | None:
            try:
                done = await work
            except Cut:
                self.system.crash()
                return None
            finally:
                self.fuse.left = None
            await self.system.settle()
            return done

        return self.runner.run(cut_off())

    def _done(self, work: Coroutine[Any, Any, T]) -> T:
        done = self._play(work, None)
        assert done is not None
        return done

    async def _at_once(self, *calls: Coroutine[Any, Any, Reply]) -> list[Reply]:
        outcomes = await asyncio.gather(*calls, return_exceptions=True)
        replies = list[Reply]()
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome
            replies.append(outcome)
        return replies

    async def _sweep(self, times: int) -> bool:
        deps = self.system.deps["content"]
        sweeps = (sweep(deps, SWEEP) for _ in range(times))
        for outcome in await asyncio.gather(*sweeps, return_exceptions=True):
            if isinstance(outcome, BaseException):
                raise outcome
            assert outcome[0] == []
        return True

    async def _swept(self) -> bool:
        self.system.now += 60
        return await self._sweep(1)

    async def _quiet(self) -> bool:
        """Nothing is in anything's way any more, and nobody's time to claim ends meanwhile."""
        self.system.beacon.faults.clear()
        for _ in range(5):
            await self._swept()
            await self.system.settle()
        return True

    async def _step(self, path: str) -> Reply:
        return await self.organiser.step(await self.organiser.see(self.contest), path)

    async def _ask(self, method: str, path: str, body: Json | None = None) -> Reply:
        """As the organiser."""
        token, where = await self.organiser.token(), f"/v1/contests/{self.contest['id']}{path}"
        return await self.system.request(method, where, body=body, token=token)

    async def _mine(self, who: int, method: str, path: str, body: Json | None = None) -> Reply:
        where = f"/v1/contests/{self.contest['id']}/prizes/me{path}"
        return await (await self._person(who)).send(method, where, body=body)

    async def _public(self, path: str) -> Reply:
        return await self.system.request("GET", f"/v1/contests/{self.contest['id']}/draw{path}")

    async def _person(self, telegram_id: int) -> Person:
        return await Person.signed_in(self.system, telegram_id)

    def _rows(self, sql: str, *values: Any) -> list[Json]:
        return self.runner.run(self.system.rows("content", sql, *values))
