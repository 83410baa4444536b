"""One stack for nearly all end-to-end tests: real workerd, free ports,
a temporary state, no process left behind.
"""

from __future__ import annotations

import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.browser import find_chromium
from tests.e2e.client import Client
from tests.e2e.ledger_stack import ledger_stack
from tests.e2e.telegram_page import OPTIONS, Bot, TelegramPage
from tests.e2e.verifier import Verifier
from tools.local.people import introduce
from tools.local.seed import seed
from tools.local.stack import Layout, Stack
from tools.local.trial import new_settings
from tools.processes import free_port, tail

LOG_LINES = 40


@contextmanager
def own_stack(databases: Path, folder: Path) -> Iterator[Client]:
    """One in which nobody else does anything, with the people of `make dev`."""
    with running(shutil.copytree(databases, folder, dirs_exist_ok=True)) as client:
        introduce(client.stack.layout, client.settings)
        yield client


@pytest.fixture(scope="session")
def client(databases: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The public HTTP interface of a running stack."""
    state = shutil.copytree(databases, tmp_path_factory.mktemp("state"), dirs_exist_ok=True)
    with running(state) as client:
        yield client


@contextmanager
def running(state: Path, *, is_filled: bool = False) -> Iterator[Client]:
    """A stack with the contests of `make dev`. One that is filled has rows that a test has written
    beside the product, and they contradict each other.
    """
    layout = Layout(port=free_port(), telegram_port=free_port(), state=state)
    settings = new_settings(layout)
    with Stack(layout, settings) as stack:
        stack.start()
        seed(layout, settings)
        client = Client(stack, settings)
        yield client
        if leaked := client.leaked():
            pytest.fail(
                f"the workers' log holds what no log may hold: {', '.join(leaked)}", pytrace=False
            )
        if not is_filled and (wrong := client.contradicting()):
            pytest.fail(f"the databases contradict each other: {'; '.join(wrong)}", pytrace=False)


@pytest.fixture(scope="session")
def verifier(client: Client, tmp_path_factory: pytest.TempPathFactory) -> Verifier:
    """The program that people check draws with."""
    return Verifier(client, tmp_path_factory.mktemp("verifier"))


@pytest.fixture(scope="session")
def ledger(databases: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A stack with accounts that have points, where nobody is told to wait."""
    with ledger_stack(databases, tmp_path_factory.mktemp("ledger")) as client:
        yield client


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(OPTIONS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def bot(client: Client) -> Bot:
    """The bot's side of the emulated Telegram, with the people of `make dev`."""
    introduce(client.stack.layout, client.settings)
    return Bot(client)


@pytest.fixture
def telegram(chromium: Browser, client: Client, bot: Bot) -> Iterator[TelegramPage]:
    telegram = TelegramPage(chromium, client)
    yield telegram
    telegram.page.context.close()
    assert telegram.console == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """The end of the workers' log goes into the report of a failed test."""
    report = yield
    given = getattr(item, "funcargs", {})
    client = given.get("client") or given.get("ledger")
    if report.failed and client:
        report.sections.append(("workers.log", tail(client.stack.log, LOG_LINES)))
    return report
