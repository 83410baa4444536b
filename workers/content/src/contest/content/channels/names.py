"""How a channel is named: by its `@name`, or by its id."""

from __future__ import annotations

import re
from collections.abc import Iterable

CHANNEL = re.compile(r"@[A-Za-z][A-Za-z0-9_]{3,31}|-[1-9][0-9]{3,15}")


def fault(channels: Iterable[str]) -> str:
    """What is wrong with what an organiser gave; empty where nothing is."""
    return "" if all(map(CHANNEL.fullmatch, channels)) else "neither name nor id"
