"""The shapes of the contract: events.content. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import (
    ConfigDict,
    Field,
    StrictStr,
)

from contest.contract.event import EventData


class ContestCancelled(EventData):
    """A published contest has been cancelled."""

    TYPE: ClassVar[str] = "contest.cancelled"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("bot",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: Annotated[StrictStr, Field(description="Its owner")]
    contest_id: StrictStr
    title: Annotated[StrictStr, Field(description="In its default locale")]


class ContestClosed(EventData):
    """A contest has been closed, by its end or before."""

    TYPE: ClassVar[str] = "contest.closed"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("bot",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: Annotated[StrictStr, Field(description="Its owner")]
    contest_id: StrictStr
    title: Annotated[StrictStr, Field(description="In its default locale")]


class ContestOpened(EventData):
    """A contest has been opened."""

    TYPE: ClassVar[str] = "contest.opened"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("bot",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: Annotated[StrictStr, Field(description="Its owner")]
    contest_id: StrictStr
    title: Annotated[StrictStr, Field(description="In its default locale")]


class EntryCreated(EventData):
    """Someone has entered a contest."""

    TYPE: ClassVar[str] = "entry.created"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("referral",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: StrictStr
    telegram_id: StrictStr
    contest_id: StrictStr


class EntryDisqualified(EventData):
    """An entry was disqualified."""

    TYPE: ClassVar[str] = "entry.disqualified"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("bot",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: StrictStr
    contest_id: StrictStr
    title: Annotated[StrictStr, Field(description="Of the contest, in the locale of the entry")]
    reason: StrictStr
