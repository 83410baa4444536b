"""Fixtures for every kind of test, and how the tests are spread over processes (CONTRIBUTING.md)."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.system import System
from tests.together import group_of, without_group
from tools.processes import stop_on_signals


def pytest_configure() -> None:
    """A run that is told to end unwinds, and ends the processes it started."""
    stop_on_signals()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have one process run all tests that share something started."""
    for item in items:
        if group := group_of(item):
            item.add_marker(pytest.mark.xdist_group(group))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A test is told by the name that runs it again."""
    report.nodeid = without_group(report.nodeid)


@pytest.fixture
async def system() -> AsyncIterator[System]:
    """The whole product in one process, empty."""
    system = System()
    yield system
    await system.close()
