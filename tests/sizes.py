"""Searches, at random or among many rows, have two sizes: few cases in `make test`, all of them in
`make soak`. `make unit` leaves them out.
"""

from __future__ import annotations

import pytest


def sizes(few: int, many: int) -> pytest.MarkDecorator:
    """The argument `cases` of a test, with the mark for the long runs on the larger one."""
    values = [
        pytest.param(few, id="few", marks=pytest.mark.search),
        pytest.param(many, id="many", marks=pytest.mark.soak),
    ]
    return pytest.mark.parametrize("cases", values)
