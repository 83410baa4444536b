"""The shapes of the contract: events.referral. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import (
    ConfigDict,
    Field,
    StrictInt,
    StrictStr,
)

from contest.contract.event import EventData


class ReferralRewarded(EventData):
    """Someone's invitation has led to all that its rules ask for, which is final; only where they say `tells_contests`."""

    TYPE: ClassVar[str] = "referral.rewarded"
    CONSUMERS: ClassVar[tuple[str, ...]] = ("content",)
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: Annotated[StrictStr, Field(description="Of whoever has invited")]
    telegram_id: Annotated[StrictStr, Field(description="Theirs")]
    invited_at: Annotated[StrictInt, Field(description="Epoch seconds")]
