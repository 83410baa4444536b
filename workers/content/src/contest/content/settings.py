"""The settings of content."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.drand import Chain
from contest.kit.settings import Environment, read

NEEDED = (
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_API_BASE",
    "TURNSTILE_API_BASE",
    "BEACON_URLS",
    "BEACON_CHAIN",
    "DRAW_DELAY_S",
)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What is not set, or not of its form, stands for nothing."""

    bot_token: str
    api_base: str
    turnstile_site_key: str
    turnstile_secret_key: str
    turnstile_api_base: str
    beacon_urls: tuple[str, ...]
    beacon_chain: Chain | None
    draw_delay_s: int

    @property
    def has_captcha(self) -> bool:
        """Whether a captcha can be passed: its page and its server side belong together."""
        return bool(self.turnstile_site_key and self.turnstile_secret_key)


def read_settings(environment: Environment) -> Settings:
    """The settings, each as its form reads it."""
    return Settings(
        bot_token=read(environment, "TELEGRAM_BOT_TOKEN"),
        api_base=read(environment, "TELEGRAM_API_BASE"),
        turnstile_site_key=read(environment, "TURNSTILE_SITE_KEY"),
        turnstile_secret_key=read(environment, "TURNSTILE_SECRET_KEY"),
        turnstile_api_base=read(environment, "TURNSTILE_API_BASE"),
        beacon_urls=read(environment, "BEACON_URLS"),
        beacon_chain=read(environment, "BEACON_CHAIN"),
        draw_delay_s=read(environment, "DRAW_DELAY_S"),
    )
