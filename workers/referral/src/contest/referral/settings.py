"""The settings of referral."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.settings import Environment, read

NEEDED = ("TELEGRAM_BOT_USERNAME",)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What is not set, or not of its form, stands for nothing."""

    bot_username: str


def read_settings(environment: Environment) -> Settings:
    """The settings, each as its form reads it."""
    return Settings(bot_username=read(environment, "TELEGRAM_BOT_USERNAME"))
