"""What the tests of the public pages share: a page as a browser reads it, and a picture."""

from __future__ import annotations

import base64
import struct
import zlib
from html.parser import HTMLParser
from typing import Any

from tests.system import Reply, System

WIDTH, HEIGHT = 1200, 630


class Page(HTMLParser):
    """What is in a page: its text, what it says of itself, where it leads."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.status, self.headers = reply.status, reply.headers
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.title = self.style = ""
        self._inside = ""
        self.feed(reply.body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "style":
            self.style += data
        elif self._inside == "title":
            self.title += data
        else:
            self.said.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def language(self) -> str | None:
        return self.all("html")[0]["lang"]

    @property
    def meta(self) -> dict[str | None, list[str | None]]:
        """What it says of itself to messengers and search engines."""
        found: dict[str | None, list[str | None]] = {}
        for each in self.all("meta"):
            found.setdefault(each.get("property") or each.get("name"), []).append(
                each.get("content")
            )
        return found

    @property
    def links(self) -> list[str | None]:
        return [each["href"] for each in self.all("a")]


async def open_page(system: System, path: str, **headers: str) -> Page:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    reply = await system.request("GET", path, headers=named)
    assert reply.headers["content-type"] == "text/html; charset=utf-8", reply.body
    return Page(reply)


async def contest_page(system: System, contest: dict[str, Any], query: str = "") -> Page:
    return await open_page(system, f"/contests/{contest['id']}{query}")


async def picture(system: System, contest: dict[str, Any], query: str = "") -> list[bytes]:
    """The rows of its pixels."""
    query = query or f"version={contest['version']}&locale=en"
    reply = await system.request("GET", f"/contests/{contest['id']}/picture?{query}")
    assert (reply.status, reply.headers["content-type"]) == (200, "image/png"), reply.body
    return pixels(base64.b64decode(reply.body))


def pixels(png: bytes) -> list[bytes]:
    """The rows of a PNG with a byte to a pixel and no filter, each sum of which is right."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    parts, at = dict[bytes, bytes](), 8
    while at < len(png):
        [size] = struct.unpack_from(">I", png, at)
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        assert struct.unpack_from(">I", png, at + 8 + size) == (zlib.crc32(kind + data),)
        parts[kind], at = data, at + 12 + size
    assert struct.unpack(">IIBBBBB", parts[b"IHDR"]) == (WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    raw = zlib.decompress(parts[b"IDAT"])
    rows = [raw[at : at + WIDTH + 1] for at in range(0, len(raw), WIDTH + 1)]
    assert len(rows) == HEIGHT
    assert {row[0] for row in rows} == {0}
    assert max(map(max, rows)) < len(parts[b"PLTE"]) // 3
    return [row[1:] for row in rows]
