"""What auth decides: roles, claims, how long sessions live, and which token follows which."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from typing import Any

from contest.auth.problems import RefreshTokenUnknown, SessionEnded, SessionExpired
from contest.auth.records import Session, User
from contest.kit.jwt import ACCESS_TOKEN_S, AUDIENCE, issuer

SIGN_INS = (20, 60)  # of one person, by (requests, seconds)
REFRESHES = (60, 60)  # of one session
IDLE_MAX_S = 14 * 86_400  # Who does not come back for so long opens the Mini App anew.
SESSION_S = 90 * 86_400  # However often it is refreshed.
NAME_CHARACTERS_MAX = 64  # Telegram's own: a token has a longest size.
ENDED_KEPT_S = 86_400  # So long an ended session can say that it was ended.


def roles(user: User, admin_telegram_ids: frozenset[str]) -> list[str]:
    """The roles of a user. Who is an admin is an organiser as well."""
    if user.telegram_id in admin_telegram_ids:
        return ["participant", "organiser", "admin"]
    return ["participant", "organiser"] if user.is_organiser else ["participant"]


def access_claims(
    user: User, *, environment: str, session_id: str, roles: Sequence[str], now: int, token_id: str
) -> dict[str, Any]:
    """The claims of an access token issued `now` (epoch seconds).

    They describe the user as OpenID Connect does: who handles a call need not look them up.
    """
    return {
        "iss": issuer(environment),
        "aud": AUDIENCE,
        "sub": user.user_id,
        "sid": session_id,
        "roles": list(roles),
        "telegram_id": user.telegram_id,
        "given_name": user.first_name[:NAME_CHARACTERS_MAX],
        "preferred_username": user.username,
        "locale": user.locale,
        "iat": now,
        "exp": now + ACCESS_TOKEN_S,
        "jti": token_id,
    }


def counted_as(telegram_id: int, *, bot_token: str) -> str:
    """The name under which a person's requests are counted, outside our tables:
    so it leads to nobody.
    """
    return _token(bot_token, f"person:{telegram_id}")


def digest(refresh_token: str) -> str:
    """What is stored of a refresh token: it is as random as its 256 bits,
    so a plain hash is enough.
    """
    return hashlib.sha256(refresh_token.encode()).hexdigest()


def first_token(chain_key: str, init_data_hash: str, *, bot_token: str) -> str:
    """The first refresh token of a chain: the same one for whoever hands in this initData while the
    chain is new.

    Whoever read the database lacks the bot's token.
    """
    return _token(bot_token, f"{chain_key}:{init_data_hash}")


def successor(chain_key: str, refresh_token: str) -> str:
    """The refresh token that follows: always the same one,
    so requests that race or are repeated get one answer.

    Whoever stole a token lacks the key, whoever read the database lacks the token.
    """
    return _token(chain_key, refresh_token)


def _token(key: str, message: str) -> str:
    digested = hmac.digest(key.encode(), message.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digested).decode().rstrip("=")


def check_alive(session: Session | None, *, now: int) -> Session:
    """The session of a refresh token, if it may still yield one. Raises `RefreshTokenUnknown`,
    `SessionEnded` or `SessionExpired`.
    """
    if session is None:
        raise RefreshTokenUnknown
    if session.ended_at is not None:
        raise SessionEnded
    if now >= session.expires_at or now >= session.last_used_at + IDLE_MAX_S:
        raise SessionExpired
    return session


def is_reused(session: Session) -> bool:
    """Whether its token is older than the one before the current one:
    two parties hold the session's tokens.
    """
    return session.token_generation < session.generation - 1


_BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "YaBrowser/": "Yandex",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
}
_BROWSERS |= {
    "Chrome/": "Chrome",
    "CriOS/": "Chrome",
    "Safari/": "Safari",
}  # which others say as well: so they come last
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iOS",
    "iPad": "iOS",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def user_agent_family(user_agent: str) -> str:
    """`Chrome on Android` and the like: enough to know one's own devices by,
    too little to track anyone.
    """
    browser = next((name for mark, name in _BROWSERS.items() if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS.items() if mark in user_agent), "")
    return " on ".join(filter(None, (browser, system))) or "unknown"
