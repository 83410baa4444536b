"""What the beacon knows: its chain, the faults that were ordered, and what it was asked."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tools.beacon.chain import Chain, time_of

FAULTS_MAX = 1_000
HANG_S_MAX = 600
LATE_S_MAX = 86_400
REQUESTS_KEPT_MAX = 10_000

Kind = Literal[
    "slow",  # true, after `hang_s`
    "late",  # 404 until `late_s` after the time of the round
    "missing",  # 404
    "too-early",  # 425
    "down",  # 503
    "cut",  # the connection ends in the middle of the answer
    "redirect",  # 302 to the true answer
    "garbage",  # 200, and no JSON
    "huge",  # 200, and 5 MB
    "wrong-number",  # the true answer of the next round
    "wrong-randomness",  # true but for the randomness
    # What only the signature tells: number and randomness are as they should be.
    "wrong-signature",  # by another key
    "other-round",  # the signature of the next round
]


class Fault(BaseModel):
    """What the next `times` requests for a round, or for the one given, meet."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: Kind
    times: int = Field(1, ge=1)
    round: int | None = Field(None, ge=1)
    hang_s: float = Field(0, ge=0, le=HANG_S_MAX)
    late_s: float = Field(0, ge=0, le=LATE_S_MAX)

    @model_validator(mode="after")
    def _makes_sense(self) -> Fault:
        if (self.kind == "late") != (self.late_s > 0):
            raise ValueError("late_s belongs to the kind late, and to no other")
        if self.kind == "slow" and not self.hang_s:
            raise ValueError("slow needs hang_s")
        return self


@dataclass
class Beacon:
    """One chain, the clock it goes by, the faults that wait, and the rounds it was asked for."""

    chain: Chain
    now_s: Callable[[], float] = time.time
    faults: list[Fault] = field(default_factory=list)
    asked: deque[int] = field(default_factory=lambda: deque(maxlen=REQUESTS_KEPT_MAX))

    def take_fault(self, number: int) -> Fault | None:
        """The first fault that waits for this round. One for being late ends by the clock."""
        for fault in self.faults:
            if fault.round not in (None, number):
                continue
            if fault.kind == "late":
                if self.now_s() < time_of(number) + fault.late_s:
                    return fault
                continue
            fault.times -= 1
            if fault.times == 0:
                self.faults.remove(fault)
            return fault
        return None
