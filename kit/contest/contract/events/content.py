"""The shapes of the contract: events.content. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import (
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
)

from contest.contract.event import EventData


class AnswerJudged(EventData):
    """An organiser has judged the answer to an open question, for good."""

    TYPE: ClassVar[str] = "answer.judged"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("bot",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: StrictStr
    contest_id: StrictStr
    title: Annotated[StrictStr, Field(description="Of the contest, in the locale of the entry")]
    task: Annotated[StrictStr, Field(description="Its title in that locale")]
    is_accepted: StrictBool
    tickets: Annotated[StrictInt, Field(description="That were given for it")]
    reason: StrictStr | None


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


class DrawConfirmed(EventData):
    """The winners of a contest are confirmed."""

    TYPE: ClassVar[str] = "draw.confirmed"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("bot",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: Annotated[StrictStr, Field(description="The contest's owner")]
    contest_id: StrictStr
    title: Annotated[StrictStr, Field(description="In its default locale")]
    locale: Annotated[StrictStr, Field(description="Its default locale")]
    channels: Annotated[list[StrictStr], Field(description="Of the contest, by `@name` or id")]
    prizes: Annotated[StrictInt, Field(description="That have a holder")]


class DrawDrawn(EventData):
    """A contest has been drawn, and waits to be confirmed."""

    TYPE: ClassVar[str] = "draw.drawn"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("bot",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: Annotated[StrictStr, Field(description="Its owner")]
    contest_id: StrictStr
    title: Annotated[StrictStr, Field(description="In its default locale")]


class DrawFrozen(EventData):
    """The list of a closed contest is frozen, and the header of its draw is public."""

    TYPE: ClassVar[str] = "draw.frozen"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("bot",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: Annotated[StrictStr, Field(description="The contest's owner")]
    contest_id: StrictStr
    title: Annotated[StrictStr, Field(description="In its default locale")]
    locale: Annotated[StrictStr, Field(description="The contest's")]
    channels: Annotated[list[StrictStr], Field(description="Of the contest, by `@name` or id")]
    entries: StrictInt
    tickets: StrictInt
    header_hash: StrictStr
    round: StrictInt
    round_at: StrictInt


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


class EntryTaskDone(EventData):
    """Someone has done their first task in a contest; friends whom they have invited and tickets that they have bought are none."""

    TYPE: ClassVar[str] = "entry.task_done"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("referral",)
    model_config = ConfigDict(
        extra="forbid",
    )
    telegram_id: StrictStr
    contest_id: StrictStr


class PrizeLost(EventData):
    """A winner did not claim their prize in time."""

    TYPE: ClassVar[str] = "prize.lost"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("bot",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: StrictStr
    contest_id: StrictStr
    title: StrictStr
    prize: StrictStr


class PrizeWon(EventData):
    """Someone has won a prize, for good or until they let the time to claim it pass."""

    TYPE: ClassVar[str] = "prize.won"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("bot",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: StrictStr
    contest_id: StrictStr
    title: Annotated[StrictStr, Field(description="Of the contest, in the locale of the entry")]
    prize: Annotated[StrictStr, Field(description="Its name in that locale")]
    handover: Annotated[StrictStr, Field(description="How they get it")]
    kind: Annotated[
        Literal["contact", "code", "claim", "points"],
        Field(
            description="How it is handed over: the winner gets a code, is written to, claims it in time, or is paid points"
        ),
    ]
    claim_until: StrictInt | None


class WebhookDisabled(EventData):
    """A webhook was switched off, since nothing gets through to it."""

    TYPE: ClassVar[str] = "webhook.disabled"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("bot",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: Annotated[StrictStr, Field(description="The contest's owner")]
    contest_id: StrictStr
    title: Annotated[StrictStr, Field(description="In its default locale")]
    host: Annotated[StrictStr, Field(description="The name in its address")]
    reason: Literal["failing", "gone"]
