"""The soak runs on a stack of its own, as the end-to-end tests do,
and on a `make serve` of its own, with its own watchdog's pace.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.e2e.client import Client
from tests.e2e.conftest import (
    bot,
    chromium,
    client,
    pytest_runtest_makereport,
    running,
    telegram,
)
from tests.tools.serve.conftest import pytest_report_what_served_said, served
from tests.tools.serve.served import PACE

__all__ = [
    "bot",
    "chromium",
    "client",
    "pytest_report_what_served_said",
    "pytest_runtest_makereport",
    "served",
    "telegram",
]


@pytest.fixture(scope="session")
def pace() -> Mapping[str, float]:
    """The watchdog takes the time that it takes for users, but bears with us:
    the faults are of our making.
    """
    return PACE | {"run.FAILURES_MAX": 1000}


@pytest.fixture(scope="module")
def filled(databases: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A stack for entries of people whom nobody knows."""
    state = shutil.copytree(databases, tmp_path_factory.mktemp("filled"), dirs_exist_ok=True)
    with running(state, is_filled=True) as client:
        yield client
