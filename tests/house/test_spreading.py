"""Every file that is to run in one process is there."""

from __future__ import annotations

import pytest

from tests.together import TOGETHER, group_of
from tools.paths import ROOT


@pytest.mark.parametrize("file", TOGETHER)
def test_a_file_of_a_group_is_there(file: str) -> None:
    assert (ROOT / file).is_file()
    assert group_of(f"{file}::test_x[a::b]") == TOGETHER[file]
