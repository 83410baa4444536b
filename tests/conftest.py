"""Fixtures for every kind of test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.system import System


@pytest.fixture
async def system() -> AsyncIterator[System]:
    """The whole product in one process, empty."""
    system = System()
    yield system
    await system.close()
