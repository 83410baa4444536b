"""The form of every setting, said here and nowhere else.

`make dev`, `make serve` and the guard of a deployment refuse a value that is not of its form. A
worker that has one all the same takes nothing in its place, and `/ready` tells which setting it is.
The value is never told: it may be a secret.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from contest.kit.database import INTEGER_MAX
from contest.kit.drand import Chain, read_info
from contest.kit.http.strictjson import check_depth, check_unique
from contest.kit.problems import Problem

KEYS_MAX = 10  # A rotation leaves two or three.
KEY_SET_DEPTH_MAX = 3  # an object, its list, a key
CHAIN_DEPTH_MAX = 2
DRAW_DELAY_S, DRAW_DELAY_S_MAX = 600, 86_400  # 10 at least
BEACONS_MAX = 3  # Each that does not answer takes its time-out.
DEFAULT_PORTS = {"http": 80, "https": 443}
HERE = ("127.0.0.1", "localhost")

HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?"
BASE = re.compile(rf"https?://{HOST}(?:/[A-Za-z0-9._~/-]*)?")
ADDRESS = re.compile(rf"https?://{HOST}(?:[/?#][A-Za-z0-9._~%!$&()*+,=:@/?#-]*)?")
ORIGIN = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[1-9][0-9]{0,4})?")
# 32 bytes in base64url, in their one spelling.
KEY_BYTES = re.compile(r"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]")
LINE_OF_JSON = re.compile(r"\{[ -~]*\}")
KID = re.compile(r"[A-Za-z0-9._~-]{1,64}")


Environment = Mapping[str, str]  # the settings that a worker has, with ENVIRONMENT and VERSION


@dataclass(frozen=True)
class Form:
    """What a value has to be, in words, and how it is read:
    `parse` raises `ValueError` for any other.
    """

    said: str
    parse: Callable[[str], Any]
    nothing: Any = ""  # what a worker takes where there is no value, or one that is not of the form


def fault(name: str, text: str) -> str | None:
    """What is wrong with the value of a setting, if anything."""
    try:
        FORMS[name].parse(text)
    except ValueError:
        return f"{name} is not {FORMS[name].said}"
    return None


def parsed(name: str, text: str) -> Any:
    """The value of a setting; what stands for nothing where it is not of its form."""
    try:
        return FORMS[name].parse(text)
    except ValueError:
        return FORMS[name].nothing


def read(environment: Environment, name: str) -> Any:
    """A setting of a worker, `parsed`."""
    return parsed(name, environment.get(name, ""))


def missing(environment: Environment, names: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that are not set, for `Deps.missing`."""
    return tuple(name for name in names if not environment.get(name))


def faults(environment: Environment) -> tuple[str, ...]:
    """What is wrong with the settings that have a value, for `Deps.unfit`."""
    given = {name: text for name, text in environment.items() if text and name in FORMS}
    return tuple(filter(None, (fault(name, text) for name, text in given.items())))


def told(*, missing: tuple[str, ...], unfit: tuple[str, ...]) -> str:
    """What is wrong with a configuration, in a line; empty when nothing is."""
    return "; ".join([f"lacks {', '.join(missing)}"] * bool(missing) + list(unfit))


def _matching(pattern: str | re.Pattern[str]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError
        return text

    return parse


def _items(parse: Callable[[str], str]) -> Callable[[str], frozenset[str]]:
    """Split first, then read: what is between the commas is exactly one item."""
    return lambda text: frozenset(parse(item) for item in text.split(","))


def _telegram_id(text: str) -> str:
    if not re.fullmatch("[1-9][0-9]{0,15}", text) or int(text) > INTEGER_MAX:
        raise ValueError
    return text


def _chat_id(text: str) -> str:
    _telegram_id(text.removeprefix("-"))
    return text


def _url(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text) or urlsplit(text).port == 0:  # above 65535 it raises by itself
        raise ValueError
    return text


def _base(text: str) -> str:
    return _url(BASE, text)


def _address(text: str) -> str:
    return _url(ADDRESS, text)


def _page(text: str) -> str:
    url = urlsplit(_address(text))
    if url.scheme != "https" and url.hostname not in HERE:
        raise ValueError
    return text


def _origin(text: str) -> str:
    url = urlsplit(_url(ORIGIN, text))
    if url.port == DEFAULT_PORTS[url.scheme]:  # browsers leave it out, so it would never match
        raise ValueError
    return text


def _delay(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{1,4}", text) or int(text) > DRAW_DELAY_S_MAX:
        raise ValueError
    return int(text)


def _beacons(text: str) -> tuple[str, ...]:
    found = tuple(_base(item).rstrip("/") for item in text.split(","))
    if not 0 < len(found) == len(set(found)) <= BEACONS_MAX:
        raise ValueError
    return found


def _chain(text: str) -> Chain:
    if not LINE_OF_JSON.fullmatch(text):
        raise ValueError
    try:
        check_depth(text.encode(), depth_max=CHAIN_DEPTH_MAX)
        check_unique(text)
    except Problem:
        raise ValueError from None
    return read_info(text)


def _key_set(text: str) -> tuple[dict[str, Any], ...]:
    if not LINE_OF_JSON.fullmatch(text):
        raise ValueError
    try:
        check_depth(text.encode(), depth_max=KEY_SET_DEPTH_MAX)
        check_unique(text)
        keys = tuple(_private_key(key) for key in json.loads(text)["keys"])
    except (Problem, KeyError, TypeError):
        raise ValueError from None
    if not 0 < len(keys) <= KEYS_MAX or len({key["kid"] for key in keys}) < len(keys):
        raise ValueError
    return keys


def _private_key(key: dict[str, Any]) -> dict[str, Any]:
    kind = (key["kty"], key["crv"], key.get("alg", "EdDSA"), key.get("use", "sig"))
    parts = (
        KID.fullmatch(key["kid"])
        and KEY_BYTES.fullmatch(key["x"])
        and KEY_BYTES.fullmatch(key["d"])
    )
    signs_from = key.get("nbf", 0)
    if (
        kind != ("OKP", "Ed25519", "EdDSA", "sig")
        or not parts
        or type(signs_from) is not int
        or signs_from < 0
    ):
        raise ValueError
    return key


NOBODY: frozenset[str] = frozenset()
TURNSTILE_KEY = Form("1 to 100 characters of A-Z a-z 0-9 _ -", _matching("[A-Za-z0-9_-]{1,100}"))

FORMS: Mapping[str, Form] = {
    "TELEGRAM_BOT_TOKEN": Form(
        "a token as @BotFather gives them", _matching("[1-9][0-9]{0,14}:[A-Za-z0-9_-]{20,100}")
    ),
    "TELEGRAM_BOT_USERNAME": Form(
        "a bot's name: 4 to 32 of A-Z a-z 0-9 _, a letter first, without the @",
        _matching("[A-Za-z][A-Za-z0-9_]{3,31}"),
    ),
    "TELEGRAM_WEBHOOK_SECRET": Form(
        "1 to 256 characters of A-Z a-z 0-9 _ -", _matching("[A-Za-z0-9_-]{1,256}")
    ),
    "TELEGRAM_ED25519_PUBLIC_KEY": Form(
        "64 hexadecimal digits, a-f small", _matching("[0-9a-f]{64}")
    ),
    "TELEGRAM_API_BASE": Form("an http(s) address without a query", _base),
    "MINIAPP_URL": Form("an https address (http on this machine alone)", _page),
    "ADMIN_TELEGRAM_IDS": Form(
        "a list of Telegram ids, with a comma between each two", _items(_telegram_id), NOBODY
    ),
    "JWT_PRIVATE_KEYS": Form(
        "a JWK set of Ed25519 private keys, each with a kid of its own", _key_set, ()
    ),
    "ALLOWED_ORIGINS": Form(
        "a list of origins as browsers send them, with a comma between each two",
        _items(_origin),
        NOBODY,
    ),
    "ALERT_CHAT_ID": Form("the id of a chat", _chat_id),
    "HEARTBEAT_URL": Form("an http(s) address", _address),
    "TURNSTILE_SITE_KEY": TURNSTILE_KEY,
    "TURNSTILE_SECRET_KEY": TURNSTILE_KEY,
    "TURNSTILE_API_BASE": Form("an http(s) address without a query", _base),
    "BEACON_URLS": Form(
        f"a list of 1 to {BEACONS_MAX} http(s) addresses without a query, with a comma between "
        "each two",
        _beacons,
        (),
    ),
    "BEACON_CHAIN": Form(
        "a chain of drand's in one line of JSON, of the scheme bls-unchained-g1-rfc9380 and with "
        "its own hash",
        _chain,
        None,
    ),
    "DRAW_DELAY_S": Form(
        f"a whole number of seconds from 10 to {DRAW_DELAY_S_MAX}", _delay, DRAW_DELAY_S
    ),
    "WEBHOOK_LOOPBACK": Form("`on` or `off`", _matching("on|off")),
    "OPS_TOKEN": Form(
        "at least 16 characters of A-Z a-z 0-9 - . _ ~ + / and = at its end",
        _matching("(?=.{16,512}$)[A-Za-z0-9._~+/-]+=*"),
    ),
    "TRUSTED_PROXY": Form("the name of one header", _matching("[A-Za-z0-9-]{1,64}")),
}
