"""Sessions under any sequence of sign-ins, refreshes, endings, moves of the clock and crashes:
four things always hold.

At most one successor of a token is alive; no session that is over ever yields a token;
a reused token always ends its session. initData never leads to a second session, nor to one that
is over.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from contest.auth import rules
from contest.auth.operations import prune
from contest.kit.call import Actor, Reply
from contest.kit.init_data import AGE_MAX_S
from tests.conformance.sessions import World, session_id_of
from tests.databases import empty_database
from tests.ed25519 import NativeEd25519
from tests.failing import Cut, Fuse
from tools.deploy.keys import new_key_set

T = TypeVar("T")
KEY = json.loads(new_key_set())["keys"][0]


@dataclass
class Known:
    """What a client that kept everything knows of one session."""

    session_id: str
    user_id: str
    init_data: str
    # By generation; None for one whose answer was lost, and for the gap before another chain.
    tokens: list[str | None]
    created_at: float
    last_used_at: float
    over: bool = False
    chain_starts_at: int = 0

    def is_live(self, now: float) -> bool:
        return (
            not self.over
            and now < self.created_at + rules.SESSION_S
            and now < self.last_used_at + rules.IDLE_MAX_S
        )


OVER = ("session-ended", "session-expired", "refresh-token-unknown")
CUTS = st.none() | st.tuples(st.integers(0, 3), st.booleans())


class Sessions(RuleBasedStateMachine):
    sessions: Bundle[Known] = Bundle("sessions")

    def __init__(self) -> None:
        super().__init__()
        self.database = empty_database("auth")
        self.fuse = Fuse()
        self.world = World(self.fuse.guard(self.database), self.fuse.guard(NativeEd25519()), KEY)
        self.runner = asyncio.Runner()
        self.all: list[Known] = []

    def teardown(self) -> None:
        self.runner.close()
        self.database.close()

    @rule(target=sessions, telegram_id=st.integers(1, 2), cut=CUTS)
    def sign_in(self, telegram_id: int, cut: tuple[int, bool] | None) -> Any:
        data = self.world.init_data(telegram_id)
        reply = self._play(self.world.exchange(data), cut)
        if reply is None:
            reply = self._play(self.world.exchange(data), None)
        assert reply is not None
        assert reply.status == 201
        session, now = json.loads(reply.body), self.world.now
        known = Known(
            session_id_of(session),
            session["user"]["id"],
            data,
            [session["refresh_token"]],
            now,
            now,
        )
        self.all.append(known)
        return known

    @rule(known=sessions, cut=CUTS)
    def hand_in_the_same_init_data(self, known: Known, cut: tuple[int, bool] | None) -> None:
        """After a reload, in a second tab, or because the answer was lost."""
        live, young = known.is_live(self.world.now), self.world.now <= known.created_at + AGE_MAX_S
        reply = self._play(self.world.exchange(known.init_data), cut)
        if reply is None:
            reply = self._play(self.world.exchange(known.init_data), None)
        assert reply is not None
        if not young or not live:
            assert _problem(reply) == ("init-data-replayed" if young else "init-data-expired")
            return
        session = json.loads(reply.body)
        assert session_id_of(session) == known.session_id
        if len(known.tokens) - 1 > known.chain_starts_at:
            assert session["refresh_token"] not in known.tokens
            known.tokens += [None, session["refresh_token"]]
            known.chain_starts_at, known.last_used_at = len(known.tokens) - 1, self.world.now
        assert session["refresh_token"] == known.tokens[-1]

    @rule(known=sessions, back=st.integers(0, 4), cut=CUTS)
    def refresh(self, known: Known, back: int, cut: tuple[int, bool] | None) -> None:
        """With a token that is `back` generations old, or as old as there is."""
        generation = max(0, len(known.tokens) - 1 - back)
        back, token = len(known.tokens) - 1 - generation, known.tokens[generation]
        assume(token is not None)
        live = known.is_live(self.world.now)
        reply = self._play(self.world.refresh(str(token)), cut)
        if reply is None:
            self._catch_up(known, back=back, live=live)
        elif not live:
            assert _problem(reply) in OVER
        elif back > 1:
            assert _problem(reply) == "refresh-token-reused"
            known.over = True
            assert self._row(known)["ended_at"] is not None
        else:
            self._advance(known, generation + 1, json.loads(reply.body)["refresh_token"])

    @rule(known=sessions, times=st.integers(1, 3))
    def go_on(self, known: Known, times: int) -> None:
        """As an app does that is open."""
        for _ in range(times):
            self.world.now += 900
            self.refresh(known, 0 if known.tokens[-1] else 1, None)

    @rule(known=sessions)
    def reload_while_another_tab_goes_on(self, known: Known) -> None:
        """With a token of the chain before."""
        self.go_on(known, 1)
        self.hand_in_the_same_init_data(known, None)
        self.refresh(known, 2, None)

    def _advance(self, known: Known, generation: int, successor: str) -> None:
        if generation == len(known.tokens):
            known.tokens.append(successor)
        assert known.tokens[generation] in (None, successor)
        known.tokens[generation] = successor
        known.last_used_at = self.world.now

    def _catch_up(self, known: Known, *, back: int, live: bool) -> None:
        """After a cut the state is the one before or the one after, and never between."""
        row = self._row(known)
        if row is None:
            assert not live
            return
        moved = row["generation"] - (len(known.tokens) - 1)
        assert moved in ((0, 1) if live and back == 0 else (0,))
        assert row["ended_at"] is None or known.over or (live and back > 1)
        known.tokens += [None] * moved
        known.over = row["ended_at"] is not None
        known.last_used_at = row["last_used_at"]

    @rule(known=sessions)
    def refresh_with_a_token_that_is_none_of_ours(self, known: Known) -> None:
        reply = self._play(self.world.refresh(f"{known.tokens[0]}x"), None)
        assert _problem(reply) == "refresh-token-unknown"

    @rule(
        known=sessions,
        others=st.sampled_from(["kept", "kept", "ended too", "ended instead"]),
        cut=CUTS,
    )
    def end(self, known: Known, others: str, cut: tuple[int, bool] | None) -> None:
        live, actor = (
            known.is_live(self.world.now),
            Actor(known.user_id, known.session_id, ("participant",)),
        )
        one, keep = others == "kept", others == "ended instead"
        operation = "deleteSession" if one else "deleteSessions"
        fields: dict[str, Any] = (
            {"path": {"session_id": "current"}} if one else {"query": {"keep_current": keep}}
        )
        reply = self._play(self.world.call(operation, actor=actor, **fields), cut)
        if reply is None:
            reply = self._play(self.world.call(operation, actor=actor, **fields), None)
        assert reply is not None
        assert reply.status == 204 or cut or not live
        for each in self.all:
            each.over |= (
                each is known
                if one
                else each.user_id == known.user_id and not (keep and each is known)
            )
        for token in filter(None, known.tokens if known.over else []):
            assert _problem(self._play(self.world.refresh(token), None)) in OVER

    @rule(
        seconds=st.sampled_from(
            [1, 60, 900, 3600, 86_400, rules.IDLE_MAX_S - 1, rules.IDLE_MAX_S, 30 * 86_400]
        )
    )
    def time_passes(self, seconds: int) -> None:
        self.world.now += seconds

    @rule(cut=CUTS)
    def sweep(self, cut: tuple[int, bool] | None) -> None:
        self._play(prune(self.world.deps()), cut)

    @invariant()
    def there_is_one_current_token_in_each_session(self) -> None:
        sql = """
            select session_id from sessions where ended_at is null and 1 <> (
                select count(*) from refresh_tokens
                where refresh_tokens.session_id = sessions.session_id
                and refresh_tokens.generation = sessions.generation)
        """
        assert self._all(sql) == []

    @invariant()
    def who_is_told_of_a_reuse_has_lost_the_session(self) -> None:
        told = [
            json.loads(row["message"])
            for row in self._all("select message from outbox where consumer = 'bot'")
        ]
        reused = [
            event["data"]["session_id"]
            for event in told
            if event["type"] == "session.reuse_detected"
        ]
        assert len(reused) == len(set(reused))
        assert all(known.over for known in self.all if known.session_id in reused)

    def _play(self, work: Coroutine[Any, Any, T], cut: tuple[int, bool] | None) -> T | None:
        """The reply, or None when it was cut off."""
        self.fuse.left, self.fuse.after = cut or (None, False)

        async def cut_off() -> T | None:
            try:
                return await work
            except Cut:
                return None

        reply = self.runner.run(cut_off())
        self.fuse.left = None
        return reply

    def _row(self, known: Known) -> Any:
        rows = self._all("select * from sessions where session_id = ?", known.session_id)
        return rows[0] if rows else None

    def _all(self, sql: str, *values: str) -> list[dict[str, Any]]:
        return self.runner.run(self.database.all(sql, *values))


def _problem(reply: Reply | None) -> str:
    assert reply is not None
    return str(
        json.loads(reply.body or "{}").get("type", f"no problem: {reply.status}")
    ).removeprefix("urn:problem:")


def _so_many(examples: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=40,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@pytest.mark.search
class TestSessions(Sessions.TestCase):  # type: ignore[misc,valid-type]
    settings = _so_many(16)


@pytest.mark.soak
class TestManySessions(Sessions.TestCase):  # type: ignore[misc,valid-type]
    settings = _so_many(250)
