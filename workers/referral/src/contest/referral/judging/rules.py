"""What tells farmed invitations from others: signals, each weak alone, that add up to a score.

No address is among them, since people share those; and that many come at once never flags alone,
since a public post does the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import sqrt

from contest.contract.referral import ReferralSignal, ReferralSignals
from contest.referral.judging.records import Case, Judgement

WATCHED = "watched"
OTHERS_MIN = 20  # Of fewer nobody can say how far apart ids usually are.
LONG_GAPS = 10  # One of so many gaps may be a night.
# Telegram gives out about a billion ids in a year, not in order: an estimate by some weeks.
YOUNG_IDS = 500_000_000


def judge(case: Case, rules: ReferralSignals) -> Judgement:
    """The score of an invitation with its signals. Whoever is watched is flagged in any case."""
    found = {
        name: rule.weight
        for name, holds in SIGNALS.items()
        if (rule := getattr(rules, name)).weight and holds(case, rule)
    }
    score = max(0, sum(found.values()) - rules.premium * case.is_premium)
    names = [name.replace("_", "-") for name in found] + [WATCHED] * case.is_watched
    return Judgement(score, tuple(names), case.is_watched or score >= rules.flag_at)


def _regular_gaps(case: Case, rule: ReferralSignal) -> bool:
    times = sorted(each.claimed_at for each in case.invited)
    if len(times) < rule.least:
        return False
    gaps = sorted(later - earlier for earlier, later in pairwise(times))
    gaps = gaps[: len(gaps) - len(gaps) // LONG_GAPS]
    mean = sum(gaps) / len(gaps)
    deviation = sqrt(sum((gap - mean) ** 2 for gap in gaps) / len(gaps))
    return mean == 0 or 100 * deviation < rule.threshold * mean


def _clustered_ids(case: Case, rule: ReferralSignal) -> bool:
    ids = _ids(case)
    if len(ids) < rule.least or len(case.other_ids) < OTHERS_MIN:
        return False
    return 100 * _spread(ids) < rule.threshold * _spread(case.other_ids)


def _spread(ids: Sequence[int]) -> int:
    """Of the middle half, so that a few who are unlike the others do not count."""
    ordered = sorted(ids)
    return ordered[3 * len(ids) // 4] - ordered[len(ids) // 4]


def _young_accounts(case: Case, rule: ReferralSignal) -> bool:
    ids = _ids(case)
    newest = max([*ids, *case.other_ids], default=0)
    return _most([each > newest - YOUNG_IDS for each in ids], rule)


def _empty_accounts(case: Case, rule: ReferralSignal) -> bool:
    return _most([each.is_empty for each in case.invited if each.is_empty is not None], rule)


def _leavers(case: Case, rule: ReferralSignal) -> bool:
    return _most([each.has_left for each in case.invited if each.has_left is not None], rule)


def _quick_actions(case: Case, rule: ReferralSignal) -> bool:
    waits = sorted(
        each.acted_at - each.claimed_at for each in case.invited if each.acted_at is not None
    )
    return len(waits) >= rule.least and waits[len(waits) // 2] < rule.threshold


def _instant_chain(case: Case, rule: ReferralSignal) -> bool:
    """The invitation, and as many above it as make the line."""
    above = rule.least - 1
    return len(case.line) >= above and case.claimed_at - case.line[above - 1] <= rule.threshold


def _velocity(case: Case, rule: ReferralSignal) -> bool:
    times = sorted(each.claimed_at for each in case.invited)
    runs = zip(times, times[rule.least - 1 :], strict=False)
    return any(
        first <= case.claimed_at <= last and last - first <= rule.threshold for first, last in runs
    )


def _ids(case: Case) -> list[int]:
    return [each.telegram_id for each in case.invited if each.telegram_id is not None]


def _most(those: Sequence[int], rule: ReferralSignal) -> bool:
    return len(those) >= rule.least and 100 * sum(those) > rule.threshold * len(those)


SIGNALS: Mapping[str, Callable[[Case, ReferralSignal], bool]] = {
    "regular_gaps": _regular_gaps,
    "clustered_ids": _clustered_ids,
    "young_accounts": _young_accounts,
    "empty_accounts": _empty_accounts,
    "quick_actions": _quick_actions,
    "leavers": _leavers,
    "instant_chain": _instant_chain,
    "velocity": _velocity,
}
