"""The soak runs on a stack of its own, as the end-to-end tests do,
and on a `make serve` of its own, with its own watchdog's pace.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.e2e.conftest import bot, chromium, client, pytest_runtest_makereport, telegram
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
