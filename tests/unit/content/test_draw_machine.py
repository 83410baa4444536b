"""A draw under any sequence of what organisers, winners, the beacon, the clock, doubled sweeps and
crashes do: one list, one order, nobody twice, no prize without its holder, each code for one
person, and a proof that verifies at every moment it is public.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from contest.content.prizes.claims import pass_on
from contest.kit.clock import to_rfc3339
from tests.contests import HOUR_S
from tests.draws import verified
from tests.played_draw import PEOPLE, Cutting, Json, PlayedDraw
from tests.prizes import prize
from tests.sizes import sizes
from tests.system import Reply
from tools.beacon.state import Fault
from tools.telegram.state import Chat, Member

CHANNEL = "@contests"
DAY_S = 86_400
KINDS: Mapping[str, Json] = {
    "contact": prize("contact"),
    "code": prize("code", count=2),
    "an hour": prize("claim", claim_within_h=1),
    "a day": prize("claim", count=2, claim_within_h=24),
}
FAULTS = ("missing", "too-early", "down", "garbage", "wrong-number", "wrong-randomness")
LIES = ("wrong-signature", "other-round")
STAGES = ("open", "frozen", "drawn", "confirmed")
REASONS = ("fraud", "not_member", "unreachable")
# What is refused; any other problem is a fault of ours.
NOT_DRAWN = {"contest-status", "beacon-unavailable", "unavailable"}
NOT_DECIDED = {"draw-stage", "not-a-winner", "decisions-changed"}
NOT_CONFIRMED = {"draw-unchecked", "draw-findings", "prize-codes-missing", *NOT_DECIDED}
NOT_SO = {"contest-status", "version-changed", "contest-fixed", "invalid-request"}

CUTS = st.none() | st.tuples(st.integers(0, 4), st.booleans())
SWEEP_CUTS = st.none() | st.tuples(st.integers(0, 30), st.booleans())
WHO = st.sampled_from(PEOPLE)
PLACE = st.integers(0, len(PEOPLE) - 1)  # a prize's, and so its holder; else somebody's


class Draws(PlayedDraw):
    def teardown(self) -> None:
        if self.contest:
            self._done(self._quiet())
            self.every_winner_is_told_once()
            self.what_is_public_stays_and_verifies()
        self.runner.run(self.system.close())
        self.runner.close()

    @initialize(
        kinds=st.lists(st.sampled_from(["a day", *KINDS]), min_size=1, max_size=3),
        reserves=st.integers(0, 3),
        people=st.sampled_from([len(PEOPLE), len(PEOPLE), 5, 3, 1, 0]),
        tickets=st.lists(st.sampled_from([1, 1, 2, 100]), min_size=len(PEOPLE)),
        has_channel=st.booleans(),
        begins=st.sampled_from(["drawn", "confirmed", "drawn", "confirmed", *STAGES]),
    )
    def begin(
        self,
        kinds: list[str],
        reserves: int,
        people: int,
        tickets: list[int],
        begins: str,
        *,
        has_channel: bool,
    ) -> None:
        """So many people are in, each with so many tickets, and the draw is so far."""

        async def opened() -> bool:
            for who in PEOPLE:
                member = self.system.emulator.meet(who, first_name=f"Person {who}")
                self.system.emulator.start_private_chat(member)
            self.contest = await self.organiser.opened(
                prizes=[KINDS[kind] for kind in kinds],
                reserves=reserves,
                required_channels=[CHANNEL] if has_channel else [],
            )
            for who, count in list(zip(PEOPLE, tickets, strict=False))[:people]:
                person = await self._person(who)
                assert (await person.join(self.contest)).status == 201
                sql = "update entries set tickets = ? where telegram_id = ?"
                await self.system.rows("content", sql, count, str(who))
            for _ in range(2):
                await self._swept()
            return True

        self._done(opened())
        if begins in STAGES[1:]:
            self.what_it_waits_for_comes(0, 4)
        if begins in STAGES[2:]:
            self.what_it_waits_for_comes(0, 2)
        if begins in STAGES[3:]:
            for position in range(len(kinds)):
                self.put_codes(position, None)
            self.confirm_and_die(None)
        assert self._draw().get("stage", "open") == begins

    # Organisers

    @precondition(lambda self: self._status() in ("open", "closed"))
    @rule(path=st.sampled_from(["/close", "/close", "/cancel"]), cut=CUTS)
    def close_or_cancel(self, path: str, cut: Cutting) -> None:
        before = self._draw()
        reply = self._play(self._step(path), cut)
        assert reply is None or reply.status == 200 or reply.problem in NOT_SO
        if reply and reply.status == 200 and path == "/cancel" and before.get("round_at"):
            asked_for = before["round_at"] <= self.system.now
            assert not asked_for or self.system.now >= before["round_at"] + DAY_S
            assert before["signature"] is None

    @precondition(lambda self: self._status() == "open")
    @rule(hours=st.integers(1, 3), cut=CUTS)
    def move_the_end(self, hours: int, cut: Cutting) -> None:
        ends_at = to_rfc3339(
            self._rows("select ends_at from contests")[0]["ends_at"] + hours * HOUR_S
        )

        async def moved() -> Reply:
            seen = await self.organiser.see(self.contest)
            return await self.organiser.change(seen, ends_at=ends_at, reason="So it is")

        reply = self._play(moved(), cut)
        assert reply is None or reply.status == 200 or reply.problem in NOT_SO

    @precondition(lambda self: self._status() in ("open", "closed"))
    @rule(who=WHO, cut=CUTS)
    def take_out(self, who: int, cut: Cutting) -> None:
        """Before the list is frozen."""
        for entry in self._rows("select * from entries where telegram_id = ?", str(who)):
            path = f"/entries/{entry['commitment']}/disqualify"
            reply = self._play(self._ask("POST", path, {"reason": "A bot"}), cut)
            assert reply is None or reply.status == 200 or reply.problem == "contest-status"

    @precondition(lambda self: self._status() != "open")
    @rule(times=st.integers(1, 2), cut=CUTS)
    def ask_for_the_draw(self, times: int, cut: Cutting) -> None:
        asked = [self._ask("POST", "/draw") for _ in range(times)]
        for reply in self._play(self._at_once(*asked), cut) or []:
            assert reply.status == 200 or reply.problem in NOT_DRAWN

    @precondition(lambda self: self._draw().get("stage") == "drawn")
    @rule(
        places=st.lists(st.integers(0, 2), min_size=1, max_size=3),
        reason=st.sampled_from(REASONS),
        cut=CUTS,
    )
    def disqualify(self, places: list[int], reason: str, cut: Cutting) -> None:
        """The holders of several prizes at once, also the same one."""
        held = dict(enumerate(each["draw"] for each in self._holders()))
        draws = [held.get(place) or 0 for place in places]
        asked = [
            self._ask("POST", "/draw/disqualify", {"draw": draw, "reason": reason})
            for draw in draws
        ]
        for reply in self._play(self._at_once(*asked), cut) or []:
            assert reply.status == 200 or reply.problem in NOT_DECIDED

    @precondition(lambda self: self._draw().get("stage") == "drawn")
    @rule(
        behind=st.sampled_from([0, 0, 1]),
        places=st.lists(st.integers(0, 3), unique=True, max_size=3),
        despite=st.booleans(),
    )
    def confirm(self, behind: int, places: list[int], *, despite: bool) -> None:
        """Twice at once, perhaps while holders are disqualified."""
        held = dict(enumerate(each["draw"] for each in self._holders()))
        made = self._draw()["decisions"]
        body = {"decisions": max(0, made - behind), "despite_findings": despite}
        asked = [self._ask("POST", "/draw/confirm", body) for _ in range(2)]
        for place in places:
            decided = {"draw": held.get(place) or 0, "reason": "fraud"}
            asked.insert(place % 2, self._ask("POST", "/draw/disqualify", decided))
        replies = self._done(self._at_once(*asked))
        for reply in replies:
            assert reply.status == 200 or reply.problem in NOT_CONFIRMED

    @precondition(lambda self: self._draw().get("stage") == "drawn")
    @rule(cut=CUTS)
    def confirm_and_die(self, cut: Cutting) -> None:
        body = {"decisions": self._draw().get("decisions", 0), "despite_findings": True}
        reply = self._play(self._ask("POST", "/draw/confirm", body), cut)
        assert reply is None or reply.status == 200 or reply.problem in NOT_CONFIRMED

    @precondition(lambda self: self._status() in ("open", "closed", "drawn"))
    @rule(position=st.integers(0, 2), cut=CUTS)
    def put_codes(self, position: int, cut: Cutting) -> None:
        self.uploads += 1
        csv = "\n".join(f"{position}-{self.uploads}-{number}" for number in range(3))
        put = self._ask("PUT", f"/prizes/{position}/codes", {"csv": csv})
        reply = self._play(put, cut)
        allowed = {"prize-not-found", "contest-status"}
        assert reply is None or reply.status == 200 or reply.problem in allowed

    @precondition(lambda self: self._status() == "drawn")
    @rule()
    def look_at_the_winners(self) -> None:
        listed = self._done(self._ask("GET", "/winners"))
        held = self._rows("select draw from winners order by prize")
        assert [each["draw"] for each in listed.json()["items"]] == [each["draw"] for each in held]

    # People

    @precondition(lambda self: self._status() == "drawn")
    @rule(place=PLACE)
    def look(self, place: int) -> None:
        who = self._who(place)
        self._seen(who, self._done(self._mine(who, "GET", "")))

    @precondition(lambda self: self._draw().get("stage") == "confirmed")
    @rule(place=PLACE, shows_name=st.booleans(), times=st.integers(1, 2), cut=CUTS)
    def claim(self, place: int, times: int, cut: Cutting, *, shows_name: bool) -> None:
        who = self._who(place)
        before, body = self._held(who), {"shows_name": shows_name}
        asked = [self._mine(who, "POST", "/claim", body) for _ in range(times)]
        for reply in self._play(self._at_once(*asked), cut) or []:
            self._seen(who, reply)
            if reply.status == 200:
                assert before["claimed_at"] or self._in_time(before)
                self.claimed[before["prize"]] = who
            elif before:
                assert not before["claimed_at"]
                assert not self._in_time(before)

    @precondition(lambda self: self._draw().get("stage") == "confirmed")
    @rule(place=PLACE, turns=st.integers(0, 30))
    def claim_while_its_time_ends(self, place: int, turns: int) -> None:
        """A sweep whose clock is a second ahead looks at the same time."""
        who = self._who(place)
        held = self._held(who)
        if not held or held["claimed_at"] or not held["claim_until"]:
            return
        self.system.now = held["claim_until"] - 120
        for _ in range(2):
            self._done(self._swept())
        self.system.now = held["claim_until"] - 1
        late = replace(self.system.deps["content"], now=lambda: held["claim_until"])

        async def ended() -> None:
            for _ in range(turns):
                await asyncio.sleep(0)
            await pass_on(late)

        async def both() -> Reply:
            claimed, _ = await asyncio.gather(self._mine(who, "POST", "/claim", {}), ended())
            return claimed

        claimed = self._done(both())
        self._seen(who, claimed)
        if claimed.status == 200:
            self.claimed[held["prize"]] = who
        else:
            assert self._held(who) == {}

    @precondition(lambda self: self._status() != "cancelled")
    @rule(who=WHO, leaves=st.booleans())
    def leave_the_channel_or_come_back(self, who: int, *, leaves: bool) -> None:
        chat = Chat(-8, "channel", username=CHANNEL[1:])
        channel = self.system.emulator.chats.setdefault(chat.id, chat)
        channel.members[who] = Member("left" if leaves else "member")

    @rule(who=WHO)
    def end_an_account(self, who: int) -> None:
        async def ended() -> Reply:
            return await (await self._person(who)).send("DELETE", "/v1/me")

        assert self._done(ended()).status == 204

    # The clock and the beacon

    @rule(seconds=st.sampled_from([60, HOUR_S, 12 * HOUR_S, -60, -HOUR_S]))
    def time_moves(self, seconds: int) -> None:
        self.system.now += seconds

    @precondition(lambda self: self._status() in ("open", "closed"))
    @rule(kind=st.sampled_from(FAULTS + LIES), times=st.integers(1, 3))
    def the_beacon_fails_or_lies(self, kind: Any, times: int) -> None:
        self.system.beacon.faults.append(Fault(kind=kind, times=times))

    @rule(sweeps=st.integers(1, 2), cut=SWEEP_CUTS)
    def sweep(self, sweeps: int, cut: Cutting) -> None:
        """By one cron, or by two at once, of which one may die."""
        self.system.now += 60
        self._play(self._sweep(sweeps), cut)

    @rule(early_s=st.sampled_from([1, 0, 0, -HOUR_S]), sweeps=st.integers(1, 4))
    def what_it_waits_for_comes(self, early_s: int, sweeps: int) -> None:
        """The end, the round, or the end of the time to claim a prize."""
        moment = self._rows("""
            select coalesce(
                (select min(claim_until) from winners where claimed_at is null),
                (select round_at from draws where stage = 'frozen'),
                (select ends_at from contests where status = 'open'), 0) as at
        """)[0]["at"]
        self.system.now = max(self.system.now, moment - early_s)
        for number in range(sweeps):
            self.system.now += 60 if number else 0
            self._done(self._sweep(1))

    @precondition(lambda self: self._status() in ("open", "closed"))
    @rule()
    def it_is_drawn(self) -> None:
        """Whatever has happened, once nothing is in its way any more."""
        ends_at = self._rows("select ends_at from contests")[0]["ends_at"]
        self.system.beacon.faults.clear()
        self.system.now = max(self.system.now, ends_at)
        for _ in range(4):
            self._done(self._swept())
        draw = self._draw()
        assert draw["stage"] != "freezing"
        self.system.now = max(self.system.now, draw["round_at"], draw["next_attempt_at"])
        for _ in range(2):
            self._done(self._swept())
        assert self._status() == "drawn"

    # What always holds

    @invariant()
    def what_is_public_stays_and_verifies(self) -> None:
        if not self.contest:
            return
        before, status = self.published, self._status()
        if self._draw().get("frozen_at") is None:
            assert self._done(self._public("")).problem == "draw-not-found"
            assert self._done(self._public("/pages/0")).problem == "draw-not-found"
            assert before is None or status == "cancelled"
            return
        shown = self._done(self._public("")).body
        if shown == self.shown:
            return
        self.shown, now = shown, self._done(verified(self.system, self.contest))
        self.published = now
        assert now.signature is None or status == "drawn"
        if before:
            assert (now.header, now.header_hash) == (before.header, before.header_hash)
            assert before.signature in (None, now.signature)
            assert before.confirmation in (None, now.confirmation)
            assert now.order[: len(before.order)] == before.order
            assert now.decisions[: len(before.decisions)] == before.decisions
            if before.confirmation:
                later = now.decisions[len(before.decisions) :]
                assert {each.reason for each in later} <= {"unclaimed"}

    @invariant()
    def the_hash_that_was_posted_is_that_of_the_header(self) -> None:
        posted = {
            data["header_hash"] for type_, data in self.events.values() if type_ == "draw.frozen"
        }
        assert len([each for each, _ in self.events.values() if each == "draw.frozen"]) <= 1
        assert len([each for each, _ in self.events.values() if each == "draw.confirmed"]) <= 1
        if self.published:
            assert posted <= {self.published.header_hash.hex()}

    @invariant()
    def status_and_stage_agree(self) -> None:
        if self.contest:
            stage = self._draw().get("stage")
            assert (self._status(), stage) in {
                ("open", None),
                ("cancelled", None),
                ("closed", "freezing"),
                ("closed", "frozen"),
                ("drawn", "drawn"),
                ("drawn", "confirmed"),
            }
        if self.contest and self._status() == "cancelled":
            for table in ("frozen_pages", "drawn_lines", "winners", "decisions"):
                assert not self._rows(f"select * from {table}")

    @invariant()
    def nobody_holds_two_prizes_and_no_prize_is_without_its_holder(self) -> None:
        held = self._holders()
        people = [each["telegram_id"] for each in held if each["draw"] is not None]
        assert len(people) == len(set(people))
        if held:
            assert len(held) == self._rows("select winners from contests")[0]["winners"]
            draw = self._draw()
            holders = min(len(held), max(0, draw["entries"] - draw["decisions"]))
            assert len(people) == holders

    @invariant()
    def who_has_claimed_a_prize_keeps_it(self) -> None:
        by_prize = {each["prize"]: each["telegram_id"] for each in self._holders()}
        for number, who in self.claimed.items():
            assert by_prize[number] == str(who) or by_prize[number].startswith("gone:")

    @invariant()
    def nobody_is_told_twice(self) -> None:
        for type_ in ("prize.won", "prize.lost"):
            told = [data["user_id"] for each, data in self.events.values() if each == type_]
            assert len(told) == len(set(told))

    def every_winner_is_told_once(self) -> None:
        told = {data["user_id"] for type_, data in self.events.values() if type_ == "prize.won"}
        assert not self._rows("select * from winners where not is_told")
        holders = {each["user_id"] for each in self._holders() if each["user_id"]}
        assert self._draw().get("stage") != "confirmed" or holders <= told
        assert self._draw().get("stage") == "confirmed" or not told


ONE = settings(
    max_examples=2,
    stateful_step_count=40,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@sizes(3, 300)
def test_any_sequence(cases: int) -> None:
    """Each by a seed of its own: of one seed, the first is the simplest, and most are alike."""
    for number in range(cases):
        run_state_machine_as_test(seed(number)(type("Seeded", (Draws,), {})), settings=ONE)
