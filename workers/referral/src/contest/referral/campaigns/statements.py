"""Statements about rules and the budgets of campaigns, for batches."""

from __future__ import annotations

from contest.contract.referral import ReferralRules
from contest.kit.clock import from_rfc3339
from contest.kit.database import Statement, statement
from contest.kit.guards import guard


def ruled(rules: ReferralRules, *, at: int) -> list[Statement]:
    """Another version of the rules, and the budget of their campaign. One that would be lower than
    before is refused.
    """
    body = rules.model_dump(mode="json")
    times = (rules.campaign, from_rfc3339(body["starts_at"]), from_rfc3339(body["ends_at"]))
    lower = "exists (select 1 from campaigns where campaign = ? and budget > ?)"
    version = """
        insert into rules (version, campaign, starts_at, ends_at, body, set_at, more)
        select coalesce(max(version), 0) + 1, ?, ?, ?, ?, ?,
            ? - coalesce((select budget from campaigns where campaign = ?), 0)
        from rules
    """
    budget = """
        insert into campaigns (campaign, budget) values (?, ?)
        on conflict (campaign) do update set budget = excluded.budget
        where budget < excluded.budget
    """
    return [
        guard("budget_lowered", f"not {lower}", rules.campaign, rules.budget),
        statement(version, *times, rules.model_dump_json(), at, rules.budget, rules.campaign),
        statement(budget, rules.campaign, rules.budget),
    ]


def funded(version: int) -> list[Statement]:
    """The ledger has given what a version adds to the budget of its campaign, which can pay."""
    more = """
        update campaigns set funded = funded + given.more, is_empty = 0
        from (select campaign, more from rules where version = ? and is_funded = 0) as given
        where campaigns.campaign = given.campaign
    """
    done = "update rules set is_funded = 1 where version = ?"
    return [statement(more, version), statement(done, version)]


def emptied(campaign: str) -> Statement:
    """The ledger has refused a reward: there is not enough left of the budget."""
    return statement("update campaigns set is_empty = 1 where campaign = ?", campaign)
