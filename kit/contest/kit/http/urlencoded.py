"""`application/x-www-form-urlencoded` text, which queries and initData alike are made of."""

from __future__ import annotations

from urllib.parse import unquote_to_bytes


def pairs(text: str) -> list[tuple[str, str, str]]:
    """Each part as (name, "=" or "", value), decoded. Raises `UnicodeDecodeError`,
    which is a `ValueError`.
    """
    parts = (part.partition("=") for part in text.split("&"))
    return [(_decoded(name), equals, _decoded(value)) for name, equals, value in parts]


def _decoded(text: str) -> str:
    if "%" not in text and "+" not in text:
        return text
    return unquote_to_bytes(text.replace("+", " ")).decode()
