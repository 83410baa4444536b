"""The shapes of the contract: referral. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    AnyUrl,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
)

from contest.contract.scalars import AwareDatetime
from contest.contract.shared import Channel1


class Attribution(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    telegram_id: StrictStr
    code: StrictStr


class CurrentReferralRules(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    version: StrictInt
    payouts_on: StrictBool
    funded: Annotated[StrictInt, Field(description="What the campaign's budget has got so far")]
    rules: ReferralRules


class InvitedCounts(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    pending: StrictInt
    qualified: StrictInt
    rewarded: StrictInt
    rejected: StrictInt
    flagged: StrictInt


class Invitee(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    first_name: StrictStr | None
    state: Literal["pending", "qualified", "rewarded", "rejected", "flagged"]
    reason: Annotated[
        StrictStr | None,
        Field(description="Why it is rejected, or rewarded without points for the caller"),
    ]
    invited_at: AwareDatetime


class InviteeList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Invitee]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class MyReferral(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    code: Annotated[
        StrictStr, Field(description="Serves as `start` and `startapp` parameter alike")
    ]
    link: Annotated[
        AnyUrl, Field(description="Opens the Mini App with the code as signed `start_param`")
    ]
    chat_link: Annotated[
        AnyUrl, Field(description="Opens the chat with the bot, which gets the code by `/start`")
    ]
    share_link: Annotated[
        AnyUrl,
        Field(description="Lets them pick the chats, groups and channels in which to post `link`"),
    ]
    invited: InvitedCounts
    rejected: Annotated[
        dict[str, StrictInt], Field(description="Why those that are `rejected` are, and how many")
    ]
    earned: Annotated[
        StrictInt, Field(description="Points that their invitations have brought them")
    ]
    pending: Annotated[StrictInt, Field(description="Points of those that are `qualified`")]
    next_reward: Annotated[
        StrictInt | None, Field(description="What the next invitation is worth; null while none is")
    ]
    next_tier: Annotated[
        ReferralTier | None,
        Field(
            description="From which one on each is worth something else; null where there is no further tier"
        ),
    ]
    next_milestone: Annotated[
        ReferralMilestone | None,
        Field(
            description="With which one there is something on top; null where there is no further milestone"
        ),
    ]
    stopped_by: Annotated[
        Literal["closed", "cap", "daily-cap", "budget", "payouts-off"] | None,
        Field(description="Why another invitation would not be paid now"),
    ]


class NewReferralClaim(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    init_data: Annotated[
        StrictStr,
        Field(
            description="As the Mini App got it when it was opened by the link",
            max_length=4096,
            min_length=1,
        ),
    ]


class NewReferralCode(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    code: Annotated[StrictStr, Field(max_length=32, min_length=3, pattern="^[a-z0-9_-]+$")]
    telegram_id: Annotated[
        StrictStr, Field(description="Whose it is to be", pattern="^[1-9][0-9]{0,15}$")
    ]


class ReferralClaim(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    code: StrictStr
    claimed_at: AwareDatetime


class ReferralCode(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    code: StrictStr


class ReferralLeaderboard(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[ReferralLeaderboardPlace]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class ReferralLeaderboardPlace(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    rank: StrictInt
    first_name: StrictStr | None
    invited: Annotated[StrictInt, Field(description="Invitations that are rewarded or are to be")]


class ReferralMilestone(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    at: Annotated[
        StrictInt, Field(description="With the invitation of that number", ge=1, le=1000000)
    ]
    points: Annotated[StrictInt, Field(ge=0, le=1000000)]


class ReferralPayouts(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    payouts_on: StrictBool


class ReferralRules(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    campaign: Annotated[
        StrictStr,
        Field(description="Whose budget pays", max_length=40, min_length=1, pattern="^[a-z0-9-]+$"),
    ]
    starts_at: AwareDatetime
    ends_at: Annotated[
        AwareDatetime,
        Field(
            description="Later than `starts_at`. Before it invitations are accepted, and the invitee has to act"
        ),
    ]
    contest_id: Annotated[
        StrictStr | None,
        Field(description="Which contest the invitee has to enter; null for any", max_length=64),
    ]
    needs_task: Annotated[
        StrictBool,
        Field(
            description="Whether the invitee has to do a task there as well: any of them but to buy tickets, or to invite"
        ),
    ] = False
    tells_contests: Annotated[
        StrictBool,
        Field(description="Whether invitations count for the tasks of contests to invite friends"),
    ] = False
    channels: Annotated[
        list[Channel1],
        Field(
            description="Of which the invitee still has to be a member after `hold_h`; the bot has to administer them",
            max_length=2,
        ),
    ]
    hold_h: Annotated[
        StrictInt,
        Field(
            description="So many hours after the invitee has acted it is looked at again, and paid",
            ge=0,
            le=168,
        ),
    ] = 24
    return_h: Annotated[
        StrictInt,
        Field(
            description="Who left and is back after so many hours begins anew, once", ge=0, le=168
        ),
    ] = 72
    newcomer_h: Annotated[
        StrictInt,
        Field(description="Who has been here for longer cannot be invited any more", ge=0, le=8760),
    ] = 24
    tiers: Annotated[
        list[ReferralTier],
        Field(
            description="What the referrer gets: by the last one that they have reached",
            max_length=20,
            min_length=1,
        ),
    ]
    milestones: Annotated[
        list[ReferralMilestone], Field(description="What they get on top", max_length=20)
    ]
    invitee_points: Annotated[
        StrictInt, Field(description="What the invitee gets", ge=0, le=1000000)
    ] = 0
    second_level_points: Annotated[
        StrictInt,
        Field(
            description="For whoever has invited the referrer. It is where farms pay themselves: leave it at 0",
            ge=0,
            le=1000000,
        ),
    ] = 0
    per_person: Annotated[
        StrictInt,
        Field(
            description="So many invitations of one referrer are paid in a campaign",
            ge=0,
            le=1000000,
        ),
    ]
    per_day: Annotated[StrictInt, Field(ge=0, le=1000000)]
    budget: Annotated[
        StrictInt,
        Field(
            description="All the points that the campaign may give; it can only grow",
            ge=0,
            le=1000000000000,
        ),
    ]


class ReferralTier(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    after: Annotated[
        StrictInt,
        Field(
            description="For whoever has so many rewarded or qualified invitations already",
            ge=0,
            le=1000000,
        ),
    ]
    points: Annotated[StrictInt, Field(ge=0, le=1000000)]
