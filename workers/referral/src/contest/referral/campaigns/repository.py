"""Rules and budgets in the database."""

from __future__ import annotations

from dataclasses import dataclass

from contest.contract.referral import ReferralRules
from contest.kit.database import Database, DatabaseError
from contest.kit.guards import reason_of
from contest.referral.campaigns import statements
from contest.referral.campaigns.problems import BudgetLowered, RulesNotFound

FUNDED_MAX = 10  # in one sweep


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """The rules of now, as JSON, and how their campaign stands."""

    version: int
    body: str
    payouts_on: bool
    funded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """What a version of the rules adds to the budget of its campaign."""

    version: int
    campaign: str
    more: int
    set_at: int


async def set_rules(db: Database, rules: ReferralRules, *, at: int) -> None:
    """Another version. Raises `BudgetLowered`."""
    try:
        await db.batch(statements.ruled(rules, at=at))
    except DatabaseError as error:
        if reason_of(error) == "budget_lowered":
            raise BudgetLowered from None
        raise


async def current(db: Database) -> Current:
    """The rules of now. Raises `RulesNotFound`."""
    sql = """
        select version, body, is_on, funded from rules join campaigns using (campaign)
        join payouts on id = 1 where version = (select max(version) from rules)
    """
    row = await db.one(sql)
    if row is None:
        raise RulesNotFound
    payouts_on = bool(row["is_on"])
    return Current(
        version=row["version"], body=row["body"], payouts_on=payouts_on, funded=row["funded"]
    )


async def switch(db: Database, *, on: bool) -> None:
    """Let invitations be paid, or not."""
    await db.run("update payouts set is_on = ? where id = 1", int(on))


async def unfunded(db: Database) -> list[Funding]:
    """What budgets are to get."""
    sql = """
        select version, campaign, more, set_at from rules indexed by rules_unfunded
        where is_funded = 0 limit ?
    """
    return [Funding(**row) for row in await db.all(sql, FUNDED_MAX)]


async def fund(db: Database, version: int) -> None:
    """Write down that the ledger has given it."""
    await db.batch(statements.funded(version))
