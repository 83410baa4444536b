"""A test that starts another program says so by a mark: it takes a hundred times as long as one
that does not, and `make unit` leaves it out.
"""

from __future__ import annotations

import sys

import pytest

MARKS = ("programs", "workerd", "soak")
STARTS = ("subprocess.Popen", "os.fork", "os.posix_spawn")
_unmarked: list[str] = []  # the test that runs, where it has none of the marks


def watch() -> None:
    """From now on, refuse to start a program within a test that does not say so."""
    sys.addaudithook(_refuse)


def begin(item: pytest.Item) -> None:
    """Say which test runs."""
    _unmarked[:] = [] if any(map(item.get_closest_marker, MARKS)) else [item.nodeid]


def end() -> None:
    """Say that none runs."""
    _unmarked.clear()


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if _unmarked and event in STARTS:
        raise RuntimeError(f"{_unmarked[0]} starts a program: mark it `programs`")
