"""Run another program to its end. One that fails is never silent: what it said last goes into the failure."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tools.console import Failure
from tools.paths import ROOT

LINES_SHOWN_MAX = 8
CHARACTERS_SHOWN_MAX = 1000
SECRET_NAME = re.compile(r"TOKEN|SECRET|KEY|PASSWORD", re.IGNORECASE)
SECRET_LENGTH_MIN = 6  # a shorter value is no secret, and hiding it would hide words
USER_IN_URL = re.compile(r"(?<=://)[^/@\s]+@")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def run(
    name: str,
    command: Sequence[str],
    *,
    within_s: float,
    hint: str | None = None,
    environment: Mapping[str, str] = os.environ,
    codes: Collection[int] = (0,),
    **given: Any,
) -> subprocess.CompletedProcess[str]:
    """What it said, on both outputs. Raises `Failure` in `name` unless it ends in time, with one of `codes`.

    It runs in the checkout and reads nothing, unless `cwd` or `input` is given, as `subprocess.run` has them.
    """
    try:
        ended = subprocess.run(
            command, env=environment, capture_output=True, text=True, errors="replace", timeout=within_s, check=False,
            **{"cwd": ROOT, "input": "", **given},
        )  # fmt: skip
    except OSError as error:
        raise Failure(f"{name} cannot be run: {error.strerror}", hint=hint) from None
    except subprocess.TimeoutExpired:
        raise Failure(f"{name} did not end within {within_s:.0f} s", hint=hint) from None
    if ended.returncode not in codes:
        raise Failure(f"{name} failed: {last_words(ended, environment)}", hint=hint)
    return ended


def last_words(
    ended: subprocess.CompletedProcess[str], environment: Mapping[str, str] = os.environ
) -> str:
    """Its last lines as one, without any secret of its environment."""
    lines = [COLOUR.sub("", line).strip() for line in (ended.stdout + ended.stderr).splitlines()]
    said = " ".join(list(filter(None, lines))[-LINES_SHOWN_MAX:])
    for name, value in environment.items():
        if SECRET_NAME.search(name) and len(value) >= SECRET_LENGTH_MIN:
            said = said.replace(value, "***")
    return (
        USER_IN_URL.sub("***@", said)[-CHARACTERS_SHOWN_MAX:]
        or f"exit code {ended.returncode}, and not a word"
    )
