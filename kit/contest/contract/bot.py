"""The shapes of the contract: bot. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictInt,
)


class Accepted(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    status: Literal["stored"]


class TelegramUpdate(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    update_id: Annotated[StrictInt, Field(ge=0, le=9007199254740991)]
