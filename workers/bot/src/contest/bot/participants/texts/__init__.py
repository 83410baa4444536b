"""What participants read."""

from __future__ import annotations

from contest.bot.participants.texts import account, contests, notices, points, prizes, tasks
from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    **notices.TEXTS,
    **account.TEXTS,
    **contests.TEXTS,
    **tasks.TEXTS,
    **prizes.TEXTS,
    **points.TEXTS,
}
