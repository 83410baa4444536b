"""Whether those who were drawn may win: their channels and exclusions are looked at once more.

Nothing is decided by it: an organiser sees what it found, and decides.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from contest.content.channels.membership import check_member
from contest.content.decisions import repository
from contest.content.decisions.records import Drawn
from contest.content.deps import Deps
from contest.content.tasks.problems import MembershipUnknown, NotAMember

LINES_MAX = 100  # in one sweep
CALLS_MAX = 10  # of Telegram in one sweep: a tenth of what it lets a bot ask in that time


async def check_drawn(deps: Deps) -> None:
    """Check those whose time has come, holders before reserves. Whom Telegram does not tell about
    is asked for again.
    """
    now = int(deps.now())
    due = _affordable(await repository.list_unchecked(deps.db, now=now, count_max=LINES_MAX))
    findings = await asyncio.gather(*(_finding(deps, each) for each in due))
    await repository.keep_findings(deps.db, [*zip(due, findings, strict=True)], at=now)


def _affordable(due: Sequence[Drawn]) -> list[Drawn]:
    """As many of the first ones as there are calls for."""
    chosen, calls = list[Drawn](), 0
    for each in due:
        calls += 0 if each.ruled_out else len(each.channels)
        if calls > CALLS_MAX:
            break
        chosen.append(each)
    return chosen


async def _finding(deps: Deps, drawn: Drawn) -> str:
    if drawn.ruled_out:
        return drawn.ruled_out
    try:
        await check_member(deps, drawn.telegram_id, drawn.channels)
    except NotAMember:
        return "not_member"
    except MembershipUnknown:
        return "unknown"
    return "ok"
