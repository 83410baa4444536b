"""Mini App initData: whether Telegram signed it for our bot, and who it says is there.

The protocol: https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from pydantic import BaseModel, Field, ValidationError

from contest.auth.problems import InitDataExpired, InitDataForged, InitDataMalformed, InitDataUnsigned
from contest.kit import urlencoded

AGE_MAX_S = 3600  # The Mini App exchanges its initData when it opens; a leaked one must not work tomorrow.
SKEW_MAX_S = 60  # How far Telegram's clock may be ahead of ours.


class Person(BaseModel):
    """The signed-in person, as Telegram describes them. The id has up to 52 bits: text everywhere else."""

    id: int = Field(gt=0, lt=2**53)
    first_name: str
    username: str | None = None
    language_code: str | None = None


@dataclass(frozen=True, slots=True)
class InitData:
    """The fields of initData whose signature and age are good."""

    fields: dict[str, str]

    def person(self) -> Person:
        """Who is there. Raises `InitDataMalformed`."""
        try:
            return Person.model_validate_json(self.fields.get("user", ""))
        except ValidationError:
            raise InitDataMalformed("`user` is missing or not a Telegram user.") from None


def check_init_data(text: str, *, bot_token: str, now: int, age_max_s: int = AGE_MAX_S) -> InitData:
    """The fields, once form, signature and age are checked, in this order. `now` is in epoch seconds.

    Raises `InitDataMalformed`, `InitDataUnsigned`, `InitDataForged` or `InitDataExpired`.
    """
    fields = _fields(text)
    if "hash" not in fields:
        raise InitDataUnsigned
    if not hmac.compare_digest(_hash(fields, bot_token).encode(), fields["hash"].encode()):
        raise InitDataForged
    _check_age(fields.get("auth_date", ""), now=now, age_max_s=age_max_s)
    return InitData(fields)


def _fields(text: str) -> dict[str, str]:
    try:
        parts = urlencoded.pairs(text)
    except UnicodeDecodeError:
        raise InitDataMalformed("It is not valid UTF-8.") from None
    fields: dict[str, str] = {}
    for name, equals, value in parts:
        if not equals or not name:
            raise InitDataMalformed("A part has no `=`.")
        if name in fields:
            raise InitDataMalformed("A field is given twice.")
        fields[name] = value
    return fields


def _hash(fields: dict[str, str], bot_token: str) -> str:
    # Only `hash` is left out: `signature`, where there is one, is part of what is hashed.
    checked = "\n".join(f"{name}={fields[name]}" for name in sorted(fields) if name != "hash")
    secret = hmac.digest(b"WebAppData", bot_token.encode(), hashlib.sha256)
    return hmac.digest(secret, checked.encode(), hashlib.sha256).hex()


def _check_age(auth_date: str, *, now: int, age_max_s: int) -> None:
    if not (auth_date.isascii() and auth_date.isdigit() and len(auth_date) <= 15):
        raise InitDataMalformed("`auth_date` is missing or not a time.")
    age_s = now - int(auth_date)
    if age_s > age_max_s or age_s < -SKEW_MAX_S:
        raise InitDataExpired(f"It is good for {age_max_s} s: open the Mini App again.")
