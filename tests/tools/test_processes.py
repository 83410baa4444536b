"""Programs that are run to their end, or ended with all that they have started."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from tools.console import Failure
from tools.processes import run

pytestmark = pytest.mark.programs

# Starts another one, says which, and waits for it, or ends while it holds the output.
WAITING = "sleep 60 & echo $! > {}; wait"
LEAVING = "sleep 60 & echo $! > {}"


@pytest.mark.parametrize("script", [WAITING, LEAVING], ids=["it waits", "it has ended"])
def test_what_a_program_has_started_ends_with_it(tmp_path: Path, script: str) -> None:
    noted = tmp_path / "process"
    with pytest.raises(Failure, match="the script did not end within 1 s"):
        run("the script", ["sh", "-c", script.format(noted)], within_s=1)
    deadline = time.monotonic() + 10
    while _runs(int(noted.read_text())):
        assert time.monotonic() < deadline, "it runs on"
        time.sleep(0.02)


def test_what_goes_in_and_what_comes_out() -> None:
    program = "import sys; print(sys.stdin.read()); print('oh', file=sys.stderr); sys.exit(3)"
    ended = run("it", [sys.executable, "-c", program], within_s=60, input="said", codes=(3,))
    assert (ended.stdout, ended.stderr, ended.returncode) == ("said\n", "oh\n", 3)


def _runs(pid: int) -> bool:
    """A process that has ended and waits for its parent does not."""
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False
