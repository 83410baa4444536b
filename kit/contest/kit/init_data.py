"""Mini App initData: whether Telegram signed it for our bot, and who it says is there.
Check the form, the signatures, then the age.

The protocol: https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from contest.kit.http import urlencoded
from contest.kit.jwt import Jwk
from contest.kit.problems import BadRequest, Unauthorized

AGE_MAX_S = (
    3600  # The Mini App exchanges its initData when it opens; a leaked one must not work tomorrow.
)
SKEW_MAX_S = 60  # How far Telegram's clock may be ahead of ours.

# What is signed are lines of `name=value`: with a `=` in a name or a line feed in a value,
# other fields give the same lines.
_NAME = re.compile("[a-z0-9_]+", re.ASCII)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_SIGNATURE = re.compile(
    "[A-Za-z0-9_-]{85}[AQgw]"
)  # 64 bytes, in the one spelling that base64url has for them


class InitDataMalformed(BadRequest):
    type, title = "init-data-malformed", "The initData is not of Telegram's form"


class InitDataUnsigned(BadRequest):
    type, title = "init-data-unsigned", "The initData carries no hash"


class InitDataForged(Unauthorized):
    type, title = "init-data-forged", "The initData was not signed for this bot"


class InitDataExpired(Unauthorized):
    type, title = "init-data-expired", "The initData is too old, or from the future"


class Person(BaseModel):
    """The signed-in person, as Telegram describes them. The id has up to 52 bits:
    text everywhere else.
    """

    model_config = ConfigDict(strict=True)

    id: int = Field(gt=0, lt=2**53)
    first_name: str
    username: str | None = None
    language_code: str | None = None
    photo_url: str | None = None
    is_premium: bool = False

    @property
    def has_profile(self) -> bool:
        """Whether there is a user name or a photo."""
        return bool(self.username or self.photo_url)


def parse(text: str) -> dict[str, str]:
    """The decoded fields. Raises `InitDataMalformed`."""
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
        _check_form(name, value)
        fields[name] = value
    return fields


def _check_form(name: str, value: str) -> None:
    if not _NAME.fullmatch(name):
        raise InitDataMalformed("The name of a field is not one of Telegram's.")
    if _CONTROL.search(value):
        raise InitDataMalformed("A field holds a control character.")


def check_hash(fields: Mapping[str, str], *, bot_token: str) -> None:
    """Whether only Telegram and the bot can have made `hash`.
    Raises `InitDataUnsigned` or `InitDataForged`.
    """
    if "hash" not in fields:
        raise InitDataUnsigned
    secret = hmac.digest(b"WebAppData", bot_token.encode(), hashlib.sha256)
    expected = hmac.digest(
        secret, _check_string(fields, without={"hash"}).encode(), hashlib.sha256
    ).hex()
    if not hmac.compare_digest(expected.encode(), fields["hash"].encode()):
        raise InitDataForged


def telegram_signature(fields: Mapping[str, str], *, bot_id: str) -> tuple[bytes, bytes] | None:
    """The Ed25519 signature by Telegram itself, and what it is of, if there is one.
    Raises `InitDataForged` if it cannot be one.
    """
    if "signature" not in fields:
        return None
    if not _SIGNATURE.fullmatch(fields["signature"]):
        raise InitDataForged
    signature = base64.urlsafe_b64decode(fields["signature"] + "==")
    return (
        signature,
        f"{bot_id}:WebAppData\n{_check_string(fields, without={'hash', 'signature'})}".encode(),
    )


def public_jwk(public_key: str) -> Jwk:
    """Telegram's key, given as 32 bytes in hex."""
    return {
        "kty": "OKP",
        "crv": "Ed25519",
        "x": base64.urlsafe_b64encode(bytes.fromhex(public_key)).decode().rstrip("="),
    }


def check_age(fields: Mapping[str, str], *, now: int, age_max_s: int = AGE_MAX_S) -> None:
    """Whether it was made lately, `now` being in epoch seconds.
    Raises `InitDataMalformed` or `InitDataExpired`.
    """
    auth_date = fields.get("auth_date", "")
    if not (auth_date.isascii() and auth_date.isdigit() and len(auth_date) <= 15):
        raise InitDataMalformed("`auth_date` is missing or not a time.")
    age_s = now - int(auth_date)
    if age_s > age_max_s or age_s < -SKEW_MAX_S:
        raise InitDataExpired(f"It is good for {age_max_s} s: open the Mini App again.")


def person(fields: Mapping[str, str]) -> Person:
    """Who is there. Raises `InitDataMalformed`."""
    try:
        return Person.model_validate_json(fields.get("user", ""))
    except ValidationError:
        raise InitDataMalformed("`user` is missing or not a Telegram user.") from None


def _check_string(fields: Mapping[str, str], *, without: set[str]) -> str:
    # `signature` stays in what is hashed.
    return "\n".join(f"{name}={fields[name]}" for name in sorted(fields) if name not in without)
