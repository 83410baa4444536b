"""Who holds the prizes of a contest, for its organisers: as a list, or as a file."""

from __future__ import annotations

from dataclasses import replace

from contest.content.contests.access import organised
from contest.content.contests.operations import audit
from contest.content.contests.records import Content
from contest.content.decisions import repository
from contest.content.decisions.records import Winner
from contest.content.deps import Deps
from contest.contract import content as models
from contest.kit.call import JSON, Call, Reply
from contest.kit.clock import rfc3339_or_none
from contest.kit.exports import FILE_ITEMS, file_of
from contest.kit.paging import Place, ascending_page_of

COLUMNS = tuple(models.Winner.model_fields)  # of the file


async def list_winners(call: Call, deps: Deps) -> Reply:
    """A page of the prizes of a contest and who holds them, or of a file of them; empty until it
    is drawn. Raises what `organised` raises.
    """
    contest = (await organised(call, deps, role="viewer")).contest
    page = ascending_page_of(call)
    if call.query["accept"] != JSON:
        page = replace(page, limit=FILE_ITEMS)
    found = await repository.list_winners(
        deps.db, contest.contest_id, after=page.after[0], count_max=page.limit + 1
    )
    if call.query["accept"] == JSON:
        return page.reply(found, item=lambda each: _described(each, contest.content), place=_place)
    audit(call, deps, "winners-exported", contest.contest_id)
    items = [
        _described(each, contest.content).model_dump(mode="json") for each in found[: page.limit]
    ]
    path = f"/v1/contests/{contest.contest_id}/winners"
    return file_of(call, path, items, columns=COLUMNS, cursor=page.next_cursor(found, _place))


def _place(winner: Winner) -> Place:
    return winner.prize + 1, ""


def _described(winner: Winner, content: Content) -> models.Winner:
    _, prize = content.prize_at(winner.prize)
    return models.Winner(
        prize=winner.prize,
        prize_name=prize["name"][content.default_locale],
        draw=winner.draw,
        entry_id=winner.commitment,
        telegram_id=winner.telegram_id,
        first_name=winner.first_name,
        username=winner.username,
        link=_link(winner),
        finding=winner.finding,
        checked_at=rfc3339_or_none(winner.checked_at),
        claim_until=rfc3339_or_none(winner.claim_until),
        claimed_at=rfc3339_or_none(winner.claimed_at),
    )


def _link(winner: Winner) -> str | None:
    """With which they are written to: who has no name in Telegram, by their id, in its apps."""
    if winner.username:
        return f"https://t.me/{winner.username}"
    return f"tg://user?id={winner.telegram_id}" if winner.telegram_id else None
