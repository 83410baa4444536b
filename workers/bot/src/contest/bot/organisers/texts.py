"""What organisers read."""

from __future__ import annotations

from contest.bot.organisers.wording import draw, entries, menu, tasks, wizard
from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    **menu.TEXTS,
    **wizard.TEXTS,
    **tasks.TEXTS,
    **entries.TEXTS,
    **draw.TEXTS,
}
