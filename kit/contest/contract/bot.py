"""The shapes of the contract: bot. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    MISSING,
    BaseModel,
    ConfigDict,
    Field,
    StrictInt,
    StrictStr,
)

from contest.contract.scalars import AwareDatetime


class Accepted(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    status: Literal["stored"]


class Broadcast(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    audience: BroadcastAudience
    text: Annotated[
        StrictStr | None,
        Field(description="null: what the bot says by itself, such as that a contest is cancelled"),
    ]
    state: Annotated[
        Literal["running", "paused", "done", "cancelled"],
        Field(description="One that has not begun yet is `running`, from `starts_at` on"),
    ]
    starts_at: AwareDatetime
    created_at: AwareDatetime
    people: Annotated[
        StrictInt,
        Field(
            description="How many it has reached or is about to reach; it grows while it goes through its audience"
        ),
    ]
    sent: Annotated[StrictInt, Field(description="How many have it")]
    blocked: Annotated[
        StrictInt,
        Field(
            description="How many cannot be written to. They are not asked again until they come back"
        ),
    ]
    failed: Annotated[StrictInt, Field(description="How many did not get it for another reason")]


class BroadcastAudience(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Annotated[
        Literal["all", "entrants", "winners", "others", "unfinished"],
        Field(description="`others` hold no prize, `unfinished` have not completed the task"),
    ]
    contest_id: Annotated[
        StrictStr | MISSING,
        Field(
            description="Of all but `all`", max_length=64, min_length=1, pattern="^[A-Za-z0-9_-]+$"
        ),
    ] = MISSING
    task_id: Annotated[
        StrictStr | MISSING,
        Field(
            description="Of `unfinished`", max_length=64, min_length=1, pattern="^[A-Za-z0-9_-]+$"
        ),
    ] = MISSING
    locale: Literal["en", "ru"] | MISSING = MISSING


class BroadcastButton(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    text: Annotated[StrictStr, Field(max_length=64, min_length=1)]
    url: Annotated[
        StrictStr, Field(description="Begins with `https://`", max_length=500, min_length=9)
    ]


class BroadcastList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Broadcast]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class BroadcastMessage(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    audience: BroadcastAudience
    text: Annotated[
        StrictStr, Field(description="As it is read: no markup", max_length=3500, min_length=1)
    ]
    button: BroadcastButton | MISSING = MISSING


class BroadcastPreview(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    people_max: Annotated[
        StrictInt,
        Field(
            description="How many there are. Fewer are written to: not who speaks another language than the one asked for, nor whom the bot cannot write to",
            ge=0,
        ),
    ]


class NewBroadcast(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    audience: BroadcastAudience
    text: Annotated[
        StrictStr, Field(description="As it is read: no markup", max_length=3500, min_length=1)
    ]
    button: BroadcastButton | MISSING = MISSING
    starts_at: Annotated[
        AwareDatetime | MISSING,
        Field(description="When to begin: within a minute of it. At once without it"),
    ] = MISSING


class NewShare(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    contest_id: Annotated[
        StrictStr | None,
        Field(
            description="Null: the caller's invitation",
            max_length=64,
            min_length=1,
            pattern="^[A-Za-z0-9_-]+$",
        ),
    ] = None


class Share(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: Annotated[StrictStr, Field(description="Of Telegram's `PreparedInlineMessage`")]
    expires_at: AwareDatetime


class TelegramUpdate(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    update_id: Annotated[StrictInt, Field(ge=0, le=9007199254740991)]
