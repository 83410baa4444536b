"""Reading QR codes, by a reader that shares nothing with what writes them."""

from __future__ import annotations

import re
import struct
import zlib

import zxingcpp

Modules = list[list[bool]]  # rows of what is dark


def read(modules: Modules) -> str:
    """What a QR code says, or nothing if it cannot be read."""
    scale = 4
    row_of = [b"".join((b"\0" if dark else b"\xff") * scale for dark in row) for row in modules]
    pixels = b"".join(row * scale for row in row_of)
    image = memoryview(pixels).cast("B", (len(modules) * scale, len(modules[0]) * scale))
    return "".join(found.text for found in zxingcpp.read_barcodes(image))


def of_png(picture: bytes) -> Modules:
    """The pixels of a picture of one bit each."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = dict[bytes, bytes](), 8
    while at < len(picture):
        (size,) = struct.unpack(">I", picture[at : at + 4])
        chunks[picture[at + 4 : at + 8]] = picture[at + 8 : at + 8 + size]
        at += 12 + size
    width, height, bits, colours = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (bits, colours) == (1, 0), "black and white"
    line = 1 + (width + 7) // 8
    data = zlib.decompress(chunks[b"IDAT"])
    rows = list[bytes]()
    for at in range(0, height * line, line):
        above = rows[-1] if rows else bytes(line - 1)
        plain, up = 0, 2  # the filters that there are here
        assert data[at] in (plain, up)
        row = data[at + 1 : at + line]
        rows.append(row if data[at] == plain else _sums(row, above))
    return [[not row[x // 8] & 0x80 >> x % 8 for x in range(width)] for row in rows]


def _sums(row: bytes, above: bytes) -> bytes:
    return bytes((a + b) % 256 for a, b in zip(row, above, strict=True))


def of_svg(drawing: str) -> Modules:
    """The modules of a drawing whose dark lines are one module high."""
    [size] = re.findall(r'viewBox="0 0 (\d+) \1"', drawing)
    [path] = re.findall(r'stroke="#000"[^>]* d="([^"]+)"|d="([^"]+)"[^>]* stroke="#000"', drawing)
    modules = [[False] * int(size) for _ in range(int(size))]
    x, y = 0, 0.0
    for letter, numbers in re.findall(r"([Mmh])([-\d. ]+)", "".join(path)):
        given = [float(each) for each in numbers.split()]
        if letter == "h":
            for column in range(x, x + int(given[0])):
                modules[int(y)][column] = True
            x += int(given[0])
        else:
            x, y = (
                (x if letter == "m" else 0) + int(given[0]),
                (y if letter == "m" else 0) + given[1],
            )
    return modules
