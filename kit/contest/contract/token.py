"""The shapes of the contract: token. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    MISSING,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
)

from contest.contract.scalars import AwareDatetime


class Balance(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    posted: Annotated[StrictInt, Field(ge=0)]
    held: Annotated[StrictInt, Field(ge=0)]
    available: Annotated[StrictInt, Field(ge=0)]


class NewAdjustment(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: Annotated[
        StrictStr,
        Field(description="A user's `id`", max_length=64, min_length=1, pattern="^[a-z0-9]+$"),
    ]
    amount: Annotated[StrictInt, Field(description="Not 0", ge=-1000000000000, le=1000000000000)]
    reason: Annotated[
        StrictStr, Field(description="For them to read, like a note", max_length=200, min_length=1)
    ]


class NewTransfer(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    to_user_id: Annotated[
        StrictStr,
        Field(description="A user's `id`", max_length=64, min_length=1, pattern="^[a-z0-9]+$"),
    ]
    amount: Annotated[StrictInt, Field(ge=1, le=1000000000000)]
    note: Annotated[
        StrictStr | MISSING,
        Field(
            description="For them to read, as plain text: no control characters, and none that turn the direction of what follows",
            max_length=200,
            min_length=1,
        ),
    ] = MISSING


class TokenLeaderboard(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[TokenLeaderboardPlace]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class TokenLeaderboardPlace(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    rank: StrictInt
    first_name: StrictStr | None
    points: StrictInt


class Transaction(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    kind: Literal["transfer", "reward", "clawback", "adjustment", "purchase", "reversal", "closing"]
    amount: Annotated[StrictInt, Field(description="Negative where points went")]
    posted: Annotated[StrictInt, Field(description="What was there afterwards")]
    other_user_id: Annotated[
        StrictStr | None,
        Field(description="Whose they were, or are now; null where that is no person"),
    ]
    note: StrictStr | None
    reverses: StrictStr | None
    created_at: AwareDatetime


class TransactionList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Transaction]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class Transfer(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    kind: Literal[
        "transfer", "reward", "clawback", "adjustment", "purchase", "funding", "reversal", "closing"
    ]
    debit_account_id: Annotated[StrictStr, Field(description="Which the points have left")]
    credit_account_id: Annotated[StrictStr, Field(description="To which they went")]
    amount: StrictInt
    note: StrictStr | None
    reverses: Annotated[StrictStr | None, Field(description="The transfer that it takes back")]
    created_at: AwareDatetime


class TransferLimits(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    transfers_on: StrictBool
    per_transfer: Annotated[StrictInt, Field(ge=1, le=1000000000000)]
    per_day: Annotated[StrictInt, Field(ge=1, le=1000000000000)]
