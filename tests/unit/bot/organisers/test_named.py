"""Somebody organises a contest by their `@name`, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contests import Organiser
from tests.system import System, unreachable

OWNER, HELPER, OTHER = 1, 43, 44


async def _put(system: System, contest: dict[str, Any], name: str, *, by: int = OWNER) -> Any:
    token = (await system.sign_in(by))["access_token"]
    path = f"/v1/contests/{contest['id']}/named-organisers/{name}"
    return await system.request("PUT", path, body={"role": "editor"}, token=token)


async def test_somebody_who_was_here_before(system: System) -> None:
    contest = await Organiser(system).opened()
    await system.sign_in(HELPER, username="Bob_X")
    for _ in range(2):
        reply = await _put(system, contest, "bob_x")
        assert (reply.status, reply.json()["telegram_id"]) == (200, str(HELPER))
        assert reply.json()["role"] == "editor"


@pytest.mark.parametrize(
    ("name", "by", "problem"),
    [
        pytest.param("nobody_here", OWNER, "user-not-found", id="nobody has the name"),
        pytest.param("bob_x", OTHER, "not-an-organiser", id="somebody else's contest"),
        pytest.param("nobody_here", OTHER, "not-an-organiser", id="who learns nothing of names"),
        pytest.param("bob_x", HELPER, "not-an-organiser", id="an editor"),
        pytest.param("b", OWNER, "invalid-request", id="no name"),
    ],
)
async def test_refusals(system: System, name: str, by: int, problem: str) -> None:
    contest = await Organiser(system).opened()
    await system.sign_in(HELPER, username="bob_x")
    if by == HELPER:
        await _put(system, contest, "bob_x")
    assert (await _put(system, contest, name, by=by)).problem == problem


async def test_while_auth_is_away(system: System) -> None:
    contest = await Organiser(system).opened()
    token = await Organiser(system).token()
    system.unreachable["auth"] = unreachable()
    path = f"/v1/contests/{contest['id']}/named-organisers/bob_x"
    reply = await system.request("PUT", path, body={"role": "editor"}, token=token)
    assert (reply.status, reply.problem) == (503, "unavailable")
