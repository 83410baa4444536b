"""A clock that was wrong for a while leaves nothing behind in the gateway: keys, tokens, what was found ready."""

from __future__ import annotations

import json

import pytest

from contest.gateway.keys import GRACE_S
from contest.gateway.tokens import VerifiedTokens
from tests.system import OPS_TOKEN, System, unreachable
from tools.deploy.keys import new_key_set

HOUR_S = 3600
DAY_S = 24 * HOUR_S
TEN_YEARS_S = 3650 * DAY_S

each_jump = pytest.mark.parametrize(
    "jump_s",
    [sign * by for by in (HOUR_S, DAY_S, TEN_YEARS_S) for sign in (1, -1)],
    ids=lambda jump_s: f"{jump_s // HOUR_S:+} h",
)


def _new_key(system: System) -> None:
    system.replace("auth", private_keys=json.loads(new_key_set())["keys"])


async def _me(system: System, token: str) -> int:
    return (await system.request("GET", "/v1/me", token=token)).status


@each_jump
async def test_a_new_key_is_taken_at_once_after_the_clock_was_set(
    system: System, jump_s: int
) -> None:
    assert await _me(system, (await system.sign_in(42))["access_token"]) == 200
    system.now += jump_s
    assert await _me(system, (await system.sign_in(43))["access_token"]) == 200
    system.now -= jump_s
    _new_key(system)
    token = (await system.sign_in(44))["access_token"]
    system.now += 61  # an unknown key is asked for once a minute, whatever the clock has said
    assert await _me(system, token) == 200


@pytest.mark.parametrize("ahead_s", [HOUR_S, DAY_S, TEN_YEARS_S])
async def test_keys_that_came_while_the_clock_was_ahead_stay_in_use_while_auth_is_away(
    system: System, ahead_s: int
) -> None:
    system.now += ahead_s
    assert await _me(system, (await system.sign_in(42))["access_token"]) == 200
    system.now -= ahead_s
    token = (await system.sign_in(43))["access_token"]
    system.unreachable["auth"] = unreachable()
    assert (await system.request("GET", "/v1/contests", token=token)).status == 200
    system.now += GRACE_S
    assert (
        await system.request("GET", "/v1/contests", token=token)
    ).problem == "service-unreachable", "but not for ever"


@each_jump
async def test_a_token_of_a_wrong_clock_lives_no_longer_than_another(
    system: System, jump_s: int
) -> None:
    system.now += jump_s
    early = (await system.sign_in(42))["access_token"]
    assert await _me(system, early) == 200
    system.now -= jump_s
    assert await _me(system, early) == 401, (
        "issued at a time that was none, whether remembered or new"
    )
    system.replace("api-gateway", tokens=VerifiedTokens())
    assert await _me(system, early) == 401
    assert await _me(system, (await system.sign_in(43))["access_token"]) == 200


@each_jump
async def test_a_token_outlives_a_clock_that_was_wrong_for_a_moment(
    system: System, jump_s: int
) -> None:
    token = (await system.sign_in())["access_token"]
    assert await _me(system, token) == 200
    system.now += jump_s
    assert await _me(system, token) == 401
    system.now -= jump_s
    assert await _me(system, token) == 200


@each_jump
async def test_what_was_found_ready_is_looked_at_again(system: System, jump_s: int) -> None:
    assert (await system.request("GET", "/ready", token=OPS_TOKEN)).status == 200
    system.now += jump_s
    assert (await system.request("GET", "/ready", token=OPS_TOKEN)).status == 200
    system.replace("token", missing=("DB",))
    system.now -= jump_s
    assert (await system.request("GET", "/ready", token=OPS_TOKEN)).status == 503
