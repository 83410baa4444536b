"""Contests under any sequence of what organisers and people do at once, of moves of the clock,
doubled sweeps and crashes: what is counted is what there is, no cap is passed, no step of a life is
left out, and a frozen list has whom it must have.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Coroutine
from itertools import pairwise
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule

from contest.content.contests.transitions import FINAL, TRANSITIONS
from contest.content.operations import SWEEP
from contest.kit.clock import to_rfc3339
from contest.kit.events.sweep import sweep
from tests.accounts import unlimited
from tests.contests import HOUR_S, Organiser
from tests.entries import Person
from tests.failing import Cut, Fuse, Interleaved
from tests.system import Reply, System
from tests.tasks import Tasks, attempt

T = TypeVar("T")
Cutting = tuple[int, bool] | None
Json = dict[str, Any]

PEOPLE = (42, 43, 44)
CONTESTS_MAX = 2
LENGTH_H = 50  # over two midnights
WAYS = {(status, step.to) for step in TRANSITIONS.values() for status in step.from_}
STEPS = ("/publish", "/unpublish", "/close", "/cancel")
TASKS = ("visit", "secret_code", "daily", "question")
WRONG: Json = {"secret_code": {"code": "WRONG"}}
# What is refused; any other problem is a fault of ours.
OUT = {"entry-disqualified", "entry-excluded"}
NOT_IN = {"contest-not-open", "contest-full", "entry-not-found", "contest-not-found", *OUT}
NOT_NOW = {"not-entered", "task-locked", "task-not-open", "attempts-used-up", *NOT_IN}
NOT_SO = {"contest-status", "contest-fixed", "version-changed", "invalid-request"}

NOT_JUDGED = {"contest-status", "review-not-found"}
NOT_DISQUALIFIED = {"contest-status", "entry-not-found"}

CUTS = st.none() | st.tuples(st.integers(0, 3), st.booleans())
WHO = st.sampled_from(PEOPLE)


class Contests(RuleBasedStateMachine):
    contests: Bundle[Json] = Bundle("contests")

    def __init__(self) -> None:
        super().__init__()
        self.runner, self.fuse = asyncio.Runner(), Fuse()
        self.system = System()
        unlimited(self.system)
        database = Interleaved(self.fuse.guard(self.system.databases["content"]))
        self.system.replace("content", db=database)
        self.organiser = Organiser(self.system)
        self.tasks: dict[str, list[Json]] = {}  # by contest

    def teardown(self) -> None:
        self.runner.run(self.system.close())
        self.runner.close()

    # Organisers

    @precondition(lambda self: len(self.tasks) < CONTESTS_MAX)
    @rule(
        target=contests,
        starts_in_h=st.sampled_from([0, 0, 0, 1]),
        tickets_max=st.sampled_from([3, 5, 100]),
        entries_max=st.sampled_from([None, None, 1, 2]),
        is_mandatory=st.booleans(),
        is_published=st.sampled_from([True, True, True, False]),
    )
    def make(
        self,
        starts_in_h: int,
        tickets_max: int,
        entries_max: int | None,
        *,
        is_mandatory: bool,
        is_published: bool,
    ) -> Json:
        async def made() -> Json:
            starts_at = int(self.system.now) + starts_in_h * HOUR_S
            tasks = await Tasks.of_draft(
                self.system,
                starts_at=to_rfc3339(starts_at),
                ends_at=to_rfc3339(starts_at + LENGTH_H * HOUR_S),
                tickets_max=tickets_max,
                entries_max=entries_max,
            )
            first = await tasks.add("visit", tickets=2, is_mandatory=is_mandatory)
            self.tasks[tasks.contest["id"]] = [
                first,
                await tasks.add("secret_code", attempts_max=2, requires=[first["id"]]),
                await tasks.add("daily", tickets=1, tickets_max=2),
                await tasks.add("question", tickets=3),
            ]
            if is_published:
                await tasks.publish()
            return tasks.contest

        return self._done(made())

    @rule(contest=contests, path=st.sampled_from(STEPS), behind=st.integers(0, 1), cut=CUTS)
    def step(self, contest: Json, path: str, behind: int, cut: Cutting) -> None:
        """At the version that the organiser sees, or at the one before it."""
        seen = self._row(contest)
        stale = {"id": contest["id"], "version": max(1, seen["version"] - behind)}
        reply = self._play(self.organiser.step(stale, path), cut)
        if reply is None or reply.status >= 400:
            assert reply is None or reply.problem in NOT_SO
            return
        assert stale["version"] == seen["version"]
        assert reply.json()["version"] == seen["version"] + 1

    @rule(contest=contests, hours=st.integers(-1, 2), cut=CUTS)
    def move_the_end(self, contest: Json, hours: int, cut: Cutting) -> None:
        seen = self._row(contest)
        ends_at = to_rfc3339(seen["ends_at"] + hours * HOUR_S)
        version = {"id": contest["id"], "version": seen["version"]}
        change = self.organiser.change(version, ends_at=ends_at, reason="So it is")
        reply = self._play(change, cut)
        if reply and reply.status == 200:
            assert seen["status"] in ("draft", "scheduled") or hours >= 0
        elif reply:
            assert reply.problem in NOT_SO

    @rule(contest=contests, is_right=st.booleans(), cut=CUTS)
    def judge(self, contest: Json, cut: Cutting, *, is_right: bool) -> None:
        """The answer that has waited longest."""
        waiting = self._done(self._ask("GET", f"/v1/contests/{contest['id']}/reviews"))
        for review in waiting.json()["items"][:1]:
            path = f"/v1/contests/{contest['id']}/reviews/{review['id']}"
            decision = {"decision": "accept" if is_right else "reject"}
            reply = self._play(self._ask("POST", path, decision), cut)
            assert reply is None or reply.status == 204 or reply.problem in NOT_JUDGED

    @rule(contest=contests, who=WHO, ban=st.booleans(), cut=CUTS)
    def disqualify(self, contest: Json, who: int, cut: Cutting, *, ban: bool) -> None:
        """Whoever it is, in whatever state the contest is."""
        for entry in self._entry(contest, who):
            path = f"/v1/contests/{contest['id']}/entries/{entry['commitment']}/disqualify"
            reply = self._play(self._ask("POST", path, {"reason": "A bot", "ban": ban}), cut)
            assert reply is None or reply.status < 300 or reply.problem in NOT_DISQUALIFIED

    # People

    @rule(contest=contests, who=WHO, cut=CUTS)
    def join(self, contest: Json, who: int, cut: Cutting) -> None:
        reply = self._play(self._join(contest, who), cut)
        if reply is None:
            reply = self._play(self._join(contest, who), None)
        self._check_joined(reply, contest)

    @rule(contest=contests)
    def join_at_once(self, contest: Json) -> None:
        """Everybody, and each from two devices."""
        replies = self._done(self._at_once(*(self._join(contest, who) for who in PEOPLE * 2)))
        for reply in replies:
            self._check_joined(reply, contest)
        assert len([each for each in replies if each.status == 201]) <= len(PEOPLE)

    @rule(contest=contests, who=WHO, cut=CUTS)
    def leave(self, contest: Json, who: int, cut: Cutting) -> None:
        before = self._entry(contest, who)
        reply = self._play(self._leave(contest, who), cut)
        assert reply is None or reply.status == 204 or reply.problem in NOT_IN
        row = self._row(contest)
        if row["status"] != "open" or row["ends_at"] <= self.system.now:
            assert self._entry(contest, who) == before

    @rule(contest=contests, who=WHO, kind=st.sampled_from(TASKS), right=st.booleans(), cut=CUTS)
    def try_a_task(self, contest: Json, who: int, kind: str, cut: Cutting, *, right: bool) -> None:
        reply = self._play(self._attempt(contest, who, kind, right=right), cut)
        if reply is None:
            reply = self._play(self._attempt(contest, who, kind, right=right), None)
        self._check_tried(reply, contest)

    @rule(contest=contests, who=WHO)
    def do_everything_at_once(self, contest: Json, who: int) -> None:
        """And each task twice, once the one is done that others require."""
        self.join(contest, who, None)
        self.try_a_task(contest, who, "visit", None, right=True)
        tries = [self._attempt(contest, who, kind, right=True) for kind in TASKS * 2]
        for reply in self._done(self._at_once(*tries)):
            self._check_tried(reply, contest)

    @rule(contest=contests, who=WHO)
    def guess(self, contest: Json, who: int) -> None:
        """More often than one may, at once, and then know it."""
        self.join(contest, who, None)
        self.try_a_task(contest, who, "visit", None, right=True)
        tries = [self._attempt(contest, who, "secret_code", right=False) for _ in range(4)]
        for reply in self._done(self._at_once(*tries)):
            self._check_tried(reply, contest)
        self.try_a_task(contest, who, "secret_code", None, right=True)

    # The clock

    @rule(seconds=st.sampled_from([60, HOUR_S, 12 * HOUR_S, -60, -HOUR_S]))
    def time_moves(self, seconds: int) -> None:
        self.system.now += seconds

    @rule(sweeps=st.integers(1, 2), cut=CUTS)
    def sweep(self, sweeps: int, cut: Cutting) -> None:
        """By one cron, or by two at once, of which one may die."""
        self.system.now += 60
        self._play(self._sweep(sweeps), cut)

    @rule(contest=contests, who=WHO)
    def its_end_comes(self, contest: Json, who: int) -> None:
        """Nobody joins from then on; within four minutes it is over, and its list is frozen."""
        row = self._row(contest)
        assume(row["status"] in ("scheduled", "open"))
        self.system.now = max(self.system.now, row["ends_at"])
        self.join(contest, who, None)
        for _ in range(4):
            self.system.now += 60
            self._done(self._sweep(1))
        assert self._row(contest)["status"] == "closed"
        [draw] = self._rows("select * from draws where contest_id = ?", contest["id"])
        assert draw["stage"] == "frozen"

    # What always holds

    @invariant()
    def what_is_counted_is_what_there_is(self) -> None:
        for counted in self._rows("select * from counters"):
            contest_id = counted["contest_id"]
            active = self._rows(
                "select * from entries where contest_id = ? and state = 'active'", contest_id
            )
            assert counted["entries"] == len(active)
            levels = Counter(str(each["tickets"]) for each in active)
            assert _without_noughts(counted["levels"]) == levels
            done = Counter(str(each["number"]) for each in self._completed(contest_id))
            assert _without_noughts(counted["completions"]) == done

    @invariant()
    def an_entry_has_the_tickets_that_it_was_given_and_no_more_than_it_may(self) -> None:
        for entry in self._rows("select * from entries join contests using (contest_id)"):
            done = [
                each
                for each in self._completed(entry["contest_id"])
                if each["telegram_id"] == entry["telegram_id"]
            ]
            given = sum(each["tickets"] for each in done)
            assert entry["tickets"] == entry["entry_tickets"] + given <= entry["tickets_max"]
            bits = {1 << each["number"] for each in done}
            assert entry["done"] == sum(bits)
            daily = [each["tickets"] for each in done if each["kind"] == "daily"]
            assert sum(daily) <= 2

    @invariant()
    def nobody_has_more_tries_than_there_are(self) -> None:
        assert not self._rows("""
            select * from completions join tasks using (contest_id, task_id)
            where attempts > attempts_max
        """)

    @invariant()
    def a_contest_takes_no_more_than_it_says(self) -> None:
        assert not self._rows("""
            select * from contests join counters using (contest_id) where entries > entries_max
        """)

    @invariant()
    def every_version_is_there_and_follows_from_the_one_before(self) -> None:
        for contest in self._rows("select contest_id, version, status from contests"):
            lived = self._rows(
                """
                select version, document ->> '$.status' as status from changes
                where contest_id = ? order by version
                """,
                contest["contest_id"],
            )
            assert [each["version"] for each in lived] == [*range(1, contest["version"] + 1)]
            statuses = [each["status"] for each in lived]
            assert (statuses[0], statuses[-1]) == ("draft", contest["status"])
            assert {each for each in pairwise(statuses) if each[0] != each[1]} <= WAYS
            assert not {status for status, _ in pairwise(statuses)} & set(FINAL)

    @invariant()
    def a_closed_contest_has_a_draw_and_no_other_has(self) -> None:
        closed = self._rows("select contest_id from contests where status in ('closed', 'drawn')")
        draws = self._rows("select contest_id from draws")
        assert _ids(closed) == _ids(draws)

    @invariant()
    def a_frozen_list_has_whom_it_must_have(self) -> None:
        for draw in self._rows("select * from draws where stage <> 'freezing'"):
            pages = self._rows(
                "select lines from frozen_pages where contest_id = ? order by page",
                draw["contest_id"],
            )
            eligible = self._rows(
                """
                select commitment, entries.tickets from entries join contests using (contest_id)
                where contest_id = ? and state = 'active' and (done & mandatory) = mandatory
                order by commitment
                """,
                draw["contest_id"],
            )
            expected = "".join(f"{each['commitment']} {each['tickets']}\n" for each in eligible)
            assert "".join(page["lines"] for page in pages) == expected

    # How it is played

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
        return list(await asyncio.gather(*calls))

    async def _sweep(self, times: int) -> bool:
        deps = self.system.deps["content"]
        sweeps = (sweep(deps, SWEEP) for _ in range(times))
        for outcome in await asyncio.gather(*sweeps, return_exceptions=True):
            if isinstance(outcome, BaseException):
                raise outcome
            assert outcome[0] == []
        return True

    async def _ask(self, method: str, path: str, body: Json | None = None) -> Reply:
        """As the organiser."""
        token = await self.organiser.token()
        return await self.system.request(method, path, body=body, token=token)

    async def _join(self, contest: Json, who: int) -> Reply:
        return await (await self._person(who)).join(contest)

    async def _leave(self, contest: Json, who: int) -> Reply:
        return await (await self._person(who)).leave(contest)

    async def _attempt(self, contest: Json, who: int, kind: str, *, right: bool) -> Reply:
        task = self.tasks[contest["id"]][TASKS.index(kind)]
        given = {} if right else WRONG.get(kind, {})
        return await attempt(await self._person(who), contest, task, **given)

    async def _person(self, telegram_id: int) -> Person:
        return await Person.signed_in(self.system, telegram_id)

    def _check_joined(self, reply: Reply | None, contest: Json) -> None:
        assert reply is not None
        if reply.status == 201:
            assert self._is_open(contest)
        else:
            assert reply.status == 200 or reply.problem in NOT_IN

    def _check_tried(self, reply: Reply | None, contest: Json) -> None:
        assert reply is not None
        assert reply.status == 200 or reply.problem in NOT_NOW
        if reply.status == 200 and reply.json()["state"] == "tried":
            assert self._is_open(contest)

    def _is_open(self, contest: Json) -> bool:
        row = self._row(contest)
        lasts = row["starts_at"] <= self.system.now < row["ends_at"]
        return bool(row["status"] == "open" and lasts)

    def _row(self, contest: Json) -> Json:
        [row] = self._rows("select * from contests where contest_id = ?", contest["id"])
        return row

    def _entry(self, contest: Json, who: int) -> list[Json]:
        sql = "select * from entries where contest_id = ? and telegram_id = ?"
        return self._rows(sql, contest["id"], str(who))

    def _completed(self, contest_id: str) -> list[Json]:
        return self._rows(
            """
            select completions.*, number, kind from completions
            join tasks using (contest_id, task_id) where contest_id = ? and state = 'completed'
            """,
            contest_id,
        )

    def _rows(self, sql: str, *values: Any) -> list[Json]:
        return self.runner.run(self.system.rows("content", sql, *values))


def _without_noughts(counted: str) -> Json:
    return {name: count for name, count in json.loads(counted).items() if count}


def _ids(rows: list[Json]) -> set[str]:
    return {row["contest_id"] for row in rows}


def _so_many(examples: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=40,
        phases=[Phase.generate],  # shrinking would take longer than a test may
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@pytest.mark.search
class TestContests(Contests.TestCase):  # type: ignore[misc,valid-type]
    settings = _so_many(5)


@pytest.mark.soak
class TestManyContests(Contests.TestCase):  # type: ignore[misc,valid-type]
    settings = _so_many(400)
