"""QR codes as pictures: Telegram shows no drawing."""

from __future__ import annotations

import io

MARGIN = 4  # modules, as ISO/IEC 18004 wants it
PIXELS = 12  # of a module


def qr_png(link: str) -> bytes:
    """The QR code of a link."""
    import segno  # noqa: PLC0415 - rarely asked for

    picture = io.BytesIO()
    segno.make_qr(link, error="m").save(picture, kind="png", scale=PIXELS, border=MARGIN)
    return picture.getvalue()
