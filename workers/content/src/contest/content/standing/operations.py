"""How a contest stands: its leaderboard for everybody, its figures for its organisers."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.contests.access import organised, visible
from contest.content.deps import Deps
from contest.content.entries.statements import HOUR_S
from contest.content.standing import repository, rules
from contest.contract import content as models
from contest.kit import ranking
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.service import Operation


async def get_leaderboard(call: Call, deps: Deps) -> Reply:
    """A page of the best, and how many are in. Raises `ContestNotFound` or `InvalidRequest`."""
    after, contest = ranking.place_of(call), await visible(call, deps)
    limit = ranking.limit_of(call, after)
    entries, found = await repository.leaderboard(
        deps.db, contest.contest_id, after=after, count_max=limit + 1
    )
    items = [
        models.LeaderboardPlace(rank=rank, first_name=each.first_name, tickets=each.score)
        for rank, each in enumerate(found[:limit], after.rank + 1)
    ]
    cursor = ranking.next_cursor(after, found, limit=limit)
    return Reply.of(models.Leaderboard(entries=entries, items=items, next_cursor=cursor))


async def get_contest_statistics(call: Call, deps: Deps) -> Reply:
    """The figures of a contest. Raises what `organised` raises."""
    contest = (await organised(call, deps, role="viewer")).contest
    found = await repository.figures(deps.db, contest.contest_id)
    joined = sum(each.entries for each in found.hours)
    body = {
        "entries": found.entries,
        "not_in_any_more": joined - found.entries,
        "hours": [
            {"hour": to_rfc3339(each.hour * HOUR_S), "entries": each.entries}
            for each in found.hours
        ],
        "days": [
            {"date": date, "entries": entries}
            for date, entries in rules.by_day(found.hours, contest.time_zone).items()
        ],
        "sources": {name: found.sources.get(name, 0) for name in models.SourceCounts.model_fields},
        "locales": {name: found.locales.get(name, 0) for name in models.LocaleCounts.model_fields},
        "tasks": [
            {"task_id": task_id, "completions": count} for task_id, count in found.tasks.items()
        ],
    }
    return Reply.of(models.ContestStatistics.model_validate(body))


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "getLeaderboard": get_leaderboard,
    "getContestStatistics": get_contest_statistics,
}
