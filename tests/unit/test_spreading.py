"""What `make test` tells of tests that ran in other processes, and which of them run together."""

from __future__ import annotations

import pytest

from tests.together import GROUP_BY_FIXTURE, group_of, without_group


@pytest.mark.parametrize(
    ("told", "name"),
    [
        pytest.param("tests/e2e/test_x.py::test_y@stack", "tests/e2e/test_x.py::test_y", id="of a group"),
        pytest.param("tests/e2e/test_x.py::test_y[a@b]@served", "tests/e2e/test_x.py::test_y[a@b]", id="with an at of its own"),
        pytest.param("tests/unit/test_x.py::test_y", "tests/unit/test_x.py::test_y", id="of none"),
        pytest.param("tests/unit/test_x.py::test_y[ada@example]", "tests/unit/test_x.py::test_y[ada@example]", id="no group's name"),
    ],
)
def test_a_test_is_told_by_the_name_that_runs_it_again(told: str, name: str) -> None:
    assert without_group(told) == name


@pytest.fixture(scope="module")
def door() -> str:
    """Of a scope and a name that make a group."""
    return "open"


def test_who_shares_something_started_is_of_its_group(door: str, request: pytest.FixtureRequest) -> None:
    assert group_of(request.node) == GROUP_BY_FIXTURE["door"]


class TestOwn:
    @pytest.fixture
    def client(self) -> str:
        """Of the same name as the stack's, but started for each test."""
        return "own"

    def test_who_starts_its_own_is_of_none(self, client: str, request: pytest.FixtureRequest) -> None:
        assert group_of(request.node) == ""
