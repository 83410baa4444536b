"""The settings of the gateway."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.settings import Environment, read

NEEDED = ("TELEGRAM_WEBHOOK_SECRET", "OPS_TOKEN")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What is not set, or not of its form, is nothing: a secret that nobody has, no origin."""

    webhook_secret: str
    ops_token: str
    allowed_origins: frozenset[str]


def read_settings(environment: Environment) -> Settings:
    """The settings, each as its form reads it."""
    return Settings(
        webhook_secret=read(environment, "TELEGRAM_WEBHOOK_SECRET"),
        ops_token=read(environment, "OPS_TOKEN"),
        allowed_origins=read(environment, "ALLOWED_ORIGINS"),
    )
