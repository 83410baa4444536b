"""How a check ends: step by step, at what is wrong first, or where nothing can be told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step that held: its name in the specification, and the numbers behind it."""

    name: str
    says: str
    details: tuple[str, ...] = ()


class Wrong(Exception):
    """What was published does not hold; `step` is the step's name in the specification."""

    def __init__(self, step: str, message: str) -> None:
        super().__init__(f"{step}: {message}")
        self.step = step
        self.message = message


class CannotTell(Exception):
    """What is needed to judge is not there: neither right nor wrong."""


class NotInList(Exception):
    """Nobody's fault to judge: the list has no line for that person."""
