"""Each worker as it is uploaded, in one archive each, with their checksums.

The same sources give the same bytes: what CI attached can be compared with what anyone builds.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from collections.abc import Mapping
from pathlib import Path

from tools.build.vendor import LINKED, SYNCED
from tools.fleet import WORKERS, Worker
from tools.paths import ROOT

CHECKSUMS = "SHA256SUMS"
PACKED = ("build", "python_modules", "migrations")
NOT_PACKED = {"__pycache__", LINKED, SYNCED}


def pack(folder: Path, *, root: Path = ROOT) -> None:
    """Write the archives and the list of their checksums, in the form that `sha256sum --check`
    reads.
    """
    folder.mkdir(parents=True, exist_ok=True)
    archives = [folder / f"{worker.name}.tar.gz" for worker in WORKERS]
    for worker, archive in zip(WORKERS, archives, strict=True):
        write_archive(archive, packed_files(root, worker))
    (folder / CHECKSUMS).write_text("".join(map(checksum, archives)))


def write_archive(archive: Path, files: Mapping[str, bytes]) -> None:
    """An archive that is the same on every machine: the files in this order, no times, no owner."""
    with (
        archive.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as tar,
    ):
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))


def checksum(archive: Path) -> str:
    """Its line in the list of checksums."""
    return f"{hashlib.sha256(archive.read_bytes()).hexdigest()}  {archive.name}\n"


def packed_files(root: Path, worker: Worker) -> dict[str, bytes]:
    """Everything that is uploaded for a worker, by its name in the archive."""
    source = root / "workers" / worker.name
    found = {
        path.relative_to(source): path for name in PACKED for path in (source / name).rglob("*")
    }
    if worker.assets:
        found |= {
            Path("assets") / path.relative_to(root / worker.assets): path
            for path in (root / worker.assets).rglob("*")
        }
    names = sorted(
        name for name, path in found.items() if path.is_file() and NOT_PACKED.isdisjoint(name.parts)
    )
    return {name.as_posix(): found[name].read_bytes() for name in names}
