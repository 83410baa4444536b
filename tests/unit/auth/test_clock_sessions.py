"""A clock that is wrong for a while, at every step of a session's life:
afterwards everyone goes on.
"""

from __future__ import annotations

from typing import Any

import pytest

from contest.auth import rules
from contest.gateway.tokens import VerifiedTokens
from contest.kit.jwt import ACCESS_TOKEN_S, AUDIENCE, issuer, sign
from tests.accounts import ADA, choose, delete, hold, recipients
from tests.ed25519 import NativeEd25519
from tests.sizes import share
from tests.system import System

HOUR_S, DAY_S, TEN_YEARS_S = 3600, 86_400, 10 * 365 * 86_400
JUMPS = {
    f"{sign_}{name}": factor * seconds
    for sign_, factor in (("+", 1), ("-", -1))
    for name, seconds in (("1 h", HOUR_S), ("1 day", DAY_S), ("10 years", TEN_YEARS_S))
}
STEPS = ("sign in", "refresh", "choose", "reload", "sign in elsewhere", "end the other")

each_jump = pytest.mark.parametrize("jump_s", JUMPS.values(), ids=JUMPS)


class Life:
    """Ada's session, step by step."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.session: Any = None
        self.init_data = self.ended = ""

    async def step(self, name: str) -> None:
        if name == "sign in":
            self.init_data = self.system.init_data(ADA)
            self.session = (await self._exchange(self.init_data)).json()
        elif name == "refresh":
            self.session = (await self.system.refresh(self.session["refresh_token"])).json()
        elif name == "choose":
            await choose(self.system, self.session, "ru")
        elif name == "reload":
            reply = await self._exchange(self.init_data)
            self.session = reply.json() if reply.status == 201 else self.session
        elif name == "sign in elsewhere":
            self.ended = self.system.init_data(ADA)
            await self._exchange(self.ended)
        else:
            target = "/v1/auth/sessions?keep_current=true"
            reply = await self.system.request("DELETE", target, token=self.session["access_token"])
            assert reply.status == 204

    async def _exchange(self, init_data: str) -> Any:
        return await self.system.request("POST", "/v1/auth/telegram", body={"init_data": init_data})


async def _sweep(system: System, times: int = 3) -> None:
    for _ in range(times):
        system.now += 60
        await system.tick("auth")
        await system.settle()


@share("at, jump", STEPS, JUMPS, one_in=5)
async def test_a_step_that_is_taken_by_a_wrong_clock_keeps_nobody_out(
    system: System, at: str, jump: str
) -> None:
    life, jump_s = Life(system), JUMPS[jump]
    for name in STEPS[: STEPS.index(at)]:
        await life.step(name)
    system.now += jump_s
    if life.session:
        await system.refresh(life.session["refresh_token"])
        if (
            await system.request("GET", "/v1/me", token=life.session["access_token"])
        ).status == 401:
            life.session = await system.sign_in(ADA)
    await life.step(at)
    await _sweep(system)
    system.now -= jump_s
    system.replace("api-gateway", tokens=VerifiedTokens())

    await _sweep(system)
    session = await system.sign_in(ADA)
    session = (await system.refresh(session["refresh_token"])).json()
    for locale in ("ru", "en"):
        await choose(system, session, locale)
        await system.settle()
        assert [row["locale"] for row in await recipients(system)] == [locale]
    if at == "end the other" and abs(jump_s) <= DAY_S:
        body = {"init_data": life.ended}
        refusal = (await system.request("POST", "/v1/auth/telegram", body=body)).problem
        assert refusal == "init-data-replayed", "what was ended stays ended"


@each_jump
async def test_a_session_outlives_a_clock_that_is_wrong_for_some_minutes(
    system: System, jump_s: int
) -> None:
    life = Life(system)
    for name in STEPS:
        await life.step(name)
    await system.settle()
    system.now += jump_s
    await _sweep(system)
    system.now -= jump_s
    await _sweep(system)
    await life.step("refresh")
    await choose(system, life.session, "en")
    for init_data, refused in ((life.init_data, False), (life.ended, True)):
        reply = await system.request("POST", "/v1/auth/telegram", body={"init_data": init_data})
        assert (reply.status == 401) is refused, reply.body


@pytest.mark.parametrize("jump_s", [DAY_S + HOUR_S, TEN_YEARS_S], ids=["+25 h", "+10 years"])
async def test_a_session_of_a_clock_that_was_ahead_lives_no_longer_than_others(
    system: System, jump_s: int
) -> None:
    system.now += jump_s
    idle, used = [(await system.sign_in(ADA))["refresh_token"] for _ in range(2)]
    system.now -= jump_s
    await system.sign_in(2)
    await _sweep(system)
    bounded_at = system.now
    for _ in range(8):
        system.now += 11 * DAY_S
        used = (await system.refresh(used)).json()["refresh_token"]
    assert (await system.refresh(idle)).problem == "session-expired"
    system.now = bounded_at + rules.SESSION_S
    assert (await system.refresh(used)).problem == "session-expired"


async def test_a_deletion_takes_along_what_a_clock_that_was_ahead_has_dated(system: System) -> None:
    system.now += DAY_S
    await system.sign_in(ADA)
    system.crash()
    system.now -= DAY_S
    session = await system.sign_in(ADA)
    await hold(system)
    await delete(system, session)
    waiting = await system.rows("auth", "select message ->> '$.type' as type from outbox")
    assert {row["type"] for row in waiting} == {"user.deleted"}


@each_jump
async def test_a_key_signs_by_whatever_clock(system: System, jump_s: int) -> None:
    """The only key there is began to sign an hour ago,
    or was made just now by a clock that was ahead.
    """
    [key] = system.deps["auth"].settings.private_keys
    system.replace("auth", private_keys=[{**key, "nbf": int(system.now) - HOUR_S}])
    system.now += jump_s
    await system.sign_in(ADA)
    system.replace("auth", private_keys=[{**key, "nbf": int(system.now) + TEN_YEARS_S}])
    await system.sign_in(ADA)


@pytest.mark.parametrize(
    ("times", "taken"),
    [
        pytest.param({"iat": 60, "exp": 60 + ACCESS_TOKEN_S}, True, id="ahead by the skew"),
        pytest.param({"iat": 61}, False, id="issued further ahead"),
        pytest.param(
            {"iat": HOUR_S, "exp": HOUR_S + ACCESS_TOKEN_S}, False, id="of a clock that was ahead"
        ),
        pytest.param({"exp": 61 + ACCESS_TOKEN_S}, False, id="lives too long"),
        pytest.param({"exp": TEN_YEARS_S}, False, id="lives ten years"),
        pytest.param({"nbf": 0}, True, id="its time has come"),
        pytest.param({"nbf": 1}, False, id="its time has not come"),
    ],
)
async def test_the_times_of_a_token(system: System, times: dict[str, int], taken: bool) -> None:
    now = int(system.now)
    user = (await system.sign_in(ADA))["user"]
    told = {name: now + ahead for name, ahead in times.items()}
    claims = {
        "iss": issuer("local"),
        "aud": AUDIENCE,
        "sub": user["id"],
        "sid": "s",
        "roles": [],
        "jti": "j",
    }
    claims |= {"telegram_id": str(ADA), "given_name": "Ada", "locale": "en"}
    claims |= {"iat": now, "exp": now + ACCESS_TOKEN_S} | told
    token = await sign(claims, system.deps["auth"].settings.private_keys[0], NativeEd25519())
    assert (await system.request("GET", "/v1/me", token=token)).status == (200 if taken else 401)
