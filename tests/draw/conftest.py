"""The verifier's command, in a folder that has every sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from contest_draw import commands
from tests.draw.checking import Run, encode
from tests.draw.samples import PROOFS
from tests.draw.vectors import FOLDER


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a folder with every sample: NAME.json, NAME-mine.json, NAME/0.json."""
    for name, sample in PROOFS.items():
        (tmp_path / f"{name}.json").write_bytes(encode(sample["proof"]))
        (tmp_path / name).mkdir()
        for page in sample["pages"]:
            (tmp_path / name / f"{page['page']}.json").write_bytes(encode(page))
        for own in sample["mine"][:1]:
            (tmp_path / f"{name}-mine.json").write_bytes(encode(own["document"]))
    (tmp_path / "wrong.json").write_bytes(
        encode(PROOFS["drawn"]["proof"] | {"header_hash": "ab" * 32})
    )
    (tmp_path / "chain.json").write_bytes((FOLDER / "chain.json").read_bytes())
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str]:
        try:
            code = commands.main(arguments)
        except SystemExit as error:
            code = int(error.code or 0)
        said = capsys.readouterr()
        return code, said.out + said.err

    return run
