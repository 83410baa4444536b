"""The settings of `make serve`, from a file that only its owner reads; nothing is generated and
nothing emulated.
"""

from __future__ import annotations

import stat
from pathlib import Path

from tools.console import Failure
from tools.local import settings as dev_vars
from tools.local.stack import check_settings

HOWTO = "docs/serving.md says how to write it"


def read_settings(path: Path) -> dict[str, str]:
    """Every setting with its value. Raises `Failure`, which never shows a value."""
    if not path.is_file():
        raise Failure(f"{path} is not there", hint=HOWTO)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise Failure(f"{path} can be read by others", hint=f"it holds secrets: chmod 600 {path}")
    values = check_settings(dev_vars.read(path), file=path.name)
    if not values["MINIAPP_URL"].startswith("https://"):
        raise Failure(
            "MINIAPP_URL is not an https address: Telegram opens no other",
            hint=f"correct it in {path.name}; {HOWTO}",
        )
    if values["WEBHOOK_LOOPBACK"] == "on":
        raise Failure(
            "WEBHOOK_LOOPBACK is on: webhooks would lead to this machine, and what runs on it",
            hint=f"leave it out of {path.name}; it is for `make dev` alone",
        )
    return values
