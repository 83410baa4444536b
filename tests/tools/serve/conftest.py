"""One served product for all tests of it: free ports, a temporary state, no process left behind."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping

import pytest

from tests.tools.serve.served import HURRY, Served, Telegram, new_settings
from tools.processes import tail


@pytest.fixture(scope="session")
def pace() -> Mapping[str, float]:
    """What goes faster than for users; the soak overrides it."""
    return HURRY


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, pace: Mapping[str, float]) -> Iterator[Served]:
    folder, settings = tmp_path_factory.mktemp("served"), new_settings()
    telegram = Telegram(folder, settings)
    try:
        with Served(folder, settings, telegram, pace=pace) as served:
            served.start(*served.webhook)
            yield served
            assert (served.ask_to_end(), served.ended()) == (0, True)
    finally:
        telegram.stop()


@pytest.hookimpl(wrapper=True, specname="pytest_runtest_makereport")
def pytest_report_what_served_said(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """The end of what it said goes into the report of a failed test."""
    report = yield
    served = getattr(item, "funcargs", {}).get("served")
    if report.failed and served:
        report.sections.append(("output", tail(served.output)))
    return report
