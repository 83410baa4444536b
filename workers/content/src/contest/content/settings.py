"""The settings of content."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.drand import Chain
from contest.kit.settings import Environment, read

# The chain that verifiers pin, and how long they want its draws to wait: docs/draw.md.
QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
QUICKNET_DELAY_S_MIN = 600

NEEDED = (
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_BOT_USERNAME",
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
    bot_username: str
    miniapp_url: str
    api_base: str
    turnstile_site_key: str
    turnstile_secret_key: str
    turnstile_api_base: str
    beacon_urls: tuple[str, ...]
    beacon_chain: Chain | None
    draw_delay_s: int
    environment: str
    allows_loopback: bool

    @property
    def has_captcha(self) -> bool:
        """Whether a captcha can be passed: its page and its server side belong together."""
        return bool(self.turnstile_site_key and self.turnstile_secret_key)

    @property
    def webhook_loopback(self) -> bool:
        """Whether a webhook may lead to this machine itself: nowhere but in development."""
        return self.allows_loopback and self.environment == "local"

    @property
    def faults(self) -> tuple[str, ...]:
        """What does not go together, for `Deps.unfit`."""
        is_pinned = self.beacon_chain is not None and self.beacon_chain.hash == QUICKNET
        found = list[str]()
        if is_pinned and self.draw_delay_s < QUICKNET_DELAY_S_MIN:
            found.append(
                f"DRAW_DELAY_S is not {QUICKNET_DELAY_S_MIN} or more, which quicknet asks for"
            )
        if self.allows_loopback and not self.webhook_loopback:
            found.append("WEBHOOK_LOOPBACK is on, which is for development alone")
        return tuple(found)


def read_settings(environment: Environment) -> Settings:
    """The settings, each as its form reads it."""
    return Settings(
        bot_token=read(environment, "TELEGRAM_BOT_TOKEN"),
        bot_username=read(environment, "TELEGRAM_BOT_USERNAME"),
        miniapp_url=read(environment, "MINIAPP_URL"),
        api_base=read(environment, "TELEGRAM_API_BASE"),
        turnstile_site_key=read(environment, "TURNSTILE_SITE_KEY"),
        turnstile_secret_key=read(environment, "TURNSTILE_SECRET_KEY"),
        turnstile_api_base=read(environment, "TURNSTILE_API_BASE"),
        beacon_urls=read(environment, "BEACON_URLS"),
        beacon_chain=read(environment, "BEACON_CHAIN"),
        draw_delay_s=read(environment, "DRAW_DELAY_S"),
        environment=environment["ENVIRONMENT"],
        allows_loopback=read(environment, "WEBHOOK_LOOPBACK") == "on",
    )
