"""What people may write beside a transfer, for others to read."""

from __future__ import annotations

import unicodedata

from contest.kit.problems import FieldError, InvalidRequest

# Categories of Unicode: controls, halves of characters, ends of lines.
_REFUSED = ("Cc", "Cs", "Zl", "Zp")
# What nothing can be seen of, alone: formats, marks on what is before them, spaces.
_UNSEEN = ("Cf", "Mn", "Me", "Zs")
# What turns the direction of the text that follows, also of what stands beside a note.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def check_text(text: str, pointer: str) -> None:
    """Raise `InvalidRequest` for a text that is not one line, or shows what is not in it."""
    is_seen = any(unicodedata.category(character) not in _UNSEEN for character in text)
    if not is_seen or any(map(_is_refused, text)):
        fault = "must be a line that can be seen, without characters that control or turn it"
        raise InvalidRequest(errors=[FieldError(pointer, fault)])


def _is_refused(character: str) -> bool:
    return character in _TURNING or unicodedata.category(character) in _REFUSED
