"""Signs Mini App `initData` as Telegram does, so that tests and people can sign in without
Telegram.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def emulator_key(bot_token: str) -> Ed25519PrivateKey:
    """What the emulator signs with for one bot: derived, so that whoever has the token can tell its
    public part to auth.
    """
    return Ed25519PrivateKey.from_private_bytes(
        hashlib.sha256(f"emulator of Telegram for {bot_token}".encode()).digest()
    )


def public_key(bot_token: str) -> str:
    """The emulator's public key for one bot, in hex: for TELEGRAM_ED25519_PUBLIC_KEY."""
    return emulator_key(bot_token).public_key().public_bytes_raw().hex()


def sign_init_data(
    bot_token: str,
    *,
    user: dict[str, object],
    auth_date: int,
    start_param: str | None = None,
    query_id: str | None = None,
    private_key: Ed25519PrivateKey | None = None,
    signed_by_telegram: bool = True,
) -> str:
    """The query string a Mini App gets. Equal arguments give the equal `hash`: vary `query_id`
    where a hash works only once. Without Telegram's own signature it is signed by the bot's token
    alone.

    https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app

    """
    optional = {"query_id": query_id, "start_param": start_param}
    pairs = {"user": user_text(user), "auth_date": str(auth_date)} | {
        name: value for name, value in optional.items() if value is not None
    }
    return sign_pairs(
        bot_token, pairs, private_key=private_key, signed_by_telegram=signed_by_telegram
    )


def sign_pairs(
    bot_token: str,
    pairs: dict[str, str],
    *,
    private_key: Ed25519PrivateKey | None = None,
    signed_by_telegram: bool = True,
) -> str:
    """The query string of these and their signatures."""
    pairs = dict(pairs)
    if signed_by_telegram:
        pairs["signature"] = _signature(
            bot_token.partition(":")[0], pairs, private_key or emulator_key(bot_token)
        )
    pairs["hash"] = _hash(bot_token, pairs)
    return urlencode(pairs, quote_via=quote, safe="")


def user_text(user: dict[str, object]) -> str:
    """Compact and with `/` escaped, as Telegram writes it: who checks a re-serialised user instead
    of the raw text fails here too.
    """
    return json.dumps(user, ensure_ascii=False, separators=(",", ":")).replace("/", "\\/")


def _signature(bot_id: str, pairs: dict[str, str], private_key: Ed25519PrivateKey) -> str:
    message = f"{bot_id}:WebAppData\n{_check_string(pairs)}"
    return urlsafe_b64encode(private_key.sign(message.encode())).rstrip(b"=").decode()


def _hash(bot_token: str, pairs: dict[str, str]) -> str:
    secret = hmac.digest(b"WebAppData", bot_token.encode(), hashlib.sha256)
    return hmac.new(secret, _check_string(pairs).encode(), hashlib.sha256).hexdigest()


def _check_string(pairs: dict[str, str]) -> str:
    return "\n".join(f"{name}={value}" for name, value in sorted(pairs.items()))
