"""The ledger under random requests, on sqlite3."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.conformance import ledger
from tests.databases import empty_database
from tests.sizes import sizes

# What becomes of enough random requests to be sure of.
USUAL = {"", "insufficient-points", "account-not-found", "account-closed", "same-account"}
USUAL |= {"hold-not-found", "hold-ended", "hold-expired", "more-than-held"}
USUAL |= {"transfers-off", "transfer-limit", "transfer-reversed", "transfer-not-found"}


@pytest.mark.timeout(1800)
@sizes(few=100, many=5000)
async def test_every_invariant_holds_after_every_step(cases: int) -> None:
    seen = Counter[str]()
    for seed in range(cases):
        database = empty_database("token")
        try:
            world = await ledger.play(database, seed, steps=12)
        except AssertionError as error:
            raise AssertionError(f"with seed {seed}: {error}") from error
        finally:
            database.close()
        seen.update(world.model.verdicts.values())
    assert set(seen) >= USUAL, "the search has become narrower"
