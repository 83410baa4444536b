"""The role `organiser`: given and taken by an admin, and in the tokens that come after."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contests import settings
from tests.system import ADMIN_ID, Reply, System

ADA = 42


async def _role(system: System, method: str, *, by: int = ADMIN_ID) -> Reply:
    token = (await system.sign_in(by))["access_token"]
    path = f"/v1/users/{ADA}/roles/organiser"
    reply = await system.request(method, path, token=token)
    await system.settle()
    return reply


async def _create(system: System, session: Any) -> Reply:
    token = session["access_token"]
    return await system.request("POST", "/v1/contests", body=settings(system), token=token)


async def test_a_role_is_in_the_token_from_the_next_refresh_on(system: System) -> None:
    session = await system.sign_in(ADA)
    assert (await _role(system, "PUT")).status == 204
    assert (await _create(system, session)).problem == "forbidden"
    session = (await system.refresh(session["refresh_token"])).json()
    assert session["user"]["roles"] == ["participant", "organiser"]
    assert (await _create(system, session)).status == 201


async def test_a_role_that_was_taken_is_in_no_token_from_the_next_refresh_on(
    system: System,
) -> None:
    await _role(system, "PUT")
    session = await system.sign_in(ADA)
    assert (await _role(system, "DELETE")).status == 204
    assert (await _create(system, session)).status == 201
    session = (await system.refresh(session["refresh_token"])).json()
    assert session["user"]["roles"] == ["participant"]
    assert (await _create(system, session)).problem == "forbidden"


async def test_a_role_may_be_given_to_who_has_not_signed_in_yet(system: System) -> None:
    await _role(system, "PUT")
    assert (await system.sign_in(ADA))["user"]["roles"] == ["participant", "organiser"]


async def test_a_role_is_seen_at_once_by_whom_it_is(system: System) -> None:
    token = (await system.sign_in(ADA))["access_token"]
    await _role(system, "PUT")
    changed = await system.request("PATCH", "/v1/me", body={"locale": "ru"}, token=token)
    for reply in (await system.request("GET", "/v1/me", token=token), changed):
        assert reply.json()["roles"] == ["participant", "organiser"]


async def test_a_role_given_or_taken_twice_is_the_same(system: System) -> None:
    for method in ("PUT", "PUT", "DELETE", "DELETE"):
        assert (await _role(system, method)).status == 204


async def test_an_admin_keeps_the_role_without_being_given_it(system: System) -> None:
    token = (await system.sign_in(ADMIN_ID))["access_token"]
    await system.request("DELETE", f"/v1/users/{ADMIN_ID}/roles/organiser", token=token)
    roles = (await system.sign_in(ADMIN_ID))["user"]["roles"]
    assert roles == ["participant", "organiser", "admin"]


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize("role", ["participant", "organiser"])
async def test_who_is_no_admin_gives_and_takes_no_role(
    system: System, role: str, method: str
) -> None:
    if role == "organiser":
        await _role(system, "PUT")
    assert (await _role(system, method, by=ADA)).problem == "forbidden"


async def test_who_comes_back_after_deleting_their_account_has_no_role(system: System) -> None:
    await _role(system, "PUT")
    session = await system.sign_in(ADA)
    await system.request("DELETE", "/v1/me", token=session["access_token"])
    await system.settle()
    assert (await system.sign_in(ADA))["user"]["roles"] == ["participant"]
    assert await system.rows("auth", "select * from organisers") == []
