"""The archives that CI attaches: everything that is uploaded, the same bytes everywhere."""

from __future__ import annotations

import hashlib
import os
import tarfile
from pathlib import Path

from tools.deploy.pack import CHECKSUMS, pack
from tools.fleet import WORKERS


def test_the_same_sources_give_the_same_archives(tmp_path: Path) -> None:
    first = _pack(tmp_path / "a", age_s=0)
    assert first == _pack(tmp_path / "b", age_s=1000)
    assert sorted(first) == sorted([CHECKSUMS, *(f"{worker.name}.tar.gz" for worker in WORKERS)])


def test_the_checksums_are_those_of_the_archives(tmp_path: Path) -> None:
    found = _pack(tmp_path, age_s=0)
    lines = found.pop(CHECKSUMS).decode().splitlines()
    assert sorted(lines) == sorted(
        f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in found.items()
    )


def test_what_is_in_an_archive(tmp_path: Path) -> None:
    _pack(tmp_path, age_s=0)
    with tarfile.open(tmp_path / "dist" / "api-gateway.tar.gz") as archive:
        assert archive.getnames() == [
            "assets/index.html",
            "build/entry.py",
            "python_modules/httpx/__init__.py",
        ]


def _pack(folder: Path, *, age_s: int) -> dict[str, bytes]:
    names = [
        f"workers/{worker.name}/{file}"
        for worker in WORKERS
        for file in ("build/entry.py", "python_modules/httpx/__init__.py")
    ]
    marks = [f"workers/api-gateway/python_modules/{name}" for name in (".synced", ".vendored")]
    for name in [
        *names,
        *marks,
        "workers/bot/build/__pycache__/entry.pyc",
        "miniapp/dist/index.html",
    ]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
        os.utime(folder / name, (1_700_000_000 - age_s, 1_700_000_000 - age_s))
    pack(folder / "dist", root=folder)
    return {path.name: path.read_bytes() for path in (folder / "dist").iterdir()}
