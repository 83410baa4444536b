"""Read the multipart bodies that wrangler sends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.cloudflare.refusal import Refused


@dataclass(frozen=True)
class Part:
    """One part: the name of its field, its content type and its bytes."""

    name: str
    content_type: str
    content: bytes


def read_parts(content_type: str, body: bytes) -> dict[str, Part]:
    """The parts by name.

    Raises `Refused` for what is no multipart body, and for a name given twice.
    """
    match = re.fullmatch(r'multipart/form-data; ?boundary="?([^";]+)"?', content_type)
    if not match:
        raise Refused(400, 10000, f"not a multipart body: {content_type}")
    chunks = body.split(b"--" + match[1].encode())[1:-1]
    parts = [_part(chunk) for chunk in chunks]
    found = {part.name: part for part in parts}
    if len(found) != len(parts):
        raise Refused(400, 10000, "two parts have one name")
    return found


def _part(chunk: bytes) -> Part:
    head, _, content = chunk.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    headers = head.decode()
    name = re.search(r'[ ;]name="([^"]*)"', headers)
    kind = re.search(r"(?i)^content-type: *(.+?) *$", headers, re.MULTILINE)
    if not name:
        raise Refused(400, 10000, "a part has no name")
    return Part(name[1], kind[1].strip() if kind else "", content.removesuffix(b"\r\n"))
