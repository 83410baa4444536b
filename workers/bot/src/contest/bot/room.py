"""A room of the bot: a part of what it can do, as tables that the core reads.

A handler is `async def (heard, deps) -> acts`. It sends nothing and writes nothing by itself: what
it returns is done once, in one batch with the end of the update.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.said import Act
from contest.bot.sending.messages import Outcome
from contest.bot.texts.rendering import Catalogue
from contest.contract.event import EventData
from contest.kit.database import Statement
from contest.kit.events import sweep
from contest.kit.events.inbox import Received
from contest.kit.service import Operation

Handler = Callable[[Heard, Deps], Awaitable[Sequence[Act]]]
OnEvent = Callable[[Received[Any], Deps], Awaitable[Sequence[Statement]]]
FollowUp = Callable[[Outcome, Deps], Sequence[Statement]]
Fill = Callable[[Deps], Awaitable[bool]]
Seen = Callable[[Heard], Sequence[Statement]]
MakeFile = Callable[[Mapping[str, str], Deps], Awaitable[bytes]]


@dataclass(frozen=True, kw_only=True)
class Room:
    """All tables of a room; each has the names that the core looks up."""

    # In a private chat, by the command's name, and by the state of the conversation.
    commands: Mapping[str, Handler] = field(default_factory=dict)
    states: Mapping[str, Handler] = field(default_factory=dict)
    # In groups, by the command's name.
    group_commands: Mapping[str, Handler] = field(default_factory=dict)
    # By the name of the press, wherever the button is.
    presses: Mapping[str, Handler] = field(default_factory=dict)
    # By the kind of update, for all but commands, states and presses. Every room's is asked.
    kinds: Mapping[str, Handler] = field(default_factory=dict)

    # Which of them Telegram shows in its list of commands, in this order: to all, in groups, and
    # in the chats of admins. The text `command.<name>` says what each does.
    menu: tuple[str, ...] = ()
    group_menu: tuple[str, ...] = ()
    admin_menu: tuple[str, ...] = ()

    texts: Catalogue = field(default_factory=dict)
    files: Mapping[str, MakeFile] = field(default_factory=dict)
    # What became of a message, by the kind in its `about`: statements for the batch that ends it.
    follow_ups: Mapping[str, FollowUp] = field(default_factory=dict)

    # Events of other services. Every room's handler of an event takes part in its batch.
    events: Mapping[type[EventData], OnEvent] = field(default_factory=dict)
    # What a sweep finds wrong, by the name of the alert.
    checks: Mapping[str, sweep.Check[Deps]] = field(default_factory=dict)
    sweep: tuple[sweep.Step[Deps], ...] = ()
    # What is forgotten in each sweep, a bounded number of rows: by the time of now.
    pruned: Callable[[int], Sequence[Statement]] | None = None
    # What is written with each update of someone's in their private chat.
    seen: Seen | None = None
    # Puts more into the queue when the alarm goes off; whether there was more.
    fill: Fill | None = None
    operations: Mapping[str, Operation[Deps]] = field(default_factory=dict)
