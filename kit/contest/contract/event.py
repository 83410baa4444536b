"""What the generated classes of events have in common."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel


class EventData(BaseModel):
    """The data of an event. Whoever publishes one is held to its fields; whoever reads one leaves fields aside that came later."""

    TYPE: ClassVar[str]
    CONSUMERS: ClassVar[tuple[str, ...]]
