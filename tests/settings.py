"""Values of every setting: what is taken, and what is refused, by whoever reads settings."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tools.beacon.chain import Chain
from tools.deploy.keys import new_key_set
from tools.fleet import BEACONS, QUICKNET, TELEGRAM_KEY

KEYS = new_key_set()
[KEY] = json.loads(KEYS)["keys"]
[OTHER_KEY] = json.loads(new_key_set())["keys"]


def key_set(*changes: Mapping[str, object], without: str = "") -> str:
    """A set with one key for each change to a good one."""
    keys = [
        {name: value for name, value in (KEY | change).items() if name != without}
        for change in changes
    ]
    return json.dumps({"keys": keys}, separators=(",", ":"))


CHAIN = Chain(bytes(31) + b"\x07").info


def chain(*, without: str = "", **changes: object) -> str:
    """The chain of a beacon with a change."""
    info = {name: value for name, value in (CHAIN | changes).items() if name != without}
    return json.dumps(info, separators=(",", ":"))


GOOD: dict[str, str] = {
    "TELEGRAM_BOT_TOKEN": "1234567890:synthetic-token-of-no-bot-at-all",
    "TELEGRAM_BOT_USERNAME": "contest_test_bot",
    "TELEGRAM_WEBHOOK_SECRET": "synthetic-webhook-secret",
    "TELEGRAM_ED25519_PUBLIC_KEY": "0" * 64,
    "TELEGRAM_API_BASE": "https://telegram.example.org/api",
    "MINIAPP_URL": "https://app.example.org/",
    "ADMIN_TELEGRAM_IDS": "1",
    "JWT_PRIVATE_KEYS": KEYS,
    "ALLOWED_ORIGINS": "https://app.example.org",
    "ALERT_CHAT_ID": "-1001234567890",
    "HEARTBEAT_URL": "https://heartbeat.example.org/beat",
    "TURNSTILE_SITE_KEY": "synthetic-turnstile-site",
    "TURNSTILE_SECRET_KEY": "synthetic-turnstile-secret",
    "TURNSTILE_API_BASE": "https://turnstile.example.org/v0",
    "BEACON_URLS": "https://beacon.example.org",
    "BEACON_CHAIN": chain(),
    "DRAW_DELAY_S": "600",
    "WEBHOOK_LOOPBACK": "off",
    "OPS_TOKEN": "synthetic-ops-token",
    "TRUSTED_PROXY": "X-Real-IP",
}

TAKEN: Mapping[str, tuple[str, ...]] = {
    "TELEGRAM_BOT_TOKEN": ("1:AAAAAAAAAAAAAAAAAAAA_-",),
    "TELEGRAM_BOT_USERNAME": ("pic4", "Contest_Bot"),
    "TELEGRAM_WEBHOOK_SECRET": ("a", "A" * 256),
    "TELEGRAM_ED25519_PUBLIC_KEY": (TELEGRAM_KEY,),
    "TELEGRAM_API_BASE": ("http://127.0.0.1:8081", "http://telegram-bot-api:8081/"),
    "MINIAPP_URL": ("https://app.example.org/app/?a=1#/start", "https://xn--e1afmkfd.xn--p1ai"),
    "ADMIN_TELEGRAM_IDS": ("11,31", str(2**53 - 1)),
    "JWT_PRIVATE_KEYS": (
        key_set({"nbf": 1}),
        key_set({}, OTHER_KEY | {"nbf": 2**40}),
        KEYS.replace(",", ", "),
    ),
    "ALLOWED_ORIGINS": ("https://a.example,http://127.0.0.1:3000",),
    "ALERT_CHAT_ID": ("42",),
    "HEARTBEAT_URL": ("http://10.0.0.1:8080/ping?key=a%20b&x=1",),
    "TURNSTILE_SITE_KEY": ("1x00000000000000000000AA", "0x4AAAAAAA_-"),
    "TURNSTILE_SECRET_KEY": ("1x0000000000000000000000000000000AA", "A" * 100),
    "TURNSTILE_API_BASE": ("http://127.0.0.1:8081/turnstile/v0", "http://turnstile/"),
    "BEACON_URLS": (
        BEACONS,
        "http://127.0.0.1:8081/beacon",
        "https://a.example/,https://b.example",
    ),
    "BEACON_CHAIN": (QUICKNET, chain(more={"a": 1}), json.dumps(CHAIN)),
    "DRAW_DELAY_S": ("10", "86400"),
    "WEBHOOK_LOOPBACK": (),  # `on` for development alone
    "OPS_TOKEN": ("A1-._~+/A1-._~+/==",),
    "TRUSTED_PROXY": ("CF-Connecting-IP",),
}

# Nothing that these end with, begin with or hold passes in any setting.
NEVER = (
    "\n",
    "\r",
    "\t",
    "\0",
    "'",
    '"',
    ";",
    "\N{NO-BREAK SPACE}",
    "\udcff",
    "\N{ARABIC-INDIC DIGIT ONE}",
)

REFUSED: Mapping[str, tuple[str, ...]] = {
    "TELEGRAM_BOT_TOKEN": (
        "123",
        ":AAAAAAAAAAAAAAAAAAAAA",
        "x:AAAAAAAAAAAAAAAAAAAAA",
        "1:short",
        "bot1:AAAAAAAAAAAAAAAAAAAAA",
    ),
    "TELEGRAM_BOT_USERNAME": (
        "@contest_test_bot",
        "https://t.me/contest_bot",
        "bot",
        "1_bot",
        "contest-bot",
        "a" * 33,
    ),
    "TELEGRAM_WEBHOOK_SECRET": ("with spaces", "a" * 257, "a.b"),
    "TELEGRAM_ED25519_PUBLIC_KEY": ("0" * 63, "0" * 65, "A" * 64, KEY["x"]),
    "TELEGRAM_API_BASE": (
        "api.telegram.org",
        "ftp://telegram.example",
        "https://",
        "https://a.example/?x=",
        "https://a:b@a.example",
        "https://a:99999",
    ),
    "MINIAPP_URL": (
        "app.example.org",
        "http://app.example.org/",
        "https://a b",
        "https://a.example/a b",
        "https://\u043f.\u0440\u0444/",
        "https://a.example:0/",
    ),
    "ADMIN_TELEGRAM_IDS": (
        "11 31",
        "11, 31",
        "11 ,31",
        " 11",
        "11,",
        ",",
        "11,,31",
        "11;31",
        "@ada",
        "0",
        "-1",
        "011",
        "1.0",
        "1e3",
        "11\n,31",
        str(2**53),
    ),
    "JWT_PRIVATE_KEYS": (
        KEYS[:-20],
        "{}",
        '{"keys":[]}',
        '{"keys":{}}',
        '{"keys":["a"]}',
        KEYS.replace('{"keys":', '{"keys":[],"keys":'),
        "[" * 100_000,
        key_set({}, without="d"),  # the public set
        key_set({}, without="kid"),
        key_set({}, without="crv"),
        key_set({"kty": "RSA"}),
        key_set({"crv": "X25519"}),
        key_set({"alg": "RS256"}),
        key_set({"d": KEY["d"][:-1]}),
        key_set({"d": f"{KEY['d']}="}),
        key_set({"x": OTHER_KEY["x"]}),  # of another key
        key_set({"kid": 1}),
        key_set({"kid": ""}),
        key_set({"nbf": "1"}),
        key_set({"nbf": True}),
        key_set({"nbf": -1}),
        key_set({"nbf": 2**40}),  # and none that signs now
        key_set({}, {}),  # one kid for two
    ),
    "ALLOWED_ORIGINS": (
        "https://a.example, https://b.example",
        "*",
        "null",
        "https://a.example/",
        "https://A.example",
        "https://a.example https://b.example",
        "https://a.example:443",
        "https://a.example,",
    ),
    "ALERT_CHAT_ID": ("@chat", "0", "-0", "--1", "1.5", str(-(2**53)), "- 1"),
    "HEARTBEAT_URL": (
        "heartbeat.example/beat",
        "https://",
        "https://a.example/a b",
        "file:///etc/passwd",
    ),
    "TURNSTILE_SITE_KEY": ("with spaces", "a" * 101),
    "TURNSTILE_SECRET_KEY": ("with spaces", "a" * 101),
    "TURNSTILE_API_BASE": ("turnstile.example", "ftp://turnstile.example", "https://a.example/?x="),
    "BEACON_URLS": (
        "beacon.example",
        "https://a.example, https://b.example",
        "https://a.example,",
        "https://a.example?x=",
        "https://a.example,https://a.example/",
        "https://a.example,https://b.example,https://c.example,https://d.example",
    ),
    "BEACON_CHAIN": (
        "{}",
        CHAIN["hash"],
        QUICKNET[:-20],
        QUICKNET.replace('"period":3', '"period":30'),
        QUICKNET.replace('"period":3', '"period":3,"period":3'),
        QUICKNET.replace("83cf", "83ce"),
        QUICKNET.replace("quicknet", "other"),
        QUICKNET.replace("1692803367", "1692803368"),
        QUICKNET.replace("1692803367", "1692803367.0"),
        chain(hash="0" * 64),
        chain(schemeID="pedersen-bls-chained"),
        chain(public_key=CHAIN["public_key"][:96]),
        chain(public_key=CHAIN["public_key"].upper()),
        chain(period="1"),
        chain(period=0),
        chain(metadata={"beaconID": ""}),
        chain(more={"a": {"b": 1}}),
        *(chain(without=name) for name in CHAIN),
    ),
    "DRAW_DELAY_S": ("9", "86401", "0600", "600.0", "6e2", "-600", "10 m"),
    "WEBHOOK_LOOPBACK": ("yes", "ON", "1"),
    "OPS_TOKEN": ("short", "with spaces in its middle", "a" * 513, "=" * 20),
    "TRUSTED_PROXY": ("X-Real-IP, X-Forwarded-For", "X Real IP", "X-Real-IP:"),
}


def refused() -> list[tuple[str, str]]:
    """Every setting with every value that it must not have."""
    spoiled = [
        (name, text)
        for name, good in GOOD.items()
        for mark in (*NEVER, " ")
        for text in (good + mark, good[:5] + mark + good[5:])
    ]
    return spoiled + [(name, value) for name, values in REFUSED.items() for value in values]


def taken() -> list[tuple[str, str]]:
    """Every setting with values that it may have."""
    return [(name, value) for name in GOOD for value in (GOOD[name], *TAKEN[name])]
