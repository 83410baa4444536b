"""The arithmetic: what so many participants use of each resource, what that costs, and which limit
comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from contest.kit.cost import Cost
from tools.price.cloudflare import (
    DAYS_A_MONTH,
    PAID_USD_A_MONTH,
    RESOURCES,
    STORAGE_INCLUDED_BYTES,
    STORAGE_USD_A_GB,
)
from tools.price.contest import (
    DAY,
    FORGOTTEN_ROWS,
    MARKS_A_DAY,
    PARTICIPANT_BYTES,
    Habits,
    Work,
    of_participant,
)

Usage = dict[str, float]  # by the name of the resource in RESOURCES

# CPU of one worker for one request or event, the way between workers included: docs/scale.md.
RUN_CPU_MS = 2.5
# A Durable Object of ours is awake for a request and sleeps then: 128 MB, some milliseconds.
OBJECT_GB_S = 0.125 * 0.02


@dataclass(frozen=True)
class Limit:
    """A resource whose limit comes first, and with how many participants."""

    resource: str
    participants: int


@dataclass(frozen=True)
class Estimate:
    """Of a contest of so many participants: in one day on the free plan, in one month on the paid.

    Of the free plan a limit is where something ends (`first_free_seen`: of what nobody who takes
    part notices), of the paid one where it begins to cost more than the plan.
    """

    participants: int
    a_participant: Usage
    a_day: Usage  # without anybody
    in_a_day: Usage
    in_a_month: Usage
    storage_bytes: float
    usd: float
    usd_more: Usage
    first_free: Limit
    first_free_seen: Limit
    first_paid: Limit


def estimate(participants: int, measured: Mapping[str, Cost], habits: Habits) -> Estimate:
    """The estimate, from the measured cost of each line of the table."""
    each, day = used(of_participant(habits), measured), used(DAY, measured)
    each["rows_written"] += FORGOTTEN_ROWS
    day["rows_written"] += MARKS_A_DAY
    in_a_month = _sum(each, participants, day, DAYS_A_MONTH)
    stored = participants * PARTICIPANT_BYTES
    more = {name: _usd_more(name, amount) for name, amount in in_a_month.items()}
    more["storage"] = max(0, stored - STORAGE_INCLUDED_BYTES) / 1e9 * STORAGE_USD_A_GB
    free = {
        name: (resource.free_a_day - day[name]) / each[name]
        for name, resource in RESOURCES.items()
        if resource.free_a_day is not None
    }
    paid = {
        name: (resource.included_a_month - DAYS_A_MONTH * day[name]) / each[name]
        for name, resource in RESOURCES.items()
    }
    return Estimate(
        participants=participants,
        a_participant=each,
        a_day=day,
        in_a_day=_sum(each, participants, day, 1),
        in_a_month=in_a_month,
        storage_bytes=stored,
        usd=PAID_USD_A_MONTH + sum(more.values()),
        usd_more=more,
        first_free=_first({name: free[name] for name in free if RESOURCES[name].is_vital}),
        first_free_seen=_first({name: free[name] for name in free if not RESOURCES[name].is_vital}),
        first_paid=_first(paid),
    )


def used(works: Iterable[Work], measured: Mapping[str, Cost]) -> Usage:
    """What these works use together. Raises `KeyError` for a line that was not measured."""
    usage = dict.fromkeys(RESOURCES, 0.0)
    for work in works:
        cost, way = measured[work.line], work.way
        for name, amount in {
            "requests": way.requests,
            "cpu_ms": RUN_CPU_MS * (way.runs + way.deferred),
            "rows_read": cost.rows_read,
            "rows_written": cost.rows_written,
            "object_requests": way.objects,
            "object_gb_s": OBJECT_GB_S * way.objects,
            "points": way.points,
            "log_events": way.lines,
        }.items():
            usage[name] += work.times * amount
    return usage


def _sum(one: Usage, times: float, other: Usage, other_times: float) -> Usage:
    return {name: one[name] * times + other[name] * other_times for name in one}


def _usd_more(name: str, amount: float) -> float:
    resource = RESOURCES[name]
    return max(0.0, amount - resource.included_a_month) / 1e6 * resource.usd_a_million


def _first(most: Mapping[str, float]) -> Limit:
    name = min(most, key=lambda each: most[each])
    return Limit(name, max(0, int(most[name])))
