"""All workers die at once, as by `kill -9`, while others go on asking."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from tools.local.stack import Stack

RESTARTED_WITHIN_S = 180


@contextmanager
def crashing(stack: Stack, *, after_s: tuple[float, float]) -> Iterator[None]:
    """Somewhere in the middle of what follows, the workers are killed, and started again; goes on
    when they answer.
    """

    def crash() -> None:
        time.sleep(random.uniform(*after_s))
        stack.restart_workers(crash=True)

    with ThreadPoolExecutor(1) as pool:
        crashed = pool.submit(crash)
        yield
        crashed.result(RESTARTED_WITHIN_S)
