"""`.dev.vars`: the settings of the local stack, written from the example with generated secrets, never committed."""

from __future__ import annotations

import io
import os
import re
import secrets
from collections.abc import Callable
from pathlib import Path

from dotenv.parser import parse_stream

from tools.console import Failure
from tools.deploy.keys import new_key_set
from tools.fleet import SETTINGS
from tools.paths import ROOT

PLACEHOLDER = "<generated>"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


GENERATORS: dict[str, Callable[[], str]] = {
    "TELEGRAM_BOT_TOKEN": lambda: f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(26)}",
    "TELEGRAM_WEBHOOK_SECRET": lambda: secrets.token_urlsafe(32),
    "JWT_PRIVATE_KEYS": new_key_set,
    "OPS_TOKEN": lambda: secrets.token_urlsafe(32),
}


def from_example(example: Path = ROOT / ".dev.vars.example") -> str:
    """The text of the example with every placeholder filled in."""
    lines = example.read_text().splitlines()
    return "\n".join(_filled(line) for line in lines) + "\n"


def ensure(path: Path) -> bool:
    """Write the file if it is not there; whether it was written."""
    if path.exists():
        return False
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    partial.touch(mode=0o600)
    partial.write_text(from_example())
    partial.replace(path)  # whole or not at all: an interrupted one would never be written again
    return True


def read(path: Path) -> dict[str, str]:
    """The settings in the file; those it leaves empty are not there. Raises `Failure` with the line that cannot be taken as it is."""
    lines: dict[str, int] = {}
    values: dict[str, str] = {}
    for binding in parse_stream(io.StringIO(_text(path))):
        where = f"{path.name}, line {binding.original.line}"
        if binding.error or (binding.key and binding.value is None):
            raise Failure(
                f"{where}: not NAME=value",
                hint="put a value with special characters between single quotes",
            )
        if binding.key is None:
            continue
        if binding.key in lines:
            raise Failure(
                f"{where}: {binding.key} is set in line {lines[binding.key]} already",
                hint="remove one of the two",
            )
        lines[binding.key] = binding.original.line
        values |= {binding.key: binding.value} if binding.value else {}
    unknown = set(lines) - {setting.name for setting in SETTINGS}
    if unknown:
        raise Failure(
            f"{path.name}: {', '.join(sorted(unknown))} is not a setting",
            hint=".dev.vars.example lists them all",
        )
    return values


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Failure(
            f"{path} cannot be read: {error.strerror}", hint="make it a file that you may read"
        ) from None
    for number, line in enumerate(data.splitlines(), start=1):
        if fault := _fault(line):
            raise Failure(
                f"{path.name}, line {number}: {fault}",
                hint="save the file as plain text in UTF-8, without such a mark",
            )
    return data.decode()


def _fault(line: bytes) -> str | None:
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return "a byte that is not UTF-8"
    if text.startswith("\ufeff"):
        return "a byte order mark"
    return "a control character" if CONTROL.search(text) else None


def _filled(line: str) -> str:
    name, _, value = line.partition("=")
    if value != PLACEHOLDER or line.startswith("#"):
        return line
    return f"{name}='{GENERATORS[name]()}'"
