"""What a button carries: the name of a handler and its arguments, signed, within 64 bytes.

Who writes a client of their own can send any data. The signature says that the bot has put this
button into this chat: one of another chat, or one that was made up, does nothing. A button of a
group, a channel or an inline message is everybody's.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re

from contest.bot.said import Press

DATA_BYTES_MAX = 64
SIGNATURE_CHARACTERS = 6  # 36 bits: each guess is a press that Telegram counts
ID = re.compile(r"[a-z2-7]{26}")  # of `new_id`: packed, two of them fit
PACKED = re.compile(r"~[A-Za-z0-9_-]{22}")
SEPARATOR = ":"
EVERYBODY = ""


class TooLong(ValueError):
    """The arguments of a button do not fit: keep them in the conversation, or in a row."""


def encode(press: Press, *, key: bytes, owner: str) -> str:
    """The data of a button for `owner`, the id of a private chat, or `EVERYBODY`.
    Raises `TooLong`.
    """
    body = SEPARATOR.join((press.name, *map(_pack, press.args)))
    data = f"{body}.{_signature(body, key=key, owner=owner)}"
    if len(data.encode()) > DATA_BYTES_MAX:
        raise TooLong(f"{press.name}: {len(data.encode())} bytes")
    return data


def decode(data: str, *, key: bytes, owner: str) -> Press | None:
    """What the button stands for; None where the bot has not put it there."""
    body, _, signature = data.rpartition(".")
    if not hmac.compare_digest(signature.encode(), _signature(body, key=key, owner=owner).encode()):
        return None
    name, *args = body.split(SEPARATOR)
    return Press(name=name, args=tuple(map(_unpack, args)))


def owner_of(chat_id: str) -> str:
    """Whose the buttons are that are put into a chat: a private chat has the id of its person."""
    return EVERYBODY if chat_id.startswith(("-", "@")) else chat_id


def signing_key(bot_token: str) -> bytes:
    """The key of the bot's buttons."""
    return hmac.digest(b"buttons", bot_token.encode(), hashlib.sha256)


def _signature(body: str, *, key: bytes, owner: str) -> str:
    digest = hmac.digest(key, f"{owner}\n{body}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digest).decode()[:SIGNATURE_CHARACTERS]


def _pack(argument: str) -> str:
    if SEPARATOR in argument or PACKED.fullmatch(argument):
        raise ValueError(f"a button cannot carry {argument!r}")
    if not ID.fullmatch(argument):
        return argument
    packed = base64.urlsafe_b64encode(base64.b32decode(f"{argument.upper()}======"))
    short = f"~{packed.decode().rstrip('=')}"
    return short if _unpack(short) == argument else argument  # not one of ours, though like it


def _unpack(argument: str) -> str:
    if not PACKED.fullmatch(argument):
        return argument
    bits = base64.urlsafe_b64decode(f"{argument[1:]}==")
    return base64.b32encode(bits).decode().rstrip("=").lower()
