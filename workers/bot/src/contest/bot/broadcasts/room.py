"""Messages to many: by organisers and admins, and by the bot itself."""

from __future__ import annotations

from contest.bot.broadcasts import events, filling, operations, progress, statements, wizard
from contest.bot.broadcasts.records import ABOUT
from contest.bot.broadcasts.texts import TEXTS
from contest.bot.room import Room
from contest.contract.events.auth import UserDeleted
from contest.contract.events.content import ContestCancelled, DrawConfirmed

ROOM = Room(
    commands={"broadcast": wizard.begin},
    states={
        wizard.AUDIENCE: wizard.begin,
        wizard.TEXT: wizard.read_text,
        wizard.CONFIRM: wizard.read_text,
    },
    presses={
        "b-contest": wizard.choose_contest,
        "b-all": wizard.choose_everybody,
        "b-who": wizard.choose_people,
        "b-task": wizard.choose_task,
        "b-send": wizard.send,
        "b-drop": wizard.drop,
        **progress.PRESSES,
    },
    kinds={"my_chat_member": events.on_my_chat_member},
    texts=TEXTS,
    follow_ups={ABOUT: events.on_sent},
    events={
        ContestCancelled: events.on_contest_cancelled,
        DrawConfirmed: events.on_draw_confirmed,
        UserDeleted: events.on_user_deleted,
    },
    pruned=statements.pruned,
    operations=operations.OPERATIONS,
    seen=events.found,
    fill=filling.fill,
)
