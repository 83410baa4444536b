"""Texts as pixels: of a face, in lines of some width."""

from __future__ import annotations

import base64
import functools
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

INK = 15  # the darkest of a pixel's values, 0 is paper
ELLIPSIS = "…"
_VALUES = bytes.maketrans(b"0123456789abcdef", bytes(range(INK + 1)))
_GAPS = dict.fromkeys(map(ord, "\t\n\r\u00a0\u2009\u202f"), " ")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212"), "-")


@dataclass(frozen=True)
class Face:
    """All letters in one size: where the pixels of each begin, and how wide it is."""

    height: int
    places: dict[str, tuple[int, int]]
    pixels: bytes

    def width(self, text: str) -> int:
        """Of a line, in pixels."""
        return sum(self.places[each][1] for each in text)

    def row(self, text: str, number: int) -> bytes:
        """One row of the pixels of a line."""
        found = []
        for each in text:
            start, width = self.places[each]
            start += number * width
            found.append(self.pixels[start : start + width])
        return b"".join(found)


@functools.cache
def heading() -> Face:
    """The face of titles."""
    from contest.content.site.picture import glyphs  # noqa: PLC0415 - rarely asked for

    return _face(glyphs.HEADING_HEIGHT, glyphs.HEADING_WIDTHS, glyphs.HEADING_PIXELS)


@functools.cache
def small() -> Face:
    """The face of all else."""
    from contest.content.site.picture import glyphs  # noqa: PLC0415 - rarely asked for

    return _face(glyphs.TEXT_HEIGHT, glyphs.TEXT_WIDTHS, glyphs.TEXT_PIXELS)


def _face(height: int, widths: str, packed: str) -> Face:
    from contest.content.site.picture.glyphs import CHARACTERS  # noqa: PLC0415

    pixels = zlib.decompress(base64.b85decode(packed)).hex().encode().translate(_VALUES)
    places, start = dict[str, tuple[int, int]](), 0
    for character, width in zip(CHARACTERS, bytes.fromhex(widths), strict=True):
        places[character] = (start, width)
        start += width * height
    return Face(height, places, pixels)


def drawable(text: str, face: Face) -> str:
    """The text in letters that the face has: others lose their accents, or are left out."""
    composed = unicodedata.normalize("NFC", text).translate(_GAPS | _DASHES)
    found = "".join(each if each in face.places else _plain(each, face) for each in composed)
    return " ".join(found.split())


def _plain(character: str, face: Face) -> str:
    parts = unicodedata.normalize("NFKD", character)
    return "".join(each for each in parts if each in face.places)


def lines(text: str, face: Face, *, width: int, lines_max: int) -> Sequence[str]:
    """The text in lines of at most that width; what is too much ends in an ellipsis."""
    found, rest = list[str](), text.split()
    while rest:
        line = rest.pop(0)
        if len(found) == lines_max - 1:
            return [*found, _cut(" ".join([line, *rest]), face, width=width)]
        if face.width(line) > width:
            line, over = _split(line, face, width=width)
            rest.insert(0, over)
        while rest and face.width(f"{line} {rest[0]}") <= width:
            line = f"{line} {rest.pop(0)}"
        found.append(line)
    return found


def _split(word: str, face: Face, *, width: int) -> tuple[str, str]:
    """A word that fills more than a line: what fits in one, and the rest."""
    size = len(word)
    while face.width(word[:size]) > width:
        size -= 1
    return word[:size], word[size:]


def _cut(text: str, face: Face, *, width: int) -> str:
    if face.width(text) <= width:
        return text
    short, _ = _split(text, face, width=width - face.width(ELLIPSIS))
    return short.rstrip(" ,.:;-–—«(") + ELLIPSIS
