"""What is shipped of others has its licence with it, and stands in the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.audit import licences
from tools.build.page import ensure_page
from tools.console import Failure
from tools.paths import ROOT

pytestmark = pytest.mark.programs

PERMISSION = "The above copyright notice and this permission notice shall be included in"


def test_the_list_is_of_today() -> None:
    """A package that was added without a look at its licence."""
    assert licences.PAGE.read_text() == licences.page(), "run `python -m tools licences`"


def test_the_mini_app_has_the_texts_of_what_is_in_it() -> None:
    """Also of what only its workers have, out of which the bundler takes the notices as well."""
    built = ensure_page(ROOT / "miniapp", ROOT / ".cache" / "miniapp")
    parts = (built / licences.BUNDLED).read_text().split("-" * 80)
    assert {part.split()[0] for part in parts} >= {"preact", "@noble/curves", licences.FONT}
    for part in parts:
        name = part.split()[0]
        assert ("SIL OPEN FONT LICENSE" if name == licences.FONT else PERMISSION) in part, name


def test_a_package_without_its_licence_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bare-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Name: bare\nLicense: MIT\n")
    monkeypatch.setattr(licences, "ensure_packages", lambda _: tmp_path)
    with pytest.raises(Failure, match="bare comes without the text of its licence"):
        list(licences.in_workers())
