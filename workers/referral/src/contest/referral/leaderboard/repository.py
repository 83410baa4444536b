"""Who has invited most, as it was written down last."""

from __future__ import annotations

import json
from dataclasses import dataclass

from contest.kit.database import Database

PLACES_MAX = 100
REFRESH_S = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One on the leaderboard; without a name where they have never looked, or are gone."""

    first_name: str | None
    rewards: int


async def stale(db: Database, *, now: int) -> str | None:
    """The campaign of now, if it is time to rank its referrers anew."""
    sql = """
        select rules.campaign from rules left join leaderboards using (campaign)
        where version = (select max(version) from rules)
            and coalesce(ranked_at not between ? and ?, true)
    """
    row = await db.one(sql, now - REFRESH_S, now)
    return str(row["campaign"]) if row else None


async def rank(db: Database, campaign: str, *, now: int) -> None:
    """Write down who has most; of equals, who has had it for longer."""
    best = """
        select person, rewards from tallies where campaign = ? and rewards > 0
        order by rewards desc, reached_at, person limit ?
    """
    rows = await db.all(best, campaign, PLACES_MAX)
    places = json.dumps([[row["person"], row["rewards"]] for row in rows])
    sql = """
        insert into leaderboards (campaign, places, ranked_at) values (?, ?, ?)
        on conflict (campaign) do update set
            places = excluded.places, ranked_at = excluded.ranked_at
    """
    await db.run(sql, campaign, places, now)


async def places_of_now(db: Database, *, after: int, count_max: int) -> list[Placed]:
    """Who comes behind so many others in the campaign of now."""
    sql = """
        select first_name, place.value ->> 1 as rewards
        from rules join leaderboards using (campaign) join json_each(places) as place
        join people on person = place.value ->> 0
        where version = (select max(version) from rules) and place.key >= ?
        order by place.key limit ?
    """
    return [Placed(**row) for row in await db.all(sql, after, count_max)]
