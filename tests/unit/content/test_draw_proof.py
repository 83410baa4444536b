"""A draw from its end to its proof, as anybody sees it."""

from __future__ import annotations

from tests.draws import drawn, proof
from tests.system import System


async def test_a_draw(system: System) -> None:
    contest = await drawn(system, 40)
    found = await proof(system, contest)
    assert len(found["order"]) == 2
    assert [each["draw"] for each in found["winners"]] == [0, 1]
