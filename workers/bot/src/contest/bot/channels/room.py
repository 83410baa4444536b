"""Channels and groups, where contests live."""

from __future__ import annotations

from contest.bot.channels import events
from contest.bot.channels.members import on_chat_member
from contest.bot.channels.texts import TEXTS
from contest.bot.room import Room
from contest.contract.events.content import DrawConfirmed, DrawFrozen

ROOM = Room(
    kinds={"chat_member": on_chat_member},
    texts=TEXTS,
    events={DrawFrozen: events.on_draw_frozen, DrawConfirmed: events.on_draw_confirmed},
)
