"""The pictures of many screens on one sheet, a quarter of their size: kept beside the tests, and
compared with those of today in the browser, which can read and write them.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

FOLDER = Path(__file__).parent / "pictures"
FONTS = FOLDER / "fonts.txt"
COLUMNS, SCALE = 6, 4
BLOCK_PX = 6  # of the sheet: some letters of the screen
UNLIKE = 14  # of 255, in the mean colour of a block
UNLIKE_SHARE_MAX = 0.006
BEGIN = """async ({width, height, kept}) => {
    window.read = async (type, text) => {
        const reply = await fetch(`data:${type};base64,${text}`);
        return createImageBitmap(await reply.blob());
    };
    const canvas = () => new OffscreenCanvas(width, height).getContext("2d", {
        willReadFrequently: true});
    window.now = canvas();
    window.now.imageSmoothingQuality = "high";
    window.before = kept && canvas();
    if (kept) window.before.drawImage(await read("image/webp", kept), 0, 0);
}"""
# The share of blocks that have another colour than before.
ADD = """async ({shot, x, y, width, height, block, unlike}) => {
    now.drawImage(await read("image/png", shot), x, y, width, height);
    if (!before) return 0;
    const [one, other] = [now, before].map((each) => each.getImageData(x, y, width, height).data);
    let count = 0, others = 0;
    for (let top = 0; top + block <= height; top += block) {
        for (let left = 0; left + block <= width; left += block) {
            const sums = [0, 0, 0];
            for (let row = top; row < top + block; row++) {
                for (let column = left; column < left + block; column++) {
                    const at = 4 * (row * width + column);
                    for (const part of [0, 1, 2]) sums[part] += one[at + part] - other[at + part];
                }
            }
            count += 1;
            others += Math.max(...sums.map(Math.abs)) / block ** 2 > unlike;
        }
    }
    return others / count;
}"""
END = """async () => {
    const blob = await now.canvas.convertToBlob({type: "image/webp", quality: 0.7});
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join(""));
}"""
MEASURE = """() => {
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    const width = (font) => {
        context.font = `100px ${font}`;
        return context.measureText("Hamburg Ёжик 1234").width.toFixed(1);
    };
    return ["system-ui", "monospace"].map((font) => `${font} ${width(font)}`).join(", ");
}"""


class Sheet:
    """Of one pass over the screens. `page` is a blank one."""

    def __init__(
        self, page: Page, name: str, screens: Sequence[str], size: tuple[int, int], *, renew: bool
    ) -> None:
        self._page, self._path, self._screens = page, FOLDER / f"{name}.webp", screens
        self._width, self._height = size[0] // SCALE, size[1] // SCALE
        self._renew = renew
        fonts = page.evaluate(MEASURE)
        if renew:
            FOLDER.mkdir(exist_ok=True)
            FONTS.write_text(f"{fonts}\n")
        elif not FONTS.exists() or FONTS.read_text().strip() != fonts:
            pytest.skip("other fonts than those of the kept pictures: `make screens` renews them")
        rows = -(-len(screens) // COLUMNS)
        width, height = COLUMNS * self._width, rows * self._height
        kept = None if renew else base64.b64encode(self._path.read_bytes()).decode()
        page.evaluate(BEGIN, {"width": width, "height": height, "kept": kept})

    def is_alike(self, screen: str, shot: bytes) -> bool:
        """Whether a screen looks as it did; it is on the sheet now."""
        row, column = divmod(self._screens.index(screen), COLUMNS)
        place = {"x": column * self._width, "y": row * self._height}
        size = {"width": self._width, "height": self._height}
        limits = {"block": BLOCK_PX, "unlike": UNLIKE}
        told = {"shot": base64.b64encode(shot).decode(), **place, **size, **limits}
        return bool(self._page.evaluate(ADD, told) <= UNLIKE_SHARE_MAX)

    def keep(self) -> None:
        if self._renew:
            self._path.write_bytes(base64.b64decode(self._page.evaluate(END)))
