"""The shapes of the contract. Generated from openapi/ by `make spec`: do not edit."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import MISSING, AnyUrl, BaseModel, ConfigDict, Field, StrictBool, StrictInt, StrictStr

from contest.contract.scalars import AwareDatetime


class Accepted(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    status: Literal["stored"]


class Balance(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    posted: Annotated[StrictInt, Field(ge=0)]
    held: Annotated[StrictInt, Field(ge=0)]
    available: Annotated[StrictInt, Field(ge=0)]


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
    next_cursor: Annotated[StrictStr | None, Field(description="Where the next page starts; null on the last one")]


class DeadLetter(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    letter_id: StrictStr
    source: Annotated[StrictStr, Field(description="`updates`, or `outbox:` and a consumer")]
    reason: StrictStr
    message: Annotated[StrictStr, Field(description="The first 4000 characters of the message as it came")]
    created_at: AwareDatetime


class DeadLetterList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[DeadLetter]
    next_cursor: Annotated[StrictStr | None, Field(description="Where the next page starts; null on the last one")]


class Event(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: Annotated[StrictStr, Field(description="The same however often it is handed over", max_length=64, min_length=1)]
    type: StrictStr
    time: Annotated[StrictInt, Field(description="Epoch seconds")]
    data: dict[str, Any]


class FieldError(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    pointer: StrictStr
    message: StrictStr


class Handover(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    producer: StrictStr
    events: Annotated[list[Event], Field(max_length=100)]


class Health(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    status: Literal["ok"]
    service: Literal["api-gateway", "auth", "content", "referral", "token", "bot"]
    environment: StrictStr
    version: Annotated[StrictStr, Field(description="The commit", pattern="^[0-9a-f]{40}$")]


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


class MyReferral(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    code: Annotated[StrictStr, Field(description="Serves as `start` and `startapp` parameter alike")]
    link: Annotated[AnyUrl, Field(description="Opens the Mini App with the code as signed `start_param`")]


class NewSession(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    init_data: Annotated[StrictStr, Field(description="`Telegram.WebApp.initData`, as it is", max_length=8192, min_length=1)]


class Outcome(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    outcome: Literal["done", "refused", "later"]
    reason: Annotated[StrictStr | MISSING, Field(description="Why it was refused")] = MISSING


class Outcomes(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    outcomes: list[Outcome]


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


class Readiness(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    status: Literal["ok"]
    services: Annotated[dict[str, StrictStr], Field(description="By service, `ok`, or `unsure` and what cannot be told now")]


class Ready(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    status: Literal["ok"]


class Replayed(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    replayed: Annotated[StrictInt, Field(description="So many take effect again")]
    kept: Annotated[StrictInt, Field(description="So many failed again and are kept")]
    next_cursor: Annotated[StrictStr | None, Field(description="Where the next page starts; null on the last one")]


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


class SessionReuseDetected(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: StrictStr
    session_id: StrictStr


class SweepReport(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    has_more: Annotated[StrictBool, Field(description="Whether events are left that could be handed over now")]
    failed: list[StrictStr]
    alerts: dict[str, StrictStr]


class TelegramUpdate(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    update_id: Annotated[StrictInt, Field(ge=0, le=9007199254740991)]


class User(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    telegram_id: Annotated[StrictStr, Field(description="Decimal digits: more than a JSON number holds safely")]
    first_name: StrictStr
    username: StrictStr | None
    language_code: Annotated[StrictStr | None, Field(description="As Telegram gives it")]
    locale: Literal["en", "ru"]
    roles: list[Literal["participant", "admin"]]
    created_at: AwareDatetime


class UserContact(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: StrictStr
    telegram_id: StrictStr
    locale: Literal["en", "ru"]
    changed_at_ms: Annotated[StrictInt, Field(description="Epoch milliseconds: events come in any order, and the latest choice counts")]


class UserDeleted(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    user_id: StrictStr
    telegram_id: StrictStr


class UserSession(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    user_agent: Annotated[StrictStr, Field(description="The browser and system it was opened with, such as `Chrome on Android`")]
    created_at: AwareDatetime
    last_used_at: AwareDatetime
    current: Annotated[StrictBool, Field(description="Whether it is the one that asks")]


class UserSessionList(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    items: list[UserSession]
    next_cursor: Annotated[StrictStr | None, Field(description="Where the next page starts; null on the last one")]


class UserUpdate(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    locale: Literal["en", "ru"]
