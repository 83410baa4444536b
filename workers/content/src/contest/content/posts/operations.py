"""What the bot shows of contests in channels: how they stand now, and who has won."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.contests.repository import find_contest
from contest.content.contests.times import shown_local
from contest.content.decisions.records import Winner
from contest.content.decisions.repository import find_decided, list_winners
from contest.content.deps import Deps
from contest.content.posts import repository
from contest.content.posts.records import Posted, Seen
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.service import Operation

WINNERS_MAX = 1000  # as many prizes as a contest can have


async def list_posted_contests(call: Call, deps: Deps) -> Reply:
    """Those of the contests that stand otherwise than they were seen."""
    given = call.json(models.SeenContests)
    asked = [Seen(each.id, each.mark) for each in given.contests]
    found = await repository.list_changed(deps.db, asked)
    return Reply.of({"items": [_described(each) for each in found]})


async def list_published_winners(call: Call, deps: Deps) -> Reply:
    """Who holds the prizes of a contest whose draw is confirmed; else nobody."""
    contest_id = call.path["contest_id"]
    contest = await find_contest(deps.db, contest_id)
    decided = await find_decided(deps.db, contest_id)
    if contest is None or decided is None or decided.stage != "confirmed":
        return Reply.of({"items": []})
    found = await list_winners(deps.db, contest_id, after=0, count_max=WINNERS_MAX)

    def described(winner: Winner) -> Mapping[str, object]:
        _, prize = contest.content.prize_at(winner.prize)
        is_named = winner.telegram_id is not None and winner.may_be_named
        return {
            "prize": contest.content.localised(prize["name"], None),
            "telegram_id": winner.telegram_id if is_named else None,
            "first_name": winner.first_name if is_named else None,
            "username": winner.username if is_named else None,
        }

    return Reply.of({"items": [described(each) for each in found if each.draw is not None]})


def _described(posted: Posted) -> Mapping[str, object]:
    contest, content = posted.contest, posted.contest.content
    text = content.text(None)
    has_moved = posted.first_ends_at != contest.ends_at
    return {
        "id": contest.contest_id,
        "mark": posted.mark,
        "status": contest.status,
        "locale": content.default_locale,
        "title": text["title"],
        "description": text["description"],
        "button": text.get("button", ""),
        "picture_url": content.picture_url,
        "prizes": [
            {"name": content.localised(each["name"], None), "count": each["count"]}
            for each in content.prizes
        ],
        "starts": shown_local(contest, contest.starts_at),
        "ends": shown_local(contest, contest.ends_at),
        "first_ends": shown_local(contest, posted.first_ends_at) if has_moved else None,
        "reason": posted.reason,
        "entries": posted.entries,
        "needs_more": contest.has_captcha or contest.mandatory != 0,
        "draw": posted.draw and {**posted.draw, "round_at": to_rfc3339(posted.draw["round_at"])},
    }


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listPostedContests": list_posted_contests,
    "listPublishedWinners": list_published_winners,
}
