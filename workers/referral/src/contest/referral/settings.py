"""The settings of referral."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.settings import Environment, read

NEEDED = ("TELEGRAM_BOT_USERNAME", "TELEGRAM_BOT_TOKEN", "TELEGRAM_API_BASE")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What is not set, or not of its form, stands for nothing."""

    bot_username: str
    bot_token: str
    api_base: str


def read_settings(environment: Environment) -> Settings:
    """The settings, each as its form reads it."""
    return Settings(
        bot_username=read(environment, "TELEGRAM_BOT_USERNAME"),
        bot_token=read(environment, "TELEGRAM_BOT_TOKEN"),
        api_base=read(environment, "TELEGRAM_API_BASE"),
    )
