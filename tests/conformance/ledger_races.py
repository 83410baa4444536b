"""What becomes of a hold that is posted twice, and expires by another clock, at once."""

from __future__ import annotations

import asyncio
from collections import Counter

from contest.kit.database import Database
from contest.token.holds import repository as holds
from contest.token.ledger.accounts import SPENT
from tests.conformance.ledger import DONE, START, World
from tests.conformance.ledger_model import Asked

HOLDS, HELD, LASTS_S = 24, 5, 60
MIDDLE_S = 0.25  # When holds expire: by then about half of the posts were asked for.
WHO, SERVICE = "ada", "content"
OUTCOMES = Counter({DONE: 1, "hold-ended": 2})


async def one_hold_posted_twice_and_expired_at_once_has_one_end(db: Database) -> None:
    """Of each hold exactly one of the three takes effect, and both callers are told which."""
    world = World(db, seed=1)
    await world.begin()
    credit = Asked(SERVICE, "c", "credit", START, account=WHO, other="contest:a", amount=500)
    keys = [f"hold-{number}" for number in range(HOLDS)]
    made = [
        Asked(SERVICE, key, "hold", START, account=WHO, amount=HELD, expires_in_s=LASTS_S)
        for key in keys
    ]
    assert await world.outcome([credit]) == await world.outcome(made[:1]) == [DONE]
    assert await world.outcome(made[1:]) == [DONE] * (HOLDS - 1)
    world.now = START + LASTS_S - 1

    async def post(hold: str, which: int) -> list[str]:
        await asyncio.sleep(world.chance.random() * MIDDLE_S * 2)
        key, at = f"{hold}-{which}", world.now
        asked = Asked(SERVICE, key, "post", at, account=WHO, amount=which, of=hold)
        return await world.outcome([asked])

    async def expire() -> list[str]:
        await asyncio.sleep(MIDDLE_S)
        await holds.expire(world.faulty, now=START + LASTS_S)
        return []

    posts = [(key, which) for key in keys for which in (1, 2)]
    *answers, _ = await asyncio.gather(*(post(*each) for each in posts), expire())
    await asyncio.gather(*world.deferred)
    told = {each: answer for each, [answer] in zip(posts, answers, strict=True)}
    ends = {
        row["hold_id"].partition(":")[2]: (row["how"], row["posted"])
        for row in await db.all("select hold_id, how, posted from hold_ends")
    }
    for key in keys:
        posted = [which for which in (1, 2) if told[key, which] == DONE]
        assert ends[key] == (("posted", posted[0]) if posted else ("expired", 0)), key
        assert Counter(told[key, which] for which in (1, 2)) <= Counter({DONE: 1, "hold-ended": 2})
    assert {how for how, _ in ends.values()} == {"posted", "expired"}, "not at once"
    spent = sum(posted for _, posted in ends.values())
    balances = {
        row["account_id"]: (row["posted"], row["held"])
        for row in await db.all("select account_id, posted, held from balances")
    }
    assert (balances[WHO], balances[SPENT]) == ((500 - spent, 0), (spent, 0))
    assert await db.all("select 1 from open_holds") == []
