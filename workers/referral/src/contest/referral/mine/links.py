"""The links of an invitation code, and the QR code of one."""

from __future__ import annotations

import io
from urllib.parse import urlencode

MARGIN = 4  # modules, as ISO/IEC 18004 wants it


def app_link(bot: str, code: str) -> str:
    """It opens the Mini App, also from a channel."""
    return f"https://t.me/{bot}?startapp={code}"


def chat_link(bot: str, code: str) -> str:
    """It opens the chat with the bot."""
    return f"https://t.me/{bot}?start={code}"


def share_link(bot: str, code: str) -> str:
    """It lets people pick where to post the link."""
    return f"https://t.me/share/url?{urlencode({'url': app_link(bot, code)})}"


def qr_svg(link: str) -> str:
    """The QR code of a link, also for those who see the app in the dark."""
    import segno  # noqa: PLC0415 - rarely asked for

    drawn = io.BytesIO()
    look = {"border": MARGIN, "light": "#fff", "omitsize": True}
    segno.make_qr(link, error="m").save(drawn, kind="svg", xmldecl=False, nl=False, **look)
    return drawn.getvalue().decode()
