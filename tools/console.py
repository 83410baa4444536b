"""What the tools print: progress on long steps, and failures that say what to do next."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol


class Failure(Exception):
    """A step cannot be done. Shown as one line, with a hint, never as a traceback."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint
        if hint:
            self.add_note(hint)  # for a test that meets it: there it is a traceback after all


class Commands(Protocol):
    """Where a room's `add_commands` enters its commands; each sets `run`, called with its
    arguments.
    """

    def add_parser(self, name: str, **options: Any) -> argparse.ArgumentParser: ...


def say(text: str = "") -> None:
    """One line for the person at the terminal."""
    print(text, flush=True)


def complain(failure: Failure) -> None:
    """The failure on stderr, with what to do about it."""
    print(f"error: {failure}", file=sys.stderr)
    if failure.hint:
        print(f"  {failure.hint}", file=sys.stderr, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Announce a long step, and say how long it took."""
    print(f"  {title} ...", end="", flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        print(" failed", flush=True)
        raise
    print(f" {time.monotonic() - started:.1f} s", flush=True)
