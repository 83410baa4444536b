"""Build the pages, the emulator's and the Mini App, once for each content of their sources."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

from tools.console import Failure
from tools.contract.docs_page import ensure_docs_page
from tools.paths import CACHE, NODE_MODULES, ROOT, VENV_BIN
from tools.processes import COLOUR, run

SOURCE = ROOT / "tools" / "telegram" / "page"
LOCK = ROOT / "package-lock.json"
VITE = NODE_MODULES / ".bin" / "vite"
BUILT_WITHIN_S = 120
BUILT = "dist"  # the Mini App's own, beside its sources
FRAME = re.compile("[\u2500-\u257f]+")


def ensure_page(source: Path = SOURCE, cache: Path = CACHE / "page") -> Path:
    """The folder with the page, built when it is not there yet; its name is a digest of what it
    is built from. Raises `Failure` with what Vite says.
    """
    built = cache / _digest(source)
    if not built.exists():
        _build(source, built)
    return built


def ensure_miniapp(root: Path = ROOT) -> None:
    """The Mini App, with the static files beside it, where workers look for it (`tools/fleet.py`).

    Raises `Failure` with what Vite says.
    """
    ensure_docs_page(folder=root / "miniapp" / "public" / "docs")
    built = ensure_page(root / "miniapp", root / ".cache" / "miniapp")
    target = root / "miniapp" / BUILT
    files = sorted(path.relative_to(built) for path in built.rglob("*") if path.is_file())
    # The pages last, since they name the others.
    for file in sorted(files, key=lambda file: file.suffix == ".html"):
        content = (built / file).read_bytes()
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        if not (target / file).exists() or (target / file).read_bytes() != content:
            (target / file).write_bytes(content)
    for path in target.rglob("*"):
        if path.is_file() and path.relative_to(target) not in files:
            path.unlink(missing_ok=True)


def _digest(source: Path) -> str:
    digest = hashlib.sha256(LOCK.read_bytes())
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        if file.is_relative_to(source / BUILT):
            continue
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
                f"the page in {source} cannot be built: {_reason(ended.stderr)}",
                hint="`make check` says more of what is wrong there",
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
