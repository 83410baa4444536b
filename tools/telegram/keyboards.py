"""Inline keyboards: what Telegram takes in which chat, and its words for what it does not."""

from __future__ import annotations

import re

import httpx

from tools.telegram.parameters import Button, InlineKeyboard
from tools.telegram.state import bad_request

CALLBACK_DATA_BYTES_MAX = 64
COPY_TEXT_CHARACTERS_MAX = 256
BUTTONS_MAX, ROW_BUTTONS_MAX = 100, 8
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "::1")
PORTS = range(1, 2**16)
INLINE = "inline"  # where the chat is not known yet
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
)


def check_keyboard(keyboard: InlineKeyboard | None, chat_type: str) -> None:
    """Raises `Refused`."""
    rows = keyboard.inline_keyboard if keyboard else []
    if sum(map(len, rows)) > BUTTONS_MAX or any(len(row) > ROW_BUTTONS_MAX for row in rows):
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button, chat_type)


def _check_button(button: Button, chat_type: str) -> None:
    if not button.text:
        raise bad_request("can't parse inline keyboard button: Text must be non-empty")
    if sum(getattr(button, action) is not None for action in ACTIONS) != 1:
        raise bad_request(
            f"can't parse inline keyboard button: exactly one of {', '.join(ACTIONS)} must be used"
        )
    data = button.callback_data
    if data is not None and not 0 < len(data.encode()) <= CALLBACK_DATA_BYTES_MAX:
        raise bad_request("BUTTON_DATA_INVALID")
    if button.url is not None and not re.match(r"(https?|tg)://[^\s/]", button.url):
        raise bad_request(f"inline keyboard button URL '{button.url}' is invalid: Wrong HTTP URL")
    if button.copy_text and not 0 < len(button.copy_text.text) <= COPY_TEXT_CHARACTERS_MAX:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    _check_inline_switch(button, chat_type)
    _check_web_app(button, chat_type)


def _check_inline_switch(button: Button, chat_type: str) -> None:
    for name in ("switch_inline_query", "switch_inline_query_current_chat"):
        if chat_type == "channel" and getattr(button, name) is not None:
            raise bad_request(
                f"can't use {name} in a channel chat, because a user will not be able to use "
                "the button without knowing bot's username"
            )


def _check_web_app(button: Button, chat_type: str) -> None:
    if not button.web_app:
        return
    url = button.web_app.url
    if chat_type != "private":
        raise bad_request("BUTTON_TYPE_INVALID")
    if not (re.match(r"https://[^\s/]", url) or is_loopback(url)):
        raise bad_request(
            f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        )


def is_loopback(url: str) -> bool:
    """`http` or `https` on this machine, as read by the client that would send there."""
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        return False
    return (
        parts.scheme in ("http", "https")
        and parts.host in LOOPBACK_HOSTS
        and (parts.port or 80) in PORTS
    )
