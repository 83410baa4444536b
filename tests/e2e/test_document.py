"""The running stack against its document: schemathesis sends what the document allows and what it does not, all checks on."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.e2e.client import Client
from tools.paths import VENV_BIN

CONFIGURATION = Path(__file__).parent / "schemathesis.toml"
BUDGET_S = 30
PHASES = "examples,coverage,fuzzing,stateful"


@pytest.mark.timeout(180)
def test_schemathesis_finds_nothing(client: Client, tmp_path: Path) -> None:
    secrets = {
        "ACCESS_TOKEN": client.sign_in(301)["access_token"],
        "OPS_TOKEN": client.settings["OPS_TOKEN"],
        "WEBHOOK_SECRET": client.settings["TELEGRAM_WEBHOOK_SECRET"],
    }
    command = [str(VENV_BIN / "st"), "--config-file", str(CONFIGURATION), "run", f"{client.stack.layout.url}/openapi.json"]
    command += ["--phases", PHASES, "--max-examples", "15", "--max-time", str(BUDGET_S), "--seed", "1", "--workers", "2", "--no-color"]
    environment = os.environ | secrets | {"NO_PROXY": "127.0.0.1"}
    ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=150, check=False)
    assert ended.returncode == 0, ended.stdout[-6000:] + ended.stderr[-2000:]
