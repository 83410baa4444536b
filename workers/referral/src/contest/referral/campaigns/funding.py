"""A campaign's budget gets its points from the ledger."""

from __future__ import annotations

from contest.contract.shared import Fund
from contest.kit.clock import is_due
from contest.kit.points import instruct
from contest.referral.campaigns import repository
from contest.referral.deps import Deps

WAIT_S = 900


def account_of(campaign: str) -> str:
    """The account of points that pays."""
    return f"campaign:{campaign}"


async def fund_budgets(deps: Deps) -> None:
    """Ask for what budgets are to get, once for each version of the rules. Raises `ServiceAway`;
    the next sweep asks again.
    """
    for each in await repository.unfunded(deps.db):
        if not each.more or await _is_given(deps, each):
            await repository.fund(deps.db, each.version)


async def _is_given(deps: Deps, funding: repository.Funding) -> bool:
    budget, key = account_of(funding.campaign), f"fund:{funding.version}"
    [outcome] = await instruct(
        deps, [Fund(kind="fund", key=key, budget=budget, amount=funding.more)]
    )
    if outcome.outcome == "refused":
        deps.log.event("budget-refused", level="error", reason=outcome.reason)
    return outcome.outcome == "done"


async def unfunded(deps: Deps) -> str | None:
    """Whether a budget has waited too long for its points: its campaign pays nobody."""
    waiting = await repository.unfunded(deps.db)
    if waiting and is_due(waiting[0].set_at + WAIT_S, now=deps.now(), wait_s_max=WAIT_S):
        return f"the budget of {waiting[0].campaign} has not got its points"
    return None
