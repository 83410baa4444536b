"""What a client is told of a faulty body, and what a handler gets of a good one,
by the models of `shapes.yaml`.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import MISSING

from contest.kit.call import parse_body
from contest.kit.problems import InvalidRequest
from tests.contract.subjects import SHAPES

pytestmark = pytest.mark.programs

AT = "2026-11-21T12:00:00Z"
TASKS = [{"kind": "visit"}, {"kind": "quiz", "question": "", "answers": ["ab", "A"]}]


def _parsed(name: str, body: dict[str, Any]) -> Any:
    return parse_body(getattr(SHAPES.models, name), json.dumps(body))


@pytest.mark.parametrize(
    ("name", "body", "pointers"),
    [
        pytest.param(
            "Shape",
            {"task": {"kind": "quiz"}},
            ["/body/task/question"],
            id="a field that a branch lacks",
        ),
        pytest.param(
            "Shape",
            {"task": {"kind": "visit", "x/y": 1}},
            ["/body/task/x~1y"],
            id="a field that a branch does not know",
        ),
        pytest.param(
            "Shape", {"task": {"kind": "nap"}}, ["/body/task"], id="a branch that there is not"
        ),
        pytest.param(
            "Shape",
            {"task": TASKS[0], "tasks": TASKS},
            ["/body/tasks/1/question", "/body/tasks/1/answers/1"],
            id="branches in a list",
        ),
        pytest.param(
            "NewPrize",
            {"kind": "Points", "amount": 3},
            ["/body/amount"],
            id="a body that is a union",
        ),
        pytest.param("NewPrize", {}, ["/body"], id="a body without its discriminator"),
        pytest.param(
            "Collections", {"closed": {}, "map": {"a": -1}}, ["/body/map/a"], id="a value in a map"
        ),
        pytest.param(
            "Collections",
            {"closed": {}, "number_or_text": 1},
            ["/body/number_or_text"],
            id="a union by type",
        ),
        pytest.param(
            "Texts",
            {"plain": "a", "at": AT, "nick": None},
            ["/body/nick"],
            id="null for what may only be missing",
        ),
    ],
)
def test_a_pointer_leads_to_the_fault(name: str, body: dict[str, Any], pointers: list[str]) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        _parsed(name, body)
    assert list(dict.fromkeys(error.pointer for error in refusal.value.errors)) == pointers


def test_a_handler_tells_null_from_missing_and_gets_defaults() -> None:
    texts = _parsed("Texts", {"plain": "a", "at": AT, "no_id": None})
    assert (texts.id, texts.no_id, texts.filled, texts.cleared) == (MISSING, None, "abc", None)


def test_a_handler_gets_a_time_as_a_time_and_a_uuid_as_it_was_written() -> None:
    texts = _parsed("Texts", {"plain": "a", "at": AT, "id": "3F2B8A5E-8F0C-4B7D-9A53-5F0F5D1C2A77"})
    assert texts.at == datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert texts.id == "3F2B8A5E-8F0C-4B7D-9A53-5F0F5D1C2A77"


def test_a_body_that_is_a_union_is_one_of_its_branches() -> None:
    assert _parsed("NewPrize", {"kind": "Points", "amount": 10}).root.amount == 10
