"""`.dev.vars`: the settings of the local stack, written from the example with generated secrets, never committed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from dotenv import dotenv_values

from tools.console import Failure
from tools.fleet import SETTINGS
from tools.keys import new_key_set
from tools.paths import ROOT

PLACEHOLDER = "<generated>"


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
    """The settings in the file; those it leaves empty are not there. Raises `Failure` for a name that is no setting."""
    values = {name: value for name, value in dotenv_values(path, interpolate=False).items() if value}
    unknown = set(values) - {setting.name for setting in SETTINGS}
    if unknown:
        raise Failure(f"{path.name}: {', '.join(sorted(unknown))} is not a setting", hint=".dev.vars.example lists them all")
    return values


def _filled(line: str) -> str:
    name, _, value = line.partition("=")
    if value != PLACEHOLDER or line.startswith("#"):
        return line
    return f"{name}='{GENERATORS[name]()}'"
