"""What token answers to, and what it does every minute."""

from __future__ import annotations

from collections.abc import Mapping

from contest.contract.events.auth import UserCreated, UserDeleted
from contest.kit.events import dead_letters, erasure, sweep
from contest.kit.events.inbox import Consumer, on
from contest.kit.service import COMMON, Operation
from contest.token import people
from contest.token.balances import operations as balances
from contest.token.checking import reconciling
from contest.token.deps import Deps
from contest.token.history import operations as history
from contest.token.holds.sweeping import expire_holds
from contest.token.instructions import operations as instructions
from contest.token.limits import operations as limits
from contest.token.limits.repository import prune_sent
from contest.token.sealing.sealing import seal_transfers
from contest.token.transfers import operations as transfers

SWEEP: tuple[sweep.Step[Deps], ...] = (
    *sweep.EVENTS,
    expire_holds,
    seal_transfers,
    reconciling.check_new_transfers,
    reconciling.check_everything,
    prune_sent,
    erasure.prune,
)
CHECKS: Mapping[str, sweep.Check[Deps]] = {**sweep.CHECKS, "ledger": reconciling.differences}

CONSUMER: Consumer[Deps] = Consumer(
    on(UserCreated, people.on_user_created),
    on(UserDeleted, people.on_user_deleted),
    repeatable=[UserCreated],
)

OPERATIONS: Mapping[str, Operation[Deps]] = {
    **COMMON,
    **dead_letters.operations(),
    "receiveEvents": CONSUMER.receive,
    "sweep": sweep.operation(SWEEP, CHECKS),
    **balances.OPERATIONS,
    **history.OPERATIONS,
    **instructions.OPERATIONS,
    **limits.OPERATIONS,
    **transfers.OPERATIONS,
}
