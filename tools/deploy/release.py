"""The last release as `releases/` keeps it, and the steps to the next one: docs/releasing.md."""

from __future__ import annotations

import hashlib
import io
import json
import re
import tarfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.build.git import NO_VERSION
from tools.build.render import rendered
from tools.build.stage import stage
from tools.console import Failure
from tools.contract.compile import load
from tools.contract.docs_page import FILES as VIEWER
from tools.deploy.build import check_modules
from tools.deploy.pack import CHECKSUMS, checksum, write_archive
from tools.fleet import WORKERS, Worker
from tools.paths import ROOT

SECTION = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - .*\n((?:(?!## ).*\n?)*)", re.MULTILINE)
PAGE = "docs/releasing.md says what comes in which order"


@dataclass(frozen=True)
class Release:
    """The first-party half of a release, as it was deployed; the packages are not kept (docs/adr/0019)."""

    name: str  # its tag
    digest: str  # SHA-256 of its archive
    files: Mapping[str, bytes] = field(repr=False)

    def unpack(self, target: Path) -> None:
        """Write the files: a checkout with built workers and with configurations for this machine."""
        for name, content in self.files.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(content)


def last(*, root: Path = ROOT) -> Release:
    """The last release. Raises `Failure` unless its archive is the one whose checksum stands beside it."""
    folder = root / "releases"
    try:
        [line] = (folder / CHECKSUMS).read_text().splitlines()
        digest, _, name = line.partition("  ")
        content = (folder / name).read_bytes()
    except (OSError, ValueError) as error:
        raise Failure(
            f"releases/ does not hold one release: {error}", hint="run: git checkout -- releases"
        ) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise Failure(
            f"releases/{name} is not the archive of releases/{CHECKSUMS}",
            hint="run: git checkout -- releases",
        )
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        files = {member.name: file.read() for member in tar if (file := tar.extractfile(member))}
    return Release(name.removesuffix(".tar.gz"), digest, files)


def keep(*, root: Path = ROOT) -> Path:
    """Make the archive of this version, in place of the last release's. Raises `Failure` before anything is written."""
    version = _agreed(root)
    files = built(root)
    folder = root / "releases"
    folder.mkdir(exist_ok=True)
    for earlier in folder.iterdir():
        earlier.unlink()
    archive = folder / f"v{version}.tar.gz"
    write_archive(archive, files)
    (folder / CHECKSUMS).write_text(checksum(archive))
    return archive


def check(*, tag: str | None = None, root: Path = ROOT) -> str:
    """The version of the last release. Raises `Failure` where files disagree, or where a tag marks something else than is checked out."""
    version, kept = _agreed(root), last(root=root)
    if kept.name != f"v{version}":
        raise Failure(
            f"releases/ holds {kept.name}, and pyproject.toml's version is {version}",
            hint="run: python -m tools release keep",
        )
    if tag is None:
        return version
    if tag != kept.name:
        raise Failure(
            f"the tag is {tag}, and the version v{version}",
            hint=f"tag the commit as v{version}, or release again: {PAGE}",
        )
    if changed := sorted(name for name, _ in kept.files.items() ^ built(root).items()):
        raise Failure(
            f"the checkout differs from what {kept.name} keeps: {changed[0]}",
            hint=f"tag the commit that made it: {PAGE}",
        )
    document = load(root / "openapi")
    document["info"]["x-release"] = version
    if _released(root) != document:
        raise Failure(
            "openapi/released.json is not the document that is checked out",
            hint="run: python -m tools.contract.changes --release",
        )
    return version


def notes(*, root: Path = ROOT) -> str:
    """What CHANGELOG.md says of this version."""
    version = _agreed(root)
    sections: dict[str, str] = dict(SECTION.findall((root / "CHANGELOG.md").read_text()))
    return sections[version].strip()


def built(root: Path) -> dict[str, bytes]:
    """Everything of ours that runs, by its place; the workers' copies of a file side by side, since gzip then sees that they are one."""
    configurations = {
        path.parent.name: text
        for path, text in rendered("local", {}, root=root, version=NO_VERSION).items()
    }
    found: dict[str, bytes] = {}
    for worker in WORKERS:
        stage(worker.name, root=root)
        check_modules(root / "workers" / worker.name / "build")
        found[f"workers/{worker.name}/wrangler.json"] = _portable(configurations[worker.name])
        found |= {
            path.relative_to(root).as_posix(): path.read_bytes() for path in _paths(root, worker)
        }
    return dict(sorted(found.items(), key=lambda item: (*reversed(item[0].split("/")),)))


def _paths(root: Path, worker: Worker) -> list[Path]:
    folder = root / "workers" / worker.name
    paths = [*(folder / "build").rglob("*.py"), *(folder / "migrations").glob("*.sql")]
    if worker.assets:
        foreign = {target for _, target in VIEWER}
        paths += [
            path
            for path in (root / worker.assets).rglob("*")
            if path.is_file() and path.name not in foreign
        ]
    return paths


def _portable(configuration: str) -> bytes:
    """Without the command that builds, which holds this machine's paths: what is kept is built."""
    return json.dumps(
        {name: value for name, value in tomllib.loads(configuration).items() if name != "build"},
        indent=1,
    ).encode()


def _agreed(root: Path) -> str:
    """The version that pyproject.toml, the changelog and the released document name. Raises `Failure` unless they name one."""
    version = str(tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"])
    newest = next(iter(SECTION.findall((root / "CHANGELOG.md").read_text())), ("no release",))[0]
    if newest != version:
        raise Failure(
            f"pyproject.toml's version is {version}, and the newest of CHANGELOG.md is {newest}",
            hint=PAGE,
        )
    if _released(root)["info"]["x-release"] != version:
        raise Failure(
            f"openapi/released.json is not the document of {version}",
            hint="run: python -m tools.contract.changes --release",
        )
    return version


def _released(root: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((root / "openapi" / "released.json").read_text())
    return document
