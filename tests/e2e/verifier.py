"""The installed verifier, told of the beacon of a running stack."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import httpx

from tests.draw.wheel import install
from tests.e2e.client import Client
from tools.beacon.app import PATH


class Verifier:
    def __init__(self, client: Client, folder: Path) -> None:
        self._command = str(install(folder))
        self.beacon = f"{client.stack.layout.telegram_url}{PATH}"
        [chain] = httpx.get(f"{self.beacon}/chains", trust_env=False).json()
        self._chain = folder / "chain.json"
        info = httpx.get(f"{self.beacon}/{chain}/info", trust_env=False)
        self._chain.write_text(info.text)

    def verdict(self, command: str, *words: str) -> tuple[int, str]:
        """Its exit code, and how what it says ends."""
        asked = [self._command, command, "--json", *words]
        asked += ["--relay", self.beacon, "--chain", str(self._chain)]
        ended = subprocess.run(asked, capture_output=True, text=True, timeout=200, check=False)
        return ended.returncode, str(json.loads(ended.stdout)["message"])
