"""Messages to many."""

from __future__ import annotations

from contest.bot.room import Room

ROOM = Room()
