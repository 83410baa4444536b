"""The scores of a simulated campaign as an image: which part of each kind has which score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

STEP = 5  # points of score in a bar
FONT = 'font-family="sans-serif" font-size="12"'
BAR, HIGH, ROW, LEFT, TOP = 44, 54, 84, 90, 30  # in pixels


def plot(scores: Mapping[str, Sequence[int]], *, flag_at: int) -> str:
    """An SVG."""
    last = max(max(each, default=0) for each in scores.values())
    columns = max(last, flag_at) // STEP + 1
    width, height = LEFT + columns * BAR + 20, TOP + len(scores) * ROW + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {FONT}>',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        _text(LEFT, 16, f"Scores at the second look; flagged from {flag_at} on"),
    ]
    for place, (kind, found) in enumerate(scores.items()):
        parts += _row(kind, found, TOP + place * ROW, columns, flag_at)
    foot = height - 8
    parts += [_text(LEFT + n * BAR + 16, foot, str(n * STEP)) for n in range(columns)]
    x = LEFT + flag_at // STEP * BAR - 2
    line = f'<line x1="{x}" y1="{TOP}" x2="{x}" y2="{height - 22}" stroke="black"/>'
    return "\n".join([*parts, line, "</svg>", ""])


def _row(kind: str, found: Sequence[int], top: int, columns: int, flag_at: int) -> list[str]:
    counts, foot = Counter(each // STEP for each in found), top + ROW - 16
    parts = [_text(8, foot - 18, kind), _text(8, foot - 4, f"{len(found):,}")]
    for column in range(columns):
        if not counts[column]:
            continue
        share = counts[column] / len(found)
        high, x = max(1, round(share * HIGH)), LEFT + column * BAR
        colour = "#c0392b" if column * STEP >= flag_at else "#2e86c1"
        parts.append(
            f'<rect x="{x}" y="{foot - high}" width="{BAR - 6}" height="{high}" fill="{colour}"/>'
        )
        parts.append(_text(x, foot - high - 2, f"{share:.1%}"))
    return parts


def _text(x: int, y: int, text: str) -> str:
    return f'<text x="{x}" y="{y}">{text}</text>'
