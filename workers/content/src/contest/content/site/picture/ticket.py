"""The picture of a contest that a shared link shows: a ticket with its title, a prize and dates."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass

from contest.content.site.picture.typesetting import INK, Face, drawable, heading, lines, small
from contest.kit.png import encoded

WIDTH, HEIGHT = 1200, 630  # as Facebook, VK and Telegram want it
EDGE = 30  # around the ticket
CORNER, NOTCH = 40, 30  # radii
TEAR = 452  # where the stub begins
LEFT, RIGHT = 88, WIDTH - 88
KIND_TOP = 66
TITLE_TOP, TITLE_LINES_MAX = 120, 4
FACTS_TOP, FACTS_MAX, FACT_STEP = 474, 2, 54
DOT, DOT_STEP = 10, 26
# The paper, the table under it, and the ink of what is less important.
THEMES = (
    ("2b5fd9", "16337a", "cfdcff"),
    ("7a3fd0", "3c1d6e", "e6d6ff"),
    ("0f766e", "083f3b", "c3efe9"),
    ("b8325f", "611a33", "ffd5e1"),
    ("b4530b", "5e2b06", "ffe2c7"),
    ("2f6b34", "17381a", "d3f0d5"),
)
WHITE = "ffffff"
PAPER, LIGHT, TABLE = 0, INK + 1, 2 * (INK + 1)  # where each ramp from the paper begins


@dataclass(frozen=True, kw_only=True)
class Words:
    """What stands on it. A title whose letters cannot be drawn gives way to `instead`, such a fact
    is left out.
    """

    kind: str
    title: str
    instead: str
    facts: Sequence[str]


def ticket(contest_id: str, words: Words) -> bytes:
    """The PNG; its colours are the contest's own."""
    paper, table, light = THEMES[hashlib.sha256(contest_id.encode()).digest()[0] % len(THEMES)]
    rows = _shape()
    _write(rows, [drawable(words.kind, small())], small(), top=KIND_TOP, ink=LIGHT)
    title = _title(_readable(words.title, heading()) or words.instead)
    free = (TITLE_LINES_MAX - len(title)) * heading().height
    _write(rows, title, heading(), top=TITLE_TOP + free // 2, ink=PAPER)
    facts = filter(None, (_readable(each, small()) for each in words.facts))
    for number, fact in enumerate([*facts][:FACTS_MAX]):
        [line] = lines(fact, small(), width=RIGHT - LEFT, lines_max=1)
        _write(rows, [line], small(), top=FACTS_TOP + number * FACT_STEP, ink=PAPER)
    return encoded(rows, b"".join(_ramp(paper, ink) for ink in (WHITE, light, table)))


def _title(text: str) -> Sequence[str]:
    return lines(text, heading(), width=RIGHT - LEFT, lines_max=TITLE_LINES_MAX)


def _readable(text: str, face: Face) -> str:
    """The text as it can be drawn; empty unless most of its letters are there."""
    drawn = drawable(text, face)
    letters = sum(each.isalnum() for each in text)
    return drawn if 2 * sum(each.isalnum() for each in drawn) > letters else ""


def _ramp(paper: str, ink: str) -> bytes:
    """The colours from paper to ink, as many as a pixel has values."""
    ends = list(zip(bytes.fromhex(paper), bytes.fromhex(ink), strict=True))
    steps = range(INK + 1)
    return bytes(low + (high - low) * step // INK for step in steps for low, high in ends)


def _write(rows: list[bytearray], text: Sequence[str], face: Face, *, top: int, ink: int) -> None:
    shifted = bytes(min(value + ink, 255) if value else PAPER for value in range(256))
    for line in text:
        end = LEFT + face.width(line)
        for number in range(face.height):
            rows[top + number][LEFT:end] = face.row(line, number).translate(shifted)
        top += face.height


def _shape() -> list[bytearray]:
    """The ticket without a word: round corners, two notches, and dots where it would be torn."""
    rows = [bytearray([PAPER]) * WIDTH for _ in range(HEIGHT)]
    for y, row in enumerate(rows):
        bare = _bare(y)
        full = int(bare)
        edge = TABLE + round((bare - full) * INK)
        row[:full] = row[WIDTH - full :] = bytes([TABLE + INK]) * full
        if full < WIDTH // 2:
            row[full] = row[WIDTH - 1 - full] = edge
    for y in range(TEAR - DOT // 4, TEAR + DOT // 4):
        for x in range(LEFT, RIGHT - DOT, DOT_STEP):
            rows[y][x : x + DOT] = bytes([LIGHT + INK]) * DOT
    return rows


def _bare(y: int) -> float:
    """How much of a row is table, on either side."""
    middle = y + 0.5
    if not EDGE <= middle <= HEIGHT - EDGE:
        return WIDTH / 2
    to_end = min(middle - EDGE, HEIGHT - EDGE - middle)
    corner = CORNER - math.sqrt(CORNER**2 - (CORNER - to_end) ** 2) if to_end < CORNER else 0.0
    away = abs(middle - TEAR)
    notch = math.sqrt(NOTCH**2 - away**2) if away < NOTCH else 0.0
    return EDGE + max(corner, notch)
