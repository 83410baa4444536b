"""Transfers are sealed soon after they are made, and by the sweep.

Each seal goes to the log: a chain that is kept only beside what it seals proves nothing against
who can write both.
"""

from __future__ import annotations

from contest.kit.clock import is_due
from contest.token.deps import Deps
from contest.token.sealing import repository
from contest.token.sealing.chain import seal_of

TRANSFERS_MAX = 500  # in one seal
SEALS_MAX = 4  # in one sweep; the next one goes on
PAUSE_S = 5  # between two seals of one isolate that follow a transfer


async def seal_transfers(deps: Deps) -> None:
    """Seal what is not sealed yet."""
    for _ in range(SEALS_MAX):
        if not await _seal(deps):
            return


def seal_soon(deps: Deps) -> None:
    """Seal after the answer, unless this isolate has done so a moment ago."""
    now = deps.now()
    if is_due(deps.sealing.next_at, now=now, wait_s_max=PAUSE_S):
        deps.sealing.next_at = now + PAUSE_S
        deps.defer(seal_transfers(deps))


async def _seal(deps: Deps) -> bool:
    """Add one seal; whether there is more to seal. Of two who try at once, one adds it."""
    unsealed = await repository.read_unsealed(deps.db, count_max=TRANSFERS_MAX)
    if not unsealed.links:
        return False
    seal, last_seq = seal_of(unsealed.seal, unsealed.links), unsealed.links[-1].seq
    if not await repository.add_seal(
        deps.db, seal, after=unsealed.last_seq, last_seq=last_seq, at=int(deps.now())
    ):
        return False
    deps.log.event("ledger", action="sealed", last_seq=last_seq, seal=seal)
    return len(unsealed.links) == TRANSFERS_MAX
