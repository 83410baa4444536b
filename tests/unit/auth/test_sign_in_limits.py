"""Signing in and refreshing are limited by who was believed: a person, a session; not by what anyone can claim to be."""

from __future__ import annotations

import pytest

from contest.auth import rules
from tests.accounts import ADA, Unlimited
from tests.system import Reply, System

SIGN_INS, REFRESHES = rules.SIGN_INS[0], rules.REFRESHES[0]


@pytest.fixture(autouse=True)
def _the_gateway_lets_everything_pass(system: System) -> None:
    system.replace("api-gateway", limiters=Unlimited())


async def _exchange(system: System, init_data: str) -> Reply:
    return await system.request("POST", "/v1/auth/telegram", body={"init_data": init_data})


async def test_the_sign_ins_of_one_person_are_counted_together(system: System) -> None:
    init_data = system.init_data(ADA)
    for number in range(SIGN_INS):
        again = await _exchange(system, init_data if number % 2 else system.init_data(ADA))
        assert again.status == 201
    unused = system.init_data(ADA)
    refused = await _exchange(system, unused)
    assert (refused.problem, refused.headers["retry-after"]) == ("too-many-requests", "60")
    before = await system.rows("auth", "select * from used_init_data")
    assert len(before) == SIGN_INS // 2 + 1, "what was refused is not used up"
    assert (await _exchange(system, system.init_data(2))).status == 201, (
        "a colleague in the same office"
    )


async def test_a_person_is_counted_under_a_name_that_leads_to_nobody(system: System) -> None:
    """What the platform counts by, it keeps: nothing there is erased with the account."""
    seen: list[str] = []

    class Recording(Unlimited):
        async def allow(self, key: str) -> bool:
            seen.append(key)
            return True

    system.replace("auth", limiters=Recording())
    for telegram_id in (ADA, ADA, 2):
        await system.sign_in(telegram_id)
    first, again, other = seen
    assert first == again != other
    assert str(ADA) not in first


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: data.replace("Ada", "Eve"), id="forged"),
        pytest.param(lambda data: data + "&x", id="malformed"),
        pytest.param(lambda data: data.rsplit("&", 1)[0], id="unsigned"),
    ],
)
async def test_what_is_not_believed_is_not_counted(system: System, spoil: object) -> None:
    assert callable(spoil)
    for _ in range(SIGN_INS + 1):
        assert (await _exchange(system, spoil(system.init_data(ADA)))).status in (400, 401)
        stale = system.init_data(ADA, age_s=7200)
        assert (await _exchange(system, stale)).problem == "init-data-expired"
    assert (await _exchange(system, system.init_data(ADA))).status == 201


async def test_the_refreshes_of_one_session_are_counted_together(system: System) -> None:
    mine, other = [(await system.sign_in(ADA))["refresh_token"] for _ in range(2)]
    for _ in range(REFRESHES):
        mine = (await system.refresh(mine)).json()["refresh_token"]
    refused = await system.refresh(mine)
    assert (refused.problem, refused.headers["retry-after"]) == ("too-many-requests", "60")
    assert (await system.refresh(other)).status == 200


async def test_a_reused_token_is_told_of_however_busy_its_session_is(system: System) -> None:
    """Else whoever stole the session could keep its owner from finding out."""
    stolen = used = (await system.sign_in(ADA))["refresh_token"]
    for _ in range(REFRESHES):
        stolen = (await system.refresh(stolen)).json()["refresh_token"]
    assert (await system.refresh(stolen)).problem == "too-many-requests"
    assert (await system.refresh(used)).problem == "refresh-token-reused"


async def test_tokens_that_are_none_of_ours_are_not_counted(system: System) -> None:
    token = (await system.sign_in(ADA))["refresh_token"]
    for number in range(REFRESHES + 1):
        assert (await system.refresh(f"{token[:-8]}{number:08}")).problem == "refresh-token-unknown"
    assert (await system.refresh(token)).status == 200
