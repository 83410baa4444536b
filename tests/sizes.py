"""Searches, at random or among many rows, have two sizes: few cases in `make test`, all of them in
`make soak`. Of a table of many cells, each with a life of its own, `make test` takes a share and
`make soak` the others. `make unit` leaves all of them out.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

import pytest


def sizes(few: int, many: int) -> pytest.MarkDecorator:
    """The argument `cases` of a test, with the mark for the long runs on the larger one."""
    values = [
        pytest.param(few, id="few", marks=pytest.mark.search),
        pytest.param(many, id="many", marks=pytest.mark.soak),
    ]
    return pytest.mark.parametrize("cases", values)


def share(names: str, *columns: Iterable[Any], one_in: int) -> pytest.MarkDecorator:
    """The cells of a table, with the mark for the long runs on all but one in so many. That has no
    factor in common with the lengths of the columns, so it takes them all in turn.
    """
    cells = itertools.product(*columns)
    values = [
        pytest.param(*cell, marks=pytest.mark.soak if number % one_in else pytest.mark.search)
        for number, cell in enumerate(cells)
    ]
    return pytest.mark.parametrize(names, values, ids=str)
