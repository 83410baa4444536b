"""`python -m tools.deploy.pack FOLDER`: each worker as it is uploaded, in one archive each, with their checksums.

The same sources give the same bytes: what CI attached can be compared with what anyone builds.
"""

from __future__ import annotations

import gzip
import hashlib
import sys
import tarfile
from pathlib import Path

from tools.fleet import WORKERS
from tools.paths import ROOT

CHECKSUMS = "SHA256SUMS"
PACKED = ("build", "python_modules", "migrations")


def pack(folder: Path, *, root: Path = ROOT) -> None:
    """Write the archives and the list of their checksums, in the form that `sha256sum --check` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    archives = [_pack(root, worker.name, worker.assets, folder / f"{worker.name}.tar.gz") for worker in WORKERS]
    lines = [f"{hashlib.sha256(archive.read_bytes()).hexdigest()}  {archive.name}\n" for archive in archives]
    (folder / CHECKSUMS).write_text("".join(lines))


def _pack(root: Path, worker: str, assets: str | None, archive: Path) -> Path:
    source = root / "workers" / worker
    files = {path.relative_to(source): path for name in PACKED for path in (source / name).rglob("*")}
    if assets:
        files |= {Path("assets") / path.relative_to(root / assets): path for path in (root / assets).rglob("*")}
    names = sorted(name for name, path in files.items() if path.is_file() and "__pycache__" not in name.parts)
    with (
        archive.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as tar,
    ):
        for name in names:
            tar.add(files[name], arcname=str(name), filter=_without_host)
    return archive


def _without_host(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """The same on every machine: no times, no owner."""
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    member.mode = 0o644
    return member


if __name__ == "__main__":
    pack(Path(sys.argv[1]))
