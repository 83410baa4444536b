"""The settings of the bot."""

from __future__ import annotations

from dataclasses import dataclass

from contest.bot.updates.buttons import signing_key
from contest.kit.settings import Environment, read

NEEDED = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_USERNAME", "TELEGRAM_API_BASE")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What is not set, or not of its form, stands for nothing."""

    bot_token: str
    bot_username: str
    api_base: str
    miniapp_url: str
    alert_chat_id: str  # none: people are not told
    heartbeat_url: str

    @property
    def bot_id(self) -> int:
        """Its id as a Telegram user; 0 while there is no token."""
        first = self.bot_token.split(":")[0]
        return int(first) if first.isdecimal() else 0

    @property
    def button_key(self) -> bytes:
        """What signs the bot's buttons."""
        return signing_key(self.bot_token)


def read_settings(environment: Environment) -> Settings:
    """The settings, each as its form reads it."""
    return Settings(
        bot_token=read(environment, "TELEGRAM_BOT_TOKEN"),
        bot_username=read(environment, "TELEGRAM_BOT_USERNAME"),
        api_base=read(environment, "TELEGRAM_API_BASE"),
        miniapp_url=read(environment, "MINIAPP_URL"),
        alert_chat_id=read(environment, "ALERT_CHAT_ID"),
        heartbeat_url=read(environment, "HEARTBEAT_URL"),
    )
