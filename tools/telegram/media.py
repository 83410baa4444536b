"""Pictures and documents that the bot sends: uploaded, by their file id, or by an address that the
emulator never asks.
"""

from __future__ import annotations

import re
import secrets
import struct

from tools.telegram.parameters import Attached, Upload
from tools.telegram.state import Emulator, Json, bad_request

PHOTO_BYTES_MAX = 10 * 1024 * 1024
PHOTO_SIDES_MAX, PHOTO_RATIO_MAX = 10_000, 20
URL = re.compile(r"https?://[^\s/]+(/\S*)?")
SIDE_UNKNOWN = 640
JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # the markers that hold the size


def photo(emulator: Emulator, given: Attached) -> list[Json]:
    """What a message says of its picture. Raises `Refused`."""
    if isinstance(given, str):
        return [_reference(emulator, given) | {"width": SIDE_UNKNOWN, "height": SIDE_UNKNOWN}]
    if given.size > PHOTO_BYTES_MAX:
        raise bad_request(
            f"file of size {given.size} bytes is too big for a photo; "
            f"the maximum size is {PHOTO_BYTES_MAX} bytes"
        )
    width, height = _size(emulator.files[given.file_id].content)
    if width + height > PHOTO_SIDES_MAX or max(width, height) > PHOTO_RATIO_MAX * min(
        width, height
    ):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return [_uploaded(given) | {"width": width, "height": height}]


def document(emulator: Emulator, given: Attached) -> Json:
    """What a message says of its document. Raises `Refused`."""
    if isinstance(given, str):
        return _reference(emulator, given)
    kind = emulator.files[given.file_id].content_type
    return _uploaded(given) | {"file_name": given.file, "mime_type": kind}


def _uploaded(given: Upload) -> Json:
    if not given.size:
        raise bad_request("file must be non-empty")
    return {
        "file_id": given.file_id,
        "file_unique_id": given.file_id[-8:],
        "file_size": given.size,
    }


def _reference(emulator: Emulator, given: str) -> Json:
    if given in emulator.files:
        return {"file_id": given, "file_unique_id": given[-8:]}
    if URL.fullmatch(given):
        return {"file_id": given, "file_unique_id": secrets.token_hex(4)}
    if "://" in given:
        raise bad_request("wrong HTTP URL specified")
    raise bad_request("wrong file identifier/HTTP URL specified")


def _size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or a JPEG. Raises `Refused`."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            width, height = struct.unpack(">II", content[16:24])
            return width, height
        if content.startswith(b"\xff\xd8"):
            return _jpeg_size(content)
    except (struct.error, IndexError):
        pass
    raise bad_request("IMAGE_PROCESS_FAILED")


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while content[at + 1] not in JPEG_SIZES:
        at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    height, width = struct.unpack(">HH", content[at + 5 : at + 9])
    return width, height
