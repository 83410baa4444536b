"""A broadcast, and for whom it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contest.bot.said import Button, Say, Text, say
from contest.bot.sending.messages import Message

Kind = Literal["all", "entrants", "winners", "others", "unfinished"]
State = Literal["running", "paused", "done", "cancelled"]
ABOUT = "broadcast"  # what its messages are about, for whom to tell what became of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Everybody, or people of a contest, in one locale or in any."""

    kind: Kind
    contest_id: str | None = None
    task_id: str | None = None
    locale: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """A row of it. `people` are those that it has reached or is about to."""

    broadcast_id: str
    author_id: str
    kind: Kind
    contest_id: str | None
    task_id: str | None
    locale: str | None
    text: str | None
    message: str
    state: State
    starts_at: int
    cursor: str = ""
    page: int = 0
    is_listed: int = 0
    people: int = 0
    sent: int = 0
    blocked: int = 0
    failed: int = 0
    created_at: int

    @property
    def audience(self) -> Audience:
        return Audience(
            kind=self.kind,
            contest_id=self.contest_id,
            task_id=self.task_id,
            locale=self.locale,
        )


def written(text: str, button: tuple[str, str] | None = None) -> Say:
    """What an author has written, as it is said; a button is its label and its address."""
    said = Say(text=say("broadcast.text", text=text))
    if button is None:
        return said
    label, url = button
    below = Button(text=say("broadcast.button", text=label), url=url)
    return said.model_copy(update={"rows": ((below,),)})


def message(said: Say | Text, broadcast_id: str) -> str:
    """What each person gets, as it stands in the queue."""
    whole = said if isinstance(said, Say) else Say(text=said)
    about = f"{ABOUT}/{broadcast_id}"
    return Message(say=whole.model_copy(update={"about": about})).encode()
