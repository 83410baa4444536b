"""The page of the emulator is built once for what it is built from, and says why when it is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools.build.page import SOURCE, ensure_page
from tools.console import Failure
from tools.paths import NODE_MODULES

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
