"""One stack for all end-to-end tests: real workerd, free ports, a temporary state, no process left behind."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pytest

from tests.e2e.client import Client
from tools.dev_vars import GENERATORS
from tools.processes import free_port, tail
from tools.stack import Layout, Stack

LOG_LINES = 40


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The front door of a running stack."""
    layout = Layout(port=free_port(), telegram_port=free_port(), state=tmp_path_factory.mktemp("state"))
    settings = {name: generate() for name, generate in GENERATORS.items()} | {
        "TELEGRAM_BOT_USERNAME": "contest_test_bot",
        "TELEGRAM_API_BASE": layout.telegram_url,
        "MINIAPP_URL": f"{layout.url}/app/",
        "ADMIN_TELEGRAM_IDS": "1",
    }
    with Stack(layout, settings) as stack:
        stack.start()
        client = Client(stack, settings)
        yield client
        if leaked := client.leaked():
            pytest.fail(f"the workers' log holds what no log may hold: {', '.join(leaked)}", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """The end of the workers' log goes into the report of a failed test."""
    report = yield
    client = getattr(item, "funcargs", {}).get("client")
    if report.failed and client:
        report.sections.append(("workers.log", tail(client.stack.log, LOG_LINES)))
    return report
