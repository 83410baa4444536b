"""The conformance suites on sqlite3, the cryptography library and sockets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from contest.kit.sqlite import SqliteDatabase
from tests.conformance import ledger_races, sessions, suite
from tests.ed25519 import NativeEd25519
from tests.failing import Interleaved
from tools.deploy.keys import new_key_set
from tools.paths import ROOT


@pytest.fixture
def db() -> Iterator[SqliteDatabase]:
    database = SqliteDatabase()
    yield database
    database.close()


@pytest.mark.parametrize("case", suite.DATABASE, ids=lambda case: case.__name__)
async def test_sqlite3(case: Any, db: SqliteDatabase) -> None:
    await db.run(suite.TABLE)
    await case(db)


@pytest.mark.parametrize("case", suite.ED25519, ids=lambda case: case.__name__)
async def test_cryptography(case: Any) -> None:
    await case(NativeEd25519())


@pytest.mark.parametrize("case", suite.TRANSPORT, ids=lambda case: case.__name__)
async def test_sockets(case: Any, server: str) -> None:
    async with httpx.AsyncClient() as http:
        await case(http, server)


@pytest.mark.parametrize("case", sessions.CASES, ids=lambda case: case.__name__)
async def test_sessions(case: sessions.Case, db: SqliteDatabase) -> None:
    db.migrate(ROOT / "workers" / "auth" / "migrations")
    await case(
        sessions.World(Interleaved(db), NativeEd25519(), json.loads(new_key_set())["keys"][0])
    )


@pytest.mark.waits
async def test_a_hold_ends_once(db: SqliteDatabase) -> None:
    db.migrate(ROOT / "workers" / "token" / "migrations")
    await ledger_races.one_hold_posted_twice_and_expired_at_once_has_one_end(db)
