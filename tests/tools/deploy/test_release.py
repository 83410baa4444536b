"""Releases: what is kept of one, that it is what it says,
and that nothing is released whose parts disagree.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.deploy.targets import checkout
from tools.console import Failure
from tools.contract.compile import load
from tools.deploy.release import check, keep, last, notes
from tools.fleet import WORKERS
from tools.paths import ROOT

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
TAG = f"v{VERSION}"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout whose version was released, to be copied."""
    root = checkout(tmp_path_factory.mktemp("kept"))
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, root)
    shutil.copytree(ROOT / "openapi", root / "openapi")
    document = load()
    document["info"]["x-release"] = VERSION
    (root / "openapi" / "released.json").write_text(json.dumps(document))
    _page(root, "index.html")
    keep(root=root)
    return root


@pytest.fixture
def root(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "root"))


def _edit(name: str, pattern: str, replacement: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        text, count = re.subn(pattern, replacement, (root / name).read_text(), count=1)
        assert count
        (root / name).write_text(text)

    return edit


def _page(root: Path, name: str) -> None:
    (root / "miniapp" / "dist").mkdir(parents=True, exist_ok=True)
    (root / "miniapp" / "dist" / name).write_text(name)


def test_the_last_release_is_whole() -> None:
    """What `make test` runs beside today's workers."""
    assert check() == VERSION
    files = last().files
    for worker in WORKERS:
        assert {
            f"workers/{worker.name}/build/entry.py",
            f"workers/{worker.name}/wrangler.json",
        } <= files.keys()
    assert sum(map(len, files.values())) > 500_000
    assert (ROOT / "releases" / f"{TAG}.tar.gz").stat().st_size < 1_000_000, (
        "it stays in the repository for ever"
    )


def test_what_is_kept_of_a_release(root: Path) -> None:
    page = "swagger-ui.css"  # somebody else's: it comes with the lock
    _page(root, page)
    files = last(root=root).files
    assert files["miniapp/dist/index.html"] == b"index.html"
    assert f"miniapp/dist/{page}" not in files
    assert files["workers/token/migrations/0001_ledger.sql"]
    assert b'"name": "token-local"' in files["workers/token/wrangler.json"]
    assert [
        name
        for name, content in files.items()
        if str(root).encode() in content or str(ROOT).encode() in content
    ] == []


def test_the_same_checkout_gives_the_same_archive_and_the_one_before_goes(root: Path) -> None:
    before = {path.name: path.read_bytes() for path in (root / "releases").iterdir()}
    (root / "releases" / f"{TAG}.tar.gz").rename(root / "releases" / "v0.0.1.tar.gz")
    keep(root=root)
    assert {path.name: path.read_bytes() for path in (root / "releases").iterdir()} == before
    assert sorted(before) == ["SHA256SUMS", f"{TAG}.tar.gz"]


def test_unpacked_it_is_what_was_kept(root: Path, tmp_path: Path) -> None:
    release, target = last(root=root), tmp_path / "unpacked"
    release.unpack(target)
    found = {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file()
    }
    assert found == release.files


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(
            lambda root: (root / f"releases/{TAG}.tar.gz").write_bytes(b"x"),
            "is not the archive of",
            id="another archive",
        ),
        pytest.param(
            lambda root: (root / f"releases/{TAG}.tar.gz").unlink(),
            "does not hold one release",
            id="no archive",
        ),
        pytest.param(
            lambda root: (root / "releases/SHA256SUMS").write_text(""),
            "does not hold one release",
            id="no checksum",
        ),
    ],
)
def test_an_archive_is_used_only_with_its_checksum(
    root: Path, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(root)
    with pytest.raises(Failure, match=said):
        last(root=root)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(
            _edit("pyproject.toml", 'version = "[^"]*"', 'version = "9.0.0"'),
            "the newest of CHANGELOG.md is",
            id="version",
        ),
        pytest.param(
            _edit("CHANGELOG.md", r"## \[Unreleased\]", "## [9.0.0] - 2030-01-01"),
            "CHANGELOG.md is 9.0.0",
            id="changelog",
        ),
        pytest.param(
            _edit("CHANGELOG.md", r"## \[\d[^$]*", ""),
            "CHANGELOG.md is no release",
            id="no section",
        ),
        pytest.param(
            _edit("openapi/released.json", '"x-release": "[^"]*"', '"x-release": "9"'),
            "not the document of",
            id="document",
        ),
    ],
)
def test_nothing_is_kept_of_what_disagrees(
    root: Path, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(root)
    before = (root / "releases" / "SHA256SUMS").read_text()
    for each in (check, keep, notes):
        with pytest.raises(Failure, match=said):
            each(root=root)
    assert (root / "releases" / "SHA256SUMS").read_text() == before


def test_a_version_that_was_not_kept_is_told(root: Path) -> None:
    for name in ("pyproject.toml", "CHANGELOG.md", "openapi/released.json"):
        (root / name).write_text((root / name).read_text().replace(VERSION, "9.0.0"))
    with pytest.raises(Failure, match=r"releases/ holds .* version is 9\.0\.0"):
        check(root=root)


def test_a_tag_marks_the_version_and_what_was_kept_of_it(root: Path) -> None:
    with pytest.raises(Failure, match=r"the tag is v9\.9\.9"):
        check(tag="v9.9.9", root=root)
    assert check(tag=TAG, root=root) == VERSION
    _edit("openapi/released.json", '"description": "[^"]*"', '"description": "of an earlier day"')(
        root
    )
    with pytest.raises(Failure, match=r"released\.json is not the document"):
        check(tag=TAG, root=root)
    (root / "workers/token/src/entry.py").write_text("# changed since\n")
    with pytest.raises(Failure, match=r"differs from what .* keeps: workers/token/build/entry\.py"):
        check(tag=TAG, root=root)


def test_the_notes_are_the_section_of_the_version(root: Path) -> None:
    sections = (
        "## [Unreleased]\n\n- later",
        f"## [{VERSION}] - 2026-11-22\n\n### Added\n\n- now",
        "## [0.0.1] - 2026-01-01\n\n- ago",
    )
    (root / "CHANGELOG.md").write_text("\n\n".join(sections))
    assert notes(root=root) == "### Added\n\n- now"
