"""Random searches have two sizes: few cases in `make test`, all of them in `make soak`."""

from __future__ import annotations

import pytest


def sizes(few: int, many: int) -> pytest.MarkDecorator:
    """The argument `cases` of a test, with the mark for the long runs on the larger one."""
    values = [pytest.param(few, id="few"), pytest.param(many, id="many", marks=pytest.mark.soak)]
    return pytest.mark.parametrize("cases", values)
