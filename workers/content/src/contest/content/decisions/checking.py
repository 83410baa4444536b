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
CALLS_MAX = 10  # of Telegram in one sweep, which has other things to do; the next one goes on


async def check_drawn(deps: Deps) -> bool:
    """Check those whose time has come, holders before reserves; whether there are more. Whom
    Telegram does not tell about is asked for again.
    """
    now = int(deps.now())
    due = await repository.list_unchecked(deps.db, now=now, count_max=LINES_MAX)
    chosen = _affordable(due)
    findings = await asyncio.gather(*(_finding(deps, each) for each in chosen))
    await repository.keep_findings(deps.db, [*zip(chosen, findings, strict=True)], at=now)
    return len(chosen) < len(due) or len(due) == LINES_MAX


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
