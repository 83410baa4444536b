"""An operation that the bot asks for in the name of a person."""

from __future__ import annotations

from typing import NamedTuple


class Asked(NamedTuple):
    """The service that has the operation, and the roles that it needs, all of them."""

    service: str
    roles: tuple[str, ...]
