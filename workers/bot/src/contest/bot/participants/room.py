"""What participants do in a private chat: join contests, do tasks, invite, see what they have."""

from __future__ import annotations

from contest.bot.participants import events
from contest.bot.participants.start import start
from contest.bot.participants.texts import TEXTS
from contest.bot.room import Room
from contest.contract.events.content import EntryDisqualified, PrizeLost, PrizeWon

ROOM = Room(
    commands={"start": start},
    menu=("start",),
    texts=TEXTS,
    events={
        EntryDisqualified: events.on_entry_disqualified,
        PrizeWon: events.on_prize_won,
        PrizeLost: events.on_prize_lost,
    },
)
