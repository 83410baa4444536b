"""Whom the bot can write to."""

from __future__ import annotations

from contest.bot.people import events
from contest.bot.people.problems import PROBLEMS
from contest.bot.people.texts import TEXTS
from contest.bot.room import Room
from contest.contract.events.auth import (
    SessionReuseDetected,
    UserCreated,
    UserDeleted,
    UserLocaleChanged,
)

ROOM = Room(
    texts={**TEXTS, **PROBLEMS},
    events={
        UserCreated: events.on_user_contact,
        UserLocaleChanged: events.on_user_contact,
        UserDeleted: events.on_user_deleted,
        SessionReuseDetected: events.on_session_reuse_detected,
    },
)
