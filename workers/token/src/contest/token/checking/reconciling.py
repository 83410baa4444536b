"""Whether the ledger agrees with itself: new transfers each minute, everything each night.

What it finds is told, and never repaired: nobody knows which side is wrong
(docs/operations.md, "The ledger differs").
"""

from __future__ import annotations

from collections.abc import Sequence

from contest.kit.database import Statement
from contest.token.checking import repository
from contest.token.checking.repository import Progress, Side
from contest.token.deps import Deps

TRANSFERS_MAX = 250  # in one step
ACCOUNTS_MAX = 100
STEPS_MAX = 4  # in one sweep; the next one goes on
NIGHT_S = 2 * 3600  # after midnight in UTC, when a check of everything begins
DAY_S = 86_400


async def check_new_transfers(deps: Deps) -> None:
    """Check the transfers since the last sweep, and the accounts that they moved."""
    seq = (await repository.find_progress(deps.db)).seq
    for _ in range(STEPS_MAX):
        last_seq, found = await _check_transfers(deps, after=seq)
        if last_seq == seq:
            return
        await deps.db.batch([*found, repository.checked_new(last_seq)])
        seq = last_seq


async def check_everything(deps: Deps) -> None:
    """Go on with the check of this night, or begin it."""
    progress = await repository.find_progress(deps.db)
    night = (int(deps.now()) - NIGHT_S) // DAY_S
    if progress.stage == "done":
        if night != progress.night:
            await deps.db.batch([repository.begun(night)])
        return
    for _ in range(STEPS_MAX):
        if step := _STEPS.get(progress.stage):
            await deps.db.batch(await step(deps, progress))
            progress = await repository.find_progress(deps.db)


async def differences(deps: Deps) -> str | None:
    """What is wrong with the ledger, for the alert."""
    found = await repository.find_differences(deps.db)
    if found is None:
        return None
    number, detail = found
    return f"{number} differences; the first: {detail}" if number > 1 else detail


async def _all_transfers(deps: Deps, progress: Progress) -> Sequence[Statement]:
    last_seq, found = await _check_transfers(deps, after=progress.full_seq)
    if last_seq == progress.full_seq:
        return [repository.checked("accounts")]
    return [*found, repository.checked("transfers", seq=last_seq)]


async def _all_accounts(deps: Deps, progress: Progress) -> Sequence[Statement]:
    accounts = await repository.check_accounts(
        deps.db, after=progress.full_account, count_max=ACCOUNTS_MAX
    )
    if not accounts.account_ids:
        return [repository.gone(), repository.checked("done")]
    now = int(deps.now())
    return [
        *await _wrong_accounts(deps, accounts.posted_wrong),
        *(
            repository.differs(f"held:{account_id}", "an account does not hold its holds", at=now)
            for account_id in accounts.held_wrong
        ),
        repository.checked("accounts", account=accounts.account_ids[-1]),
    ]


_STEPS = {"transfers": _all_transfers, "accounts": _all_accounts}


async def _check_transfers(deps: Deps, *, after: int) -> tuple[int, list[Statement]]:
    """Check some transfers: the last of them, and what is to be written about those that differ."""
    sides = await repository.read_transfers(deps.db, after=after, count_max=TRANSFERS_MAX)
    last: dict[str, Side] = {}
    first, wrong = list[Side](), list[Side]()
    for side in sides:
        before = last.get(side.account_id)
        if before is None:
            first.append(side)
        elif before.posted != side.posted - side.change:
            wrong.append(side)
        last[side.account_id] = side
    if not sides:
        return after, []
    broken, accounts = await repository.find_broken(deps.db, first, list(last))
    wrong += [each for each in broken if not await repository.follows(deps.db, each)]
    now = int(deps.now())
    found = [
        repository.differs(
            f"transfer:{each.seq}",
            f"transfer {each.seq} does not follow the one before it",
            at=now,
        )
        for each in wrong
    ]
    return sides[-1].seq, [*found, *await _wrong_accounts(deps, accounts)]


async def _wrong_accounts(deps: Deps, account_ids: Sequence[str]) -> list[Statement]:
    now = int(deps.now())
    return [
        repository.differs(
            f"account:{account_id}", "an account has not what its transfers come to", at=now
        )
        for account_id in account_ids
        if not await repository.is_account_right(deps.db, account_id)
    ]
