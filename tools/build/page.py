"""Build the page of the emulator, once for each content of its sources."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

from tools.console import Failure
from tools.paths import CACHE, NODE_MODULES, ROOT, VENV_BIN
from tools.processes import COLOUR, run

SOURCE = ROOT / "tools" / "telegram" / "page"
LOCK = ROOT / "package-lock.json"
VITE = NODE_MODULES / ".bin" / "vite"
BUILT_WITHIN_S = 120
FRAME = re.compile("[\u2500-\u257f]+")


def ensure_page(source: Path = SOURCE, cache: Path = CACHE / "page") -> Path:
    """The folder with the page, built when it is not there yet; its name is a digest of what it
    is built from. Raises `Failure` with what Vite says.
    """
    built = cache / _digest(source)
    if not built.exists():
        _build(source, built)
    return built


def _digest(source: Path) -> str:
    digest = hashlib.sha256(LOCK.read_bytes())
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(source)} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def _build(source: Path, built: Path) -> None:
    if not VITE.exists():
        raise Failure("Vite is not installed", hint="run `make setup`")
    built.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f"{built.name}.", dir=built.parent))
    path = f"{VENV_BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    command = [str(VITE), "build", str(source), "--outDir", str(partial), "--logLevel", "warn"]
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1"}
    try:
        ended = run(
            "Vite",
            command,
            within_s=BUILT_WITHIN_S,
            environment=environment,
            codes=(0, 1),
            hint="run `make setup`",
        )
        if ended.returncode:
            raise Failure(
                f"the emulator's page cannot be built: {_reason(ended.stderr)}",
                hint="`make check` says more of what is wrong in tools/telegram/page",
            )
        partial.rename(built)
    except OSError:  # another run was faster
        pass
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _reason(said: str) -> str:
    """What Vite says before its stack trace, without colours and frames."""
    text = COLOUR.sub("", said).partition("\n    at ")[0]
    return " ".join(FRAME.sub(" ", text).split())
