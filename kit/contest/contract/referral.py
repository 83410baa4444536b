"""The shapes of the contract: referral. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    AnyUrl,
    BaseModel,
    ConfigDict,
    Field,
    StrictStr,
)


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
