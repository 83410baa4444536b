"""List contests, through the front door."""

from __future__ import annotations

from tests.system import System


async def test_list_contests(system: System) -> None:
    token = (await system.sign_in(42))["access_token"]
    assert (await system.request("GET", "/v1/x", token=token)).status == 204


async def test_list_contests_is_for_the_signed_in(system: System) -> None:
    assert (await system.request("GET", "/v1/x")).problem == "unauthorized"
