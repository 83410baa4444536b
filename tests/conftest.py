"""Fixtures for every kind of test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.system import System
from tools.processes import stop_on_signals


def pytest_configure() -> None:
    """A run that is told to end unwinds, and ends the processes it started."""
    stop_on_signals()


@pytest.fixture
async def system() -> AsyncIterator[System]:
    """The whole product in one process, empty."""
    system = System()
    yield system
    await system.close()
