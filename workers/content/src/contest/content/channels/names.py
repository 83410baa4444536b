"""How a channel is named: by its `@name`, or by its id."""

from __future__ import annotations

import re
from collections.abc import Iterable

CHANNEL = re.compile(r"@[A-Za-z][A-Za-z0-9_]{3,31}|-[1-9][0-9]{3,15}")


def fault(channels: Iterable[str]) -> str | bool:
    """What is wrong with what an organiser gave, if anything is."""
    return not all(map(CHANNEL.fullmatch, channels)) and "neither name nor id"
