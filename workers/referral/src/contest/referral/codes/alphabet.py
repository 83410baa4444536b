"""Codes that people can read out: no letter of them looks like another."""

from __future__ import annotations

from contest.kit.ids import RandomBytes

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 8
_FAIR = len(ALPHABET) * (256 // len(ALPHABET))  # Bytes from here on would favour some letters.


def new_code(random_bytes: RandomBytes) -> str:
    """A code that nobody can guess, in some 40 bits."""
    letters = ""
    while len(letters) < LENGTH:
        drawn = random_bytes(2 * LENGTH)
        letters += "".join(ALPHABET[each % len(ALPHABET)] for each in drawn if each < _FAIR)
    return letters[:LENGTH]


def normal(code: str) -> str:
    """A code as it is kept, however somebody has typed it."""
    return code.strip().lower()
