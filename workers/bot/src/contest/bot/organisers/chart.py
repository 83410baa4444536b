"""A bar chart as a PNG, drawn pixel by pixel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contest.kit.png import encoded

WIDTH, HEIGHT = 800, 400
MARGIN, TOP, BOTTOM = 20, 40, 340
BARS_MAX = 120  # of more days, several stand in one bar
SCALE = 4  # pixels to one of a digit's
PALETTE = bytes.fromhex("ffffff3390ec8a929a")
PAPER, BAR, INK = 0, 1, 2
# Three pixels wide, five high, row by row.
GLYPHS: Mapping[str, str] = {
    "0": "111101101101111",
    "1": "010110010010111",
    "2": "111001111100111",
    "3": "111001111001111",
    "4": "101101111001001",
    "5": "111100111001111",
    "6": "111100111101111",
    "7": "111001010010010",
    "8": "111101111101111",
    "9": "111101111001111",
    ".": "000000000000010",
}
GLYPH_WIDTH = 4  # with the gap behind it


def png(counts: Sequence[int], *, first: str, last: str) -> bytes:
    """A bar for each count, its highest one above, and below what stands for the first and the
    last: digits and dots.
    """
    pixels = [bytearray([PAPER]) * WIDTH for _ in range(HEIGHT)]
    bars = _joined(counts)
    highest = max(bars, default=0)
    step = (WIDTH - 2 * MARGIN) / max(1, len(bars))
    for place, count in enumerate(bars):
        left, right = MARGIN + int(place * step), MARGIN + int((place + 1) * step)
        wide = max(1, right - left - (1 if step > 2 else 0))
        high = (BOTTOM - TOP) * count // max(1, highest)
        _fill(pixels, left, BOTTOM - high, wide, high, BAR)
    _fill(pixels, MARGIN, BOTTOM, WIDTH - 2 * MARGIN, 2, INK)
    _write(pixels, str(highest), left=MARGIN, top=10)
    _write(pixels, first, left=MARGIN, top=BOTTOM + 16)
    _write(pixels, last, left=WIDTH - MARGIN - _width(last), top=BOTTOM + 16)
    return encoded(pixels, PALETTE)


def _joined(counts: Sequence[int]) -> list[int]:
    """The counts, as few as there is room for bars."""
    together = -(-len(counts) // BARS_MAX) or 1
    return [sum(counts[at : at + together]) for at in range(0, len(counts), together)]


def _width(text: str) -> int:
    return (len(text) * GLYPH_WIDTH - 1) * SCALE


def _write(pixels: list[bytearray], text: str, *, left: int, top: int) -> None:
    for place, character in enumerate(text):
        for at, is_inked in enumerate(GLYPHS[character]):
            if is_inked == "1":
                x = left + (place * GLYPH_WIDTH + at % 3) * SCALE
                _fill(pixels, x, top + at // 3 * SCALE, SCALE, SCALE, INK)


def _fill(pixels: list[bytearray], left: int, top: int, wide: int, high: int, color: int) -> None:
    for row in pixels[top : top + high]:
        row[left : left + wide] = bytes([color]) * wide
