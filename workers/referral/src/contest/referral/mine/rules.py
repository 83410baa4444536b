"""What the next invitation of someone is worth, and why nothing."""

from __future__ import annotations

from contest.contract.referral import ReferralMilestone, ReferralRules, ReferralTier
from contest.referral.mine.records import Standing
from contest.referral.qualifying.statements import DAY_S


def stopped_by(standing: Standing | None, *, now: int) -> str | None:
    """Why another invitation would not be paid now, if it would not."""
    if standing is None or not standing.starts_at <= now < standing.ends_at:
        return "closed"
    rules = ReferralRules.model_validate_json(standing.body)
    today = standing.day_rewards if standing.day == now // DAY_S else 0
    reasons = {
        "payouts-off": not standing.payouts_on,
        "budget": standing.is_empty,
        "cap": standing.rewards >= rules.per_person,
        "daily-cap": today >= rules.per_day,
    }
    return next((name for name, holds in reasons.items() if holds), None)


def next_reward(standing: Standing) -> int:
    """Points for the next invitation that qualifies, by tier and milestone."""
    rules = ReferralRules.model_validate_json(standing.body)
    reached = [each for each in rules.tiers if each.after <= standing.rewards]
    tier = max(reached, key=lambda each: each.after).points if reached else 0
    number = None if standing.has_number else standing.rewards + 1
    return tier + sum(each.points for each in rules.milestones if each.at == number)


def next_tier(standing: Standing) -> ReferralTier | None:
    """The tier that comes after the one that they have reached."""
    rules = ReferralRules.model_validate_json(standing.body)
    ahead = [each for each in rules.tiers if each.after > standing.rewards]
    return min(ahead, key=lambda each: each.after, default=None)


def next_milestone(standing: Standing) -> ReferralMilestone | None:
    """The first milestone that they have not reached."""
    rules = ReferralRules.model_validate_json(standing.body)
    first = standing.rewards + (2 if standing.has_number else 1)
    ahead = [each for each in rules.milestones if each.at >= first]
    return min(ahead, key=lambda each: each.at, default=None)
