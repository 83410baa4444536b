"""The shapes of the contract: auth. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
)

from contest.contract.scalars import AwareDatetime


class Jwk(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    kty: Literal["OKP"]
    crv: Literal["Ed25519"]
    alg: Literal["EdDSA"]
    use: Literal["sig"]
    kid: StrictStr
    x: StrictStr


class JwkSet(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    keys: list[Jwk]


class NewSession(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    init_data: Annotated[
        StrictStr,
        Field(description="`Telegram.WebApp.initData`, as it is", max_length=8192, min_length=1),
    ]


class Session(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    access_token: StrictStr
    token_type: Literal["Bearer"]
    expires_in: Annotated[StrictInt, Field(description="Seconds until the access token expires")]
    refresh_token: StrictStr
    user: User


class SessionRefresh(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    refresh_token: Annotated[StrictStr, Field(max_length=256, min_length=1)]


class TelegramPerson(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    telegram_id: Annotated[StrictStr, Field(pattern="^[1-9][0-9]{0,15}$")]
    first_name: StrictStr
    username: StrictStr | None
    language_code: Annotated[StrictStr | None, Field(description="As Telegram gives it")]


class User(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    telegram_id: Annotated[
        StrictStr, Field(description="Decimal digits: more than a JSON number holds safely")
    ]
    first_name: StrictStr
    username: StrictStr | None
    language_code: Annotated[StrictStr | None, Field(description="As Telegram gives it")]
    locale: Literal["en", "ru"]
    roles: list[Literal["participant", "organiser", "admin"]]
    created_at: AwareDatetime


class UserSession(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    user_agent: Annotated[
        StrictStr,
        Field(description="The browser and system it was opened with, such as `Chrome on Android`"),
    ]
    created_at: AwareDatetime
    last_used_at: AwareDatetime
    current: Annotated[StrictBool, Field(description="Whether it is the one that asks")]


class UserSessionList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[UserSession]
    next_cursor: Annotated[
        StrictStr | None, Field(description="Where the next page starts; null on the last one")
    ]


class UserUpdate(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    locale: Literal["en", "ru"]
