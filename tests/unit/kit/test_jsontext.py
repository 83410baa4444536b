"""The text of every reply, log line and call between workers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contest.kit import jsontext


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param({"a": [1, 2.5, None, True]}, '{"a":[1,2.5,null,true]}', id="no spaces"),
        pytest.param("é, 日本, 🎉", '"é, 日本, 🎉"', id="what is not ASCII stays as it is"),
        pytest.param('"\\\n\x00', r'"\"\\\n\u0000"', id="what must be escaped is"),
        pytest.param(2**70, str(2**70), id="an integer of any size"),
        pytest.param(("a", "b"), '["a","b"]', id="a tuple is a list"),
        pytest.param(
            {"of": LookupError("gone")}, '{"of":"gone"}', id="what JSON has no form for is its str"
        ),
        pytest.param(
            "half of \ud83c",
            r'"half of \ud83c"',
            id="half of a surrogate pair is escaped, not an error",
        ),
        pytest.param({}, "{}", id="nothing"),
    ],
)
def test_a_value_is_compact_text(value: Any, text: str) -> None:
    assert jsontext.encode(value) == text
    json.loads(text)
    text.encode()
