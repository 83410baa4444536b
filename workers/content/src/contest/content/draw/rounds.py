"""Which round of the beacon a contest is drawn by: the section Round of docs/draw.md."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

LEAD_PARTS = 10  # The header is public a tenth of the delay before its round, or it is late.


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRound:
    """A round of a chain; `chain` is its hash, `delay_s` from the end of the contest to the round,
    at least.
    """

    chain: str
    genesis_time: int
    period_s: int
    delay_s: int
    round: int = 1

    @property
    def at(self) -> int:
        """When the beacon has it."""
        return self.genesis_time + (self.round - 1) * self.period_s

    @property
    def lead_s(self) -> int:
        """So long before it the header has to be public."""
        return self.delay_s // LEAD_PARTS

    def after(self, moment: int) -> PlannedRound:
        """The first round that is `delay_s` or more behind a moment."""
        since = moment + self.delay_s - self.genesis_time
        return replace(self, round=max(1, -(-since // self.period_s) + 1))

    def is_missed(self, *, now: int) -> bool:
        """Whether a header that becomes public now is too late for it."""
        return now > self.at - self.lead_s

    def encode(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self))


def decode(text: str) -> PlannedRound:
    """A round that was kept."""
    return PlannedRound(**json.loads(text))
