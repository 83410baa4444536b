"""The shapes of the contract: content. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictStr

from contest.contract.scalars import AwareDatetime


class Contest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    title: StrictStr
    description: StrictStr
    status: Literal["draft", "scheduled", "open", "closed", "cancelled", "drawn"]
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    created_at: AwareDatetime


class ContestList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[Contest]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]
