"""What organisers do in a private chat: make contests, lead them, draw."""

from __future__ import annotations

from contest.bot.organisers.events import on_contest_changed
from contest.bot.organisers.texts import TEXTS
from contest.bot.room import Room
from contest.contract.events.content import (
    ContestCancelled,
    ContestClosed,
    ContestOpened,
    DrawDrawn,
)

ROOM = Room(
    texts=TEXTS,
    events={
        ContestOpened: on_contest_changed,
        ContestClosed: on_contest_changed,
        ContestCancelled: on_contest_changed,
        DrawDrawn: on_contest_changed,
    },
)
