"""The shapes of the contract: token. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictInt,
)


class Balance(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    posted: Annotated[StrictInt, Field(ge=0)]
    held: Annotated[StrictInt, Field(ge=0)]
    available: Annotated[StrictInt, Field(ge=0)]
