"""Fixtures for every kind of test,
and how the tests are spread over processes (CONTRIBUTING.md).
"""

from __future__ import annotations

import fcntl
import gc
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import programs
from tools.processes import stop_on_signals

# The process that spreads the tests needs nothing of the product, and starts the others sooner.
if TYPE_CHECKING:
    from tests.system import System

SPREAD_OVER: list[int] = []  # the ids of the processes that run the tests of this one


def pytest_configure(config: pytest.Config) -> None:
    """A run that is told to end unwinds, and ends the processes it started."""
    stop_on_signals()
    programs.watch()
    if hasattr(config, "workerinput"):
        # The terminal may tell us, and then the process that spreads the tests as well.
        signal.signal(signal.SIGINT, _unwind_once)


def _unwind_once(*_: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


@pytest.hookimpl(optionalhook=True)
def pytest_testnodeready(node: Any) -> None:
    SPREAD_OVER.append(node.gateway._io.popen.pid)  # told nowhere else


def pytest_keyboard_interrupt() -> None:
    """xdist would give the others ten seconds and then kill them,
    with all that they started left behind.
    """
    for pid in SPREAD_OVER:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Have one process run all tests that share something started."""
    from tests.together import Spreading

    return Spreading(config, log)


def pytest_collection_finish() -> None:
    """What was collected stays until the end: the garbage collector need not look through it."""
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """What a file shares ends with whichever test is last, and may ask programs to."""
    programs.end()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Hold a test to its mark."""
    programs.begin(item)
    try:
        return (yield)
    finally:
        programs.end()


@pytest.fixture
async def system() -> AsyncIterator[System]:
    """The whole product in one process, empty."""
    from tests.system import System

    system = System()
    yield system
    await system.close()


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state with every migration applied and nothing else, to be copied. Whichever process needs
    it first makes it for all: that takes as long as starting the workers.
    """
    from tools.build.render import render
    from tools.local.migrations import migrate_local

    of_process = tmp_path_factory.getbasetemp()
    of_run = of_process.parent if "PYTEST_XDIST_WORKER" in os.environ else of_process
    state = of_run / "databases"
    with (of_run / "databases.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        render("local")
        migrate_local(state)
    return state
