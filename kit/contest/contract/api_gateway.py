"""The shapes of the contract: api_gateway. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictStr,
)


class Readiness(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    status: Literal["ok"]
    services: Annotated[
        dict[str, StrictStr],
        Field(description="By service, `ok`, or `unsure` and what cannot be told now"),
    ]
