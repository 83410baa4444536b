"""The rehearsal as CI runs it: every command that deploys, every fault, against the stand-in and the real local stack."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tools.paths import ROOT

REHEARSAL_S_MAX = 420  # under four minutes on two idle cores


@pytest.mark.timeout(REHEARSAL_S_MAX + 60)
def test_the_rehearsal() -> None:
    command = [sys.executable, "-m", "tools", "rehearse"]
    pipe, out = subprocess.PIPE, subprocess.STDOUT
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=out, text=True, start_new_session=True) as process:
        try:
            output, _ = process.communicate(timeout=REHEARSAL_S_MAX)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGINT)  # it ends what it started
    print(output)
    assert process.returncode == 0
