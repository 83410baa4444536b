"""Where the public pages lead, and what their own addresses are."""

from __future__ import annotations

from urllib.parse import urlsplit

from contest.content.settings import Settings
from contest.content.site.languages import Language
from contest.kit import links

HOME = "/"


def page(contest_id: str) -> str:
    """The path of the page of a contest."""
    return f"/contests/{contest_id}"


def picture(contest_id: str, version: int, language: Language) -> str:
    """The path of its picture, which stays as it is."""
    return f"{page(contest_id)}/picture?version={version}&locale={language.locale}"


def proof(contest_id: str) -> str:
    """The path of the proof of its draw."""
    return f"/v1/contests/{contest_id}/draw"


def absolute(settings: Settings, path: str) -> str | None:
    """The address for who is elsewhere: that of the Mini App, where it is known."""
    address = urlsplit(settings.miniapp_url)
    return f"{address.scheme}://{address.netloc}{path}" if address.netloc else None


def bot(settings: Settings) -> str:
    """The chat with the bot."""
    return f"https://t.me/{settings.bot_username}"


def contest(settings: Settings, contest_id: str) -> str:
    """The contest in the Mini App, or in the chat with the bot where there is no Mini App."""
    to = links.app_link if settings.miniapp_url else links.chat_link
    return to(settings.bot_username, contest_id)
