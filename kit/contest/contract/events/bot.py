"""The shapes of the contract: events.bot. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import (
    MISSING,
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
    has_username: StrictBool
    is_premium: StrictBool


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
    former_chat_id: Annotated[
        StrictStr | MISSING | None,
        Field(
            description="The id that a supergroup had while it was a group: whoever was asked about by it is meant too"
        ),
    ] = MISSING
    is_member: StrictBool
    changed_at: Annotated[
        StrictInt,
        Field(
            description="Epoch seconds, by Telegram: events come in any order, and the latest counts"
        ),
    ]
