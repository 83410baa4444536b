"""What auth keeps, as the database gives it; times in epoch seconds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Someone as Telegram described them last, with the locale they chose."""

    user_id: str
    telegram_id: str
    first_name: str
    username: str | None
    language_code: str | None
    locale: str
    created_at: int
    is_organiser: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session to be opened for initData, or a chain of it to be begun.

    `init_data` is its `auth_date` and its hash; `token_hash` is of the first refresh token by
    `chain_key`.
    """

    session_id: str
    init_data: tuple[int, str]
    chain_key: str
    token_hash: str
    user_agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """The session of initData, at the first refresh token of its chain."""

    user: User
    session_id: str
    chain_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The session that a refresh token belongs to, with the token's own generation."""

    session_id: str
    user_id: str
    chain_key: str
    generation: int  # of the current token
    token_generation: int
    last_used_at: int
    expires_at: int
    ended_at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSession:
    """A session as its owner sees it."""

    session_id: str
    user_agent: str
    created_at: int
    last_used_at: int
