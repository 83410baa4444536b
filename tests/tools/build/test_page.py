"""The pages are built once for what they are built from, and say why when they are not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tools.build.page import BUILT, SOURCE, ensure_miniapp, ensure_page
from tools.console import Failure
from tools.paths import NODE_MODULES, ROOT

pytestmark = pytest.mark.programs


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    return shutil.copytree(SOURCE, tmp_path / "page")


def test_it_is_built_once_for_each_content(source: Path, tmp_path: Path) -> None:
    built = ensure_page(source, tmp_path / "cache")
    assert (built / "index.html").exists()
    script = source / "src" / "main.tsx"
    good = script.read_text()
    script.write_text(f"{good}\nconst broken = ;\n")
    with pytest.raises(Failure, match=r"main\.tsx"):
        ensure_page(source, tmp_path / "cache")
    script.write_text(good)
    assert ensure_page(source, tmp_path / "cache") == built
    assert list((tmp_path / "cache").iterdir()) == [built]


def test_the_mini_app_is_built_beside_its_sources(tmp_path: Path) -> None:
    """Its page names files that are there; what an earlier build has left is gone."""
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    miniapp = tmp_path / "miniapp"
    shutil.copytree(ROOT / "miniapp", miniapp, ignore=shutil.ignore_patterns(BUILT))
    ensure_miniapp(tmp_path)
    first = _files(miniapp / BUILT)
    page = (miniapp / BUILT / "app" / "index.html").read_text()
    named = set(re.findall(r'"/(app/assets/[^"]+)"', page))
    assert named
    assert named <= first
    assert {"app/index.html", "_headers", "app/licences.txt", "docs/swagger-ui.css"} <= first
    with (miniapp / "src" / "main.tsx").open("a") as script:
        script.write("console.info(document.title);")
    ensure_miniapp(tmp_path)
    second = _files(miniapp / BUILT)
    assert len(first) == len(second)
    assert any(name.startswith("app/assets/index-") for name in first - second)


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
