"""The running stack against its document:
schemathesis sends what the document allows and what it does not, all checks on.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.e2e.client import Client
from tests.operations import PUBLIC
from tests.sizes import sizes
from tools.paths import VENV_BIN

pytestmark = pytest.mark.workerd

CONFIGURATION = Path(__file__).parent / "schemathesis.toml"
CASES_FEW, CASES_MANY = 5, 50  # of each operation and phase
ONE_IN = 4  # operations, where the cases are few
BUDGET_S_MAX = 720  # an access token holds for 900
PERSON = 301
PHASES = "examples,coverage,fuzzing,stateful"


@pytest.mark.timeout(BUDGET_S_MAX + 60, func_only=True)  # the stack's start has a limit of its own
@sizes(CASES_FEW, CASES_MANY)
def test_schemathesis_finds_nothing(client: Client, tmp_path: Path, cases: int) -> None:
    client.say(PERSON, "/start")
    secrets = {
        "ACCESS_TOKEN": client.sign_in(PERSON)["access_token"],
        "OPS_TOKEN": client.settings["OPS_TOKEN"],
        "WEBHOOK_SECRET": client.settings["TELEGRAM_WEBHOOK_SECRET"],
    }
    command = [
        str(VENV_BIN / "st"),
        "--config-file",
        str(CONFIGURATION),
        "run",
        f"{client.stack.layout.url}/openapi.json",
    ]
    command += ["--phases", PHASES, "--max-examples", str(cases)]
    # One worker: two threads of Python 3.11 that parse at once fail now and then.
    command += ["--seed", "1", "--workers", "1", "--no-color"]
    if cases == CASES_FEW:
        for name in sorted(PUBLIC)[::ONE_IN]:
            command += ["--include-operation-id", name]
    else:  # told a time, schemathesis goes on until it is spent
        command += ["--max-time", str(BUDGET_S_MAX)]
    environment = os.environ | secrets | {"NO_PROXY": "127.0.0.1"}
    within_s = BUDGET_S_MAX + 30
    ended = subprocess.run(
        command,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=within_s,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout[-6000:] + ended.stderr[-2000:]
