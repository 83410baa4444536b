"""The shapes of the contract: events.bot. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import (
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
)

from contest.contract.event import EventData


class InvitationFollowed(EventData):
    """Someone has come to the bot by an invitation code, and referral did not answer."""

    TYPE: ClassVar[str] = "invitation.followed"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("referral",)
    model_config = ConfigDict(
        extra="forbid",
    )
    telegram_id: StrictStr
    code: StrictStr


class MemberChanged(EventData):
    """Someone whom the bot knows has joined or left a chat that it administers."""

    TYPE: ClassVar[str] = "member.changed"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("content",)
    model_config = ConfigDict(
        extra="forbid",
    )
    telegram_id: StrictStr
    chat_id: StrictStr
    chat_name: Annotated[
        StrictStr | None, Field(description="The `@name` of a public chat, in lower case")
    ]
    is_member: StrictBool
    changed_at: Annotated[
        StrictInt,
        Field(
            description="Epoch seconds, by Telegram: events come in any order, and the latest counts"
        ),
    ]
