"""The shapes of the contract that services share. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    MISSING,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
)
from typing_extensions import TypeAliasType

from contest.contract.scalars import AwareDatetime

Answer = TypeAliasType("Answer", Annotated[StrictInt, Field(ge=0, le=9)])


Channel1 = TypeAliasType(
    "Channel1", Annotated[StrictStr, Field(max_length=33, pattern="^[@-][A-Za-z0-9_]{4,32}$")]
)


class Close(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["close"]
    key: Annotated[
        StrictStr,
        Field(
            description="By which it takes effect once: the same whenever it is asked again, and no other's",
            max_length=200,
            min_length=1,
            pattern="^[A-Za-z0-9._:-]+$",
        ),
    ]
    budget: Annotated[
        StrictStr,
        Field(
            description="An account of points that is nobody's: `contest:` and its `id`, `campaign:` and its name",
            max_length=80,
            min_length=3,
            pattern="^[a-z]+:[A-Za-z0-9_-]+$",
        ),
    ]


class Credit(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["credit"]
    key: Annotated[
        StrictStr,
        Field(
            description="By which it takes effect once: the same whenever it is asked again, and no other's",
            max_length=200,
            min_length=1,
            pattern="^[A-Za-z0-9._:-]+$",
        ),
    ]
    budget: Annotated[
        StrictStr,
        Field(
            description="An account of points that is nobody's: `contest:` and its `id`, `campaign:` and its name",
            max_length=80,
            min_length=3,
            pattern="^[a-z]+:[A-Za-z0-9_-]+$",
        ),
    ]
    user_id: Annotated[
        StrictStr,
        Field(description="A user's `id`", max_length=64, min_length=1, pattern="^[a-z0-9]+$"),
    ]
    amount: Annotated[StrictInt, Field(ge=1, le=1000000000000)]


class DeadLetter(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    letter_id: StrictStr
    source: Annotated[StrictStr, Field(description="`updates`, or `outbox:` and a consumer")]
    reason: StrictStr
    message: Annotated[
        StrictStr, Field(description="The first 4000 characters of the message as it came")
    ]
    created_at: AwareDatetime


class DeadLetterList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[DeadLetter]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class Debit(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["debit"]
    key: Annotated[
        StrictStr,
        Field(
            description="By which it takes effect once: the same whenever it is asked again, and no other's",
            max_length=200,
            min_length=1,
            pattern="^[A-Za-z0-9._:-]+$",
        ),
    ]
    budget: Annotated[
        StrictStr,
        Field(
            description="An account of points that is nobody's: `contest:` and its `id`, `campaign:` and its name",
            max_length=80,
            min_length=3,
            pattern="^[a-z]+:[A-Za-z0-9_-]+$",
        ),
    ]
    user_id: Annotated[
        StrictStr,
        Field(description="A user's `id`", max_length=64, min_length=1, pattern="^[a-z0-9]+$"),
    ]
    amount: Annotated[StrictInt, Field(ge=1, le=1000000000000)]


class Event(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: Annotated[
        StrictStr,
        Field(description="The same however often it is handed over", max_length=64, min_length=1),
    ]
    type: StrictStr
    time: Annotated[StrictInt, Field(description="Epoch seconds")]
    data: dict[str, Any]


class FieldError(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    pointer: StrictStr
    message: StrictStr


class Fund(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["fund"]
    key: Annotated[
        StrictStr,
        Field(
            description="By which it takes effect once: the same whenever it is asked again, and no other's",
            max_length=200,
            min_length=1,
            pattern="^[A-Za-z0-9._:-]+$",
        ),
    ]
    budget: Annotated[
        StrictStr,
        Field(
            description="An account of points that is nobody's: `contest:` and its `id`, `campaign:` and its name",
            max_length=80,
            min_length=3,
            pattern="^[a-z]+:[A-Za-z0-9_-]+$",
        ),
    ]
    amount: Annotated[StrictInt, Field(ge=1, le=1000000000000)]


class Handover(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    producer: StrictStr
    events: Annotated[
        list[dict[str, Any]],
        Field(description="Each an `Event`; one that is none is refused alone", max_length=100),
    ]


class Health(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    status: Literal["ok"]
    service: Literal["api-gateway", "auth", "content", "referral", "token", "bot"]
    environment: StrictStr
    version: Annotated[StrictStr, Field(description="The commit", pattern="^[0-9a-f]{40}$")]


class Hold(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["hold"]
    key: Annotated[
        StrictStr,
        Field(
            description="By which it takes effect once: the same whenever it is asked again, and no other's",
            max_length=200,
            min_length=1,
            pattern="^[A-Za-z0-9._:-]+$",
        ),
    ]
    user_id: Annotated[
        StrictStr,
        Field(description="A user's `id`", max_length=64, min_length=1, pattern="^[a-z0-9]+$"),
    ]
    amount: Annotated[StrictInt, Field(ge=1, le=1000000000000)]
    expires_in_s: Annotated[StrictInt, Field(ge=1, le=604800)]


class Instructions(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    principal: Annotated[
        Literal["content", "referral"], Field(description="Who asks; keys are its own")
    ]
    instructions: Annotated[
        list[dict[str, Any]],
        Field(
            description="Each an `Instruction`; one that this version does not know is for later",
            max_length=50,
        ),
    ]


class Outcome(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    outcome: Literal["done", "refused", "later"]
    reason: Annotated[StrictStr, Field(description="Why it was refused")] = ""


class Outcomes(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    outcomes: list[Outcome]


class Post(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["post"]
    key: Annotated[
        StrictStr,
        Field(
            description="By which it takes effect once: the same whenever it is asked again, and no other's",
            max_length=200,
            min_length=1,
            pattern="^[A-Za-z0-9._:-]+$",
        ),
    ]
    hold_key: Annotated[
        StrictStr,
        Field(
            description="By which it takes effect once: the same whenever it is asked again, and no other's",
            max_length=200,
            min_length=1,
            pattern="^[A-Za-z0-9._:-]+$",
        ),
    ]
    user_id: Annotated[
        StrictStr,
        Field(description="A user's `id`", max_length=64, min_length=1, pattern="^[a-z0-9]+$"),
    ]
    amount: Annotated[StrictInt, Field(ge=1, le=1000000000000)]


class Problem(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    type: Annotated[StrictStr, Field(pattern="^urn:problem:[a-z0-9-]+$")]
    title: StrictStr
    status: StrictInt
    detail: StrictStr
    instance: StrictStr
    request_id: StrictStr
    errors: list[FieldError] | MISSING = MISSING


class Ready(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    status: Literal["ok"]


ReferralId = TypeAliasType("ReferralId", Annotated[StrictStr, Field(pattern="^[1-9][0-9]{0,14}$")])


class Replayed(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    replayed: Annotated[StrictInt, Field(description="So many take effect again")]
    kept: Annotated[StrictInt, Field(description="So many failed again and are kept")]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class Reverse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["reverse"]
    key: Annotated[
        StrictStr,
        Field(
            description="By which it takes effect once: the same whenever it is asked again, and no other's",
            max_length=200,
            min_length=1,
            pattern="^[A-Za-z0-9._:-]+$",
        ),
    ]
    reversed_key: Annotated[
        StrictStr,
        Field(
            description="By which it takes effect once: the same whenever it is asked again, and no other's",
            max_length=200,
            min_length=1,
            pattern="^[A-Za-z0-9._:-]+$",
        ),
    ]


class SweepReport(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    has_more: Annotated[
        StrictBool, Field(description="Whether events are left that could be handed over now")
    ]
    failed: list[StrictStr]
    alerts: dict[str, StrictStr]


class Void(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kind: Literal["void"]
    key: Annotated[
        StrictStr,
        Field(
            description="By which it takes effect once: the same whenever it is asked again, and no other's",
            max_length=200,
            min_length=1,
            pattern="^[A-Za-z0-9._:-]+$",
        ),
    ]
    hold_key: Annotated[
        StrictStr,
        Field(
            description="By which it takes effect once: the same whenever it is asked again, and no other's",
            max_length=200,
            min_length=1,
            pattern="^[A-Za-z0-9._:-]+$",
        ),
    ]


Instruction = TypeAliasType(
    "Instruction",
    Annotated[
        Fund | Credit | Debit | Hold | Post | Void | Close | Reverse, Field(discriminator="kind")
    ],
)
