"""The settings of auth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contest.kit.jwt import Jwk
from contest.kit.settings import Environment, read

NEEDED = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_ED25519_PUBLIC_KEY", "JWT_PRIVATE_KEYS")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What is not set, or not of its form, stands for nothing.
    The private keys are nowhere else.
    """

    private_keys: Sequence[Jwk]
    bot_token: str
    telegram_public_key: str  # Ed25519, in hex
    admin_telegram_ids: frozenset[str]


def read_settings(environment: Environment) -> Settings:
    """The settings, each as its form reads it."""
    return Settings(
        private_keys=read(environment, "JWT_PRIVATE_KEYS"),
        bot_token=read(environment, "TELEGRAM_BOT_TOKEN"),
        telegram_public_key=read(environment, "TELEGRAM_ED25519_PUBLIC_KEY"),
        admin_telegram_ids=read(environment, "ADMIN_TELEGRAM_IDS"),
    )
