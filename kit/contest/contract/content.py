"""The shapes of the contract: content. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import MISSING, BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr
from typing_extensions import TypeAliasType

from contest.contract.scalars import AwareDatetime

Channel = TypeAliasType(
    "Channel",
    Annotated[
        StrictStr,
        Field(
            description="The `@name` of a public channel, or the id of another",
            pattern="^[@-][A-Za-z0-9_]{4,32}$",
        ),
    ],
)


class Contest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    title: Annotated[StrictStr, Field(description="In the locale that was asked for")]
    description: Annotated[StrictStr, Field(description="In the locale that was asked for")]
    status: Literal["draft", "scheduled", "open", "closed", "cancelled", "drawn"]
    version: Annotated[
        StrictInt,
        Field(
            description="Goes up by one with every change. The `ETag` of a contest is this number in quotes"
        ),
    ]
    texts: ContestTexts
    default_locale: Literal["en", "ru"]
    prizes: list[Prize]
    picture_url: StrictStr | None
    required_channels: Annotated[
        list[StrictStr], Field(description="Whoever wins must be a member of each")
    ]
    excludes_winners_of: Annotated[
        list[StrictStr], Field(description="Whoever won one of these contests may not enter")
    ]
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    time_zone: Annotated[
        StrictStr, Field(description="Its days begin at midnight there: an IANA name")
    ]
    winners: Annotated[StrictInt, Field(description="The prizes together")]
    reserves: StrictInt
    entry_tickets: Annotated[StrictInt, Field(description="Tickets for joining")]
    tickets_max: Annotated[StrictInt, Field(description="So many tickets an entry can have")]
    entries_max: Annotated[
        StrictInt | None, Field(description="With so many entries it ends before its time")
    ]
    has_captcha: StrictBool
    created_at: AwareDatetime
    closed_at: AwareDatetime | None


class ContestList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Contest]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


ContestReference = TypeAliasType(
    "ContestReference",
    Annotated[
        StrictStr, Field(description="The `id` of a contest", pattern="^[A-Za-z0-9_-]{1,64}$")
    ],
)


class ContestText(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    title: Annotated[StrictStr, Field(max_length=120, min_length=1)]
    description: Annotated[StrictStr, Field(max_length=2000, min_length=1)]
    rules: Annotated[StrictStr, Field(max_length=6000)] = ""
    button: Annotated[
        StrictStr, Field(description="What the button to join says", max_length=40)
    ] = ""


class ContestTexts(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    en: ContestText | MISSING = MISSING
    ru: ContestText | MISSING = MISSING


class ContestUpdate(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    texts: ContestTexts | MISSING = MISSING
    default_locale: Literal["en", "ru"] | MISSING = MISSING
    prizes: Annotated[list[Prize] | MISSING, Field(max_length=50, min_length=1)] = MISSING
    picture_url: Annotated[
        StrictStr | MISSING | None, Field(description="Begins with `https://`", max_length=500)
    ] = MISSING
    required_channels: Annotated[list[Channel] | MISSING, Field(max_length=10)] = MISSING
    excludes_winners_of: Annotated[list[ContestReference] | MISSING, Field(max_length=20)] = MISSING
    starts_at: AwareDatetime | MISSING = MISSING
    ends_at: AwareDatetime | MISSING = MISSING
    time_zone: Annotated[StrictStr | MISSING, Field(max_length=64, min_length=1)] = MISSING
    reserves: Annotated[StrictInt | MISSING, Field(ge=0, le=1000)] = MISSING
    entry_tickets: Annotated[StrictInt | MISSING, Field(ge=1, le=1000)] = MISSING
    tickets_max: Annotated[StrictInt | MISSING, Field(ge=1, le=1000)] = MISSING
    entries_max: Annotated[StrictInt | MISSING | None, Field(ge=1, le=10000000)] = MISSING
    has_captcha: StrictBool | MISSING = MISSING
    reason: Annotated[
        StrictStr | MISSING, Field(description="Public", max_length=500, min_length=1)
    ] = MISSING


class LocalisedText(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    en: Annotated[StrictStr | MISSING, Field(max_length=500, min_length=1)] = MISSING
    ru: Annotated[StrictStr | MISSING, Field(max_length=500, min_length=1)] = MISSING


class MyEntry(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    state: Literal["active", "withdrawn", "disqualified"]
    tickets: StrictInt
    tickets_max: StrictInt
    is_qualified: Annotated[
        StrictBool,
        Field(
            description="Whether every mandatory task is completed: else it takes no part in the draw"
        ),
    ]
    joined_at: AwareDatetime
    commitment: Annotated[
        StrictStr, Field(description="The line of the draw's list that is theirs")
    ]
    salt: Annotated[StrictStr, Field(description="With which they prove it: theirs alone")]


class NewContest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    texts: ContestTexts
    default_locale: Literal["en", "ru"]
    prizes: Annotated[list[Prize], Field(max_length=50, min_length=1)]
    picture_url: Annotated[
        StrictStr | MISSING | None, Field(description="Begins with `https://`", max_length=500)
    ] = MISSING
    required_channels: Annotated[list[Channel] | MISSING, Field(max_length=10)] = MISSING
    excludes_winners_of: Annotated[list[ContestReference] | MISSING, Field(max_length=20)] = MISSING
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    time_zone: Annotated[StrictStr, Field(max_length=64, min_length=1)]
    reserves: Annotated[StrictInt | MISSING, Field(ge=0, le=1000)] = MISSING
    entry_tickets: Annotated[StrictInt | MISSING, Field(ge=1, le=1000)] = MISSING
    tickets_max: Annotated[StrictInt | MISSING, Field(ge=1, le=1000)] = MISSING
    entries_max: Annotated[StrictInt | MISSING | None, Field(ge=1, le=10000000)] = MISSING
    has_captcha: StrictBool | MISSING = MISSING


class NewEntry(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    source: Literal["direct", "channel_post", "invitation"] = "direct"
    captcha_token: Annotated[
        StrictStr | MISSING,
        Field(
            description="Of Cloudflare Turnstile, where the contest has a captcha: with the action `join` and the user's `id` as `cData`",
            max_length=2048,
            min_length=1,
        ),
    ] = MISSING


class NewPage(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    locale: Literal["en", "ru"]
    title: Annotated[StrictStr, Field(max_length=120, min_length=1)]
    markdown: Annotated[StrictStr, Field(max_length=20000, min_length=1)]


class Page(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    slug: StrictStr
    locale: Literal["en", "ru"]
    version: StrictInt
    title: StrictStr
    markdown: StrictStr
    html: Annotated[StrictStr, Field(description="Sanitised")]
    changed_at: AwareDatetime


class PageVersionList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Page]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class Prize(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    name: LocalisedText
    count: Annotated[StrictInt, Field(description="So many people win one", ge=1, le=1000)]
    handover: LocalisedText


class Reason(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    reason: Annotated[StrictStr, Field(description="Public", max_length=500, min_length=1)]
