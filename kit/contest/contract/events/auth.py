"""The shapes of the contract: events.auth. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import (
    MISSING,
    ConfigDict,
    Field,
    StrictInt,
    StrictStr,
)

from contest.contract.event import EventData


class SessionReuseDetected(EventData):
    """A session was ended because a refresh token came a second time."""

    TYPE: ClassVar[str] = "session.reuse_detected"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("bot",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: StrictStr
    session_id: StrictStr


class UserCreated(EventData):
    """Someone has signed in for the first time."""

    TYPE: ClassVar[str] = "user.created"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("referral", "token", "bot")
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: StrictStr
    telegram_id: StrictStr
    locale: Literal["en", "ru"]
    changed_at_ms: Annotated[
        StrictInt,
        Field(
            description="Epoch milliseconds: events come in any order, and the latest choice counts"
        ),
    ]
    start_param: Annotated[
        StrictStr | MISSING,
        Field(
            description="By what they opened the Mini App, as Telegram has signed it, where it can be an invitation code"
        ),
    ] = MISSING


class UserDeleted(EventData):
    """A user is gone."""

    TYPE: ClassVar[str] = "user.deleted"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("content", "referral", "token", "bot")
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: StrictStr
    telegram_id: StrictStr


class UserLocaleChanged(EventData):
    """A user has chosen a locale."""

    TYPE: ClassVar[str] = "user.locale_changed"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("bot",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: StrictStr
    telegram_id: StrictStr
    locale: Literal["en", "ru"]
    changed_at_ms: Annotated[
        StrictInt,
        Field(
            description="Epoch milliseconds: events come in any order, and the latest choice counts"
        ),
    ]
