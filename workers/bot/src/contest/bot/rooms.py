"""The rooms of the bot, and their tables put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from contest.bot.broadcasts.room import ROOM as BROADCASTS
from contest.bot.channels.room import ROOM as CHANNELS
from contest.bot.conversations.room import ROOM as CONVERSATIONS
from contest.bot.deps import Deps
from contest.bot.organisers.room import ROOM as ORGANISERS
from contest.bot.participants.room import ROOM as PARTICIPANTS
from contest.bot.people.room import ROOM as PEOPLE
from contest.bot.room import FollowUp, Handler, MakeFile, OnEvent
from contest.bot.texts.rendering import Catalogue
from contest.contract.event import EventData
from contest.kit.database import Statement
from contest.kit.events.inbox import Received

T = TypeVar("T")
K = TypeVar("K")

ROOMS = (PEOPLE, CONVERSATIONS, PARTICIPANTS, CHANNELS, ORGANISERS, BROADCASTS)


def _merged(*tables: Mapping[K, T]) -> Mapping[K, T]:
    """The tables as one. Raises `ValueError` where two have the same name."""
    merged: dict[K, T] = {}
    for table in tables:
        if both := merged.keys() & table.keys():
            raise ValueError(f"two rooms have {sorted(map(str, both))}")
        merged |= table
    return merged


COMMANDS: Mapping[str, Handler] = _merged(*(room.commands for room in ROOMS))
GROUP_COMMANDS: Mapping[str, Handler] = _merged(*(room.group_commands for room in ROOMS))
STATES: Mapping[str, Handler] = _merged(*(room.states for room in ROOMS))
PRESSES: Mapping[str, Handler] = _merged(*(room.presses for room in ROOMS))
TEXTS: Catalogue = _merged(*(room.texts for room in ROOMS))
FILES: Mapping[str, MakeFile] = _merged(*(room.files for room in ROOMS))
FOLLOW_UPS: Mapping[str, FollowUp] = _merged(*(room.follow_ups for room in ROOMS))
KINDS: Mapping[str, Sequence[Handler]] = {
    kind: [room.kinds[kind] for room in ROOMS if kind in room.kinds]
    for kind in {kind for room in ROOMS for kind in room.kinds}
}
PRUNED = tuple(room.pruned for room in ROOMS if room.pruned)
SWEEP = tuple(step for room in ROOMS for step in room.sweep)
CHECKS = _merged(*(room.checks for room in ROOMS))
SEEN = tuple(room.seen for room in ROOMS if room.seen)
FILLS = tuple(room.fill for room in ROOMS if room.fill)
OPERATIONS = _merged(*(room.operations for room in ROOMS))


def _together(kind: type[EventData]) -> OnEvent:
    handlers = [room.events[kind] for room in ROOMS if kind in room.events]

    async def handle(event: Received[EventData], deps: Deps) -> Sequence[Statement]:
        return [each for handler in handlers for each in await handler(event, deps)]

    return handle


EVENTS: Mapping[type[EventData], OnEvent] = {
    kind: _together(kind) for kind in dict.fromkeys(kind for room in ROOMS for kind in room.events)
}
