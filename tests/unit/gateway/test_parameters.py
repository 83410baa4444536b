"""Parameters in every place that the document may put them, by an operation made for it."""

from __future__ import annotations

from typing import Any

import pytest

from contest.gateway.check import check
from contest.gateway.operation import Operation, Parameter
from contest.gateway.trace import Trace
from contest.kit.http.request import Request
from contest.kit.problems import Problem

TRACE = Trace("request", "00-" + "1" * 32 + "-" + "1" * 16 + "-00", "/")
OPERATION = Operation(
    operation_id="any",
    service="auth",
    idempotent=True,
    parameters=(
        Parameter("tag", many=True, items_min=1, items_max=2, pattern="[a-z]+"),
        Parameter("deep", kind="boolean"),
        Parameter("share", kind="number", above=0, maximum=2.5),
        Parameter("level", kind="integer", enum=(1, 2)),
        Parameter("step", kind="integer", below=12),
        Parameter("since", kind="date-time"),
        Parameter(
            "idempotency-key",
            place="header",
            minimum=8,
            maximum=128,
            pattern="[A-Za-z0-9._:~-]+",
            required=True,
        ),
        Parameter("x-size", place="header", kind="integer", minimum=1),
        Parameter("x-names", place="header", many=True),
        Parameter("theme", place="cookie", enum=("dark", "light"), required=True),
    ),
)
GOOD = {"cookie": "a=b; theme=dark", "idempotency-key": "key-0001"}


async def _checked(query: str, headers: dict[str, str]) -> Any:
    async def nothing(bytes_max: int) -> bytes:
        return b""

    try:
        call = await check(
            Request("POST", "/", query, headers.get, nothing), OPERATION, [], TRACE, None
        )
    except Problem as problem:
        return [error.pointer for error in problem.errors]
    return dict(call.query)


@pytest.mark.parametrize(
    ("query", "headers", "outcome"),
    [
        pytest.param("", GOOD, {"theme": "dark"}, id="only what is required"),
        pytest.param(
            "tag=a&tag=b&deep=true",
            GOOD,
            {"tag": ["a", "b"], "deep": True, "theme": "dark"},
            id="a list, repeated",
        ),
        pytest.param("deep=false", GOOD, {"deep": False, "theme": "dark"}, id="false"),
        pytest.param("tag=a&tag=b&tag=c", GOOD, ["/query/tag"], id="too many items"),
        pytest.param("tag=a,b", GOOD, ["/query/tag"], id="a list in one parameter"),
        pytest.param("tag=", GOOD, ["/query/tag"], id="an empty item"),
        pytest.param(
            "share=2.5e0&level=2", GOOD, {"share": 2.5, "level": 2, "theme": "dark"}, id="numbers"
        ),
        pytest.param(
            "share=1", GOOD, {"share": 1.0, "theme": "dark"}, id="a number without a fraction"
        ),
        pytest.param("share=0", GOOD, ["/query/share"], id="a number at its exclusive limit"),
        pytest.param("share=2.51", GOOD, ["/query/share"], id="a number over its most"),
        pytest.param("share=NaN", GOOD, ["/query/share"], id="no number"),
        pytest.param("share=Infinity", GOOD, ["/query/share"], id="no end"),
        pytest.param("share=1e400", GOOD, ["/query/share"], id="more than a double holds"),
        pytest.param("share=%2B1", GOOD, ["/query/share"], id="a leading plus"),
        pytest.param("share=01", GOOD, ["/query/share"], id="a leading zero"),
        pytest.param("share=.5", GOOD, ["/query/share"], id="nothing before the point"),
        pytest.param("level=3", GOOD, ["/query/level"], id="an integer that is not listed"),
        pytest.param("step=12", GOOD, ["/query/step"], id="an integer at its exclusive limit"),
        pytest.param(
            "since=2026-11-21T12:00:00Z",
            GOOD,
            {"since": "2026-11-21T12:00:00Z", "theme": "dark"},
            id="a time",
        ),
        pytest.param(
            "since=2026-02-30T12:00:00Z", GOOD, ["/query/since"], id="a day that there is not"
        ),
        pytest.param("since=1763726400", GOOD, ["/query/since"], id="seconds since 1970"),
        pytest.param("deep=1", GOOD, ["/query/deep"], id="a number for a truth"),
        pytest.param("deep=TRUE", GOOD, ["/query/deep"], id="truths have case"),
        pytest.param("deep=true&deep=false", GOOD, ["/query/deep"], id="a truth twice"),
        pytest.param(
            "",
            GOOD | {"x-size": "5", "x-names": "a, b"},
            {"x-size": 5, "x-names": ["a", "b"], "theme": "dark"},
            id="headers",
        ),
        pytest.param("", GOOD | {"x-size": "5, 6"}, ["/header/x-size"], id="a header twice"),
        pytest.param("", GOOD | {"x-size": "0"}, ["/header/x-size"], id="a header too small"),
        pytest.param(
            "", GOOD | {"cookie": "theme=blue"}, ["/cookie/theme"], id="a cookie of another value"
        ),
        pytest.param(
            "", GOOD | {"cookie": "theme"}, ["/cookie/theme"], id="a cookie without a value"
        ),
        pytest.param("", {"idempotency-key": "key-0001"}, ["/cookie/theme"], id="no cookie"),
        pytest.param(
            "", {"cookie": "theme=dark"}, ["/header/idempotency-key"], id="no idempotency key"
        ),
        pytest.param(
            "", GOOD | {"idempotency-key": "short"}, ["/header/idempotency-key"], id="a short key"
        ),
        pytest.param(
            "",
            GOOD | {"idempotency-key": "a b c d e f"},
            ["/header/idempotency-key"],
            id="a key with spaces",
        ),
    ],
)
async def test_parameters(query: str, headers: dict[str, str], outcome: Any) -> None:
    assert await _checked(query, headers) == outcome
