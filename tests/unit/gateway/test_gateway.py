"""What is let in, what is refused, and by which name."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from contest.gateway.authenticate import authenticate
from contest.gateway.match import match
from contest.gateway.operation import Operation
from contest.gateway.trace import Trace
from contest.kit.http.request import Request
from contest.kit.http.strictjson import DEPTH_MAX, TooDeep, check_depth
from contest.kit.problems import Problem
from tests.system import OPS_TOKEN, WEBHOOK_SECRET, System, unreachable

SIGN_IN = "/v1/auth/telegram"
BOTH = {"authorization": f"Bearer {OPS_TOKEN}", "x-telegram-bot-api-secret-token": WEBHOOK_SECRET}


@pytest.mark.parametrize(
    "path",
    [
        "/contests",
        "/v1",
        "/v1/",
        "/v1/contests/",
        "/v1/contests/a/b",
        "/V1/contests",
        "/health/",
        "/healthz",
        "/v1/{}/x",
    ],
)
async def test_unknown_paths(system: System, path: str) -> None:
    assert (await system.request("GET", path)).problem in ("route-not-found", "path-not-canonical")


@pytest.mark.parametrize(
    ("path", "method", "outcome"),
    [
        pytest.param("/v1/contests", "GET", "listContests", id="literal"),
        pytest.param("/v1/contests/demo", "GET", "getContest", id="parameter"),
        pytest.param("/v1/contests/demo", "HEAD", "getContest", id="HEAD as GET"),
        pytest.param(
            "/ops/bot/dead-letters/x/replay", "POST", "replayDeadLetter", id="two parameters"
        ),
        pytest.param("/.well-known/jwks.json", "GET", "getJwks", id="well-known"),
        pytest.param("/v1/contests", "DELETE", "method-not-allowed", id="other method"),
        pytest.param("/v1/contests", "PURGE", "method-not-allowed", id="odd method"),
        pytest.param("/v1/contests", "get", "method-not-allowed", id="methods have case"),
    ],
)
def test_matching(path: str, method: str, outcome: str) -> None:
    try:
        operation, _, _ = match(path, method)
    except Problem as problem:
        assert problem.type == outcome
    else:
        assert operation is not None
        assert operation.operation_id == outcome


async def test_a_wrong_method_is_told_the_right_ones(system: System) -> None:
    reply = await system.request("DELETE", "/v1/contests")
    assert (reply.problem, reply.headers["allow"]) == (
        "method-not-allowed",
        "GET, HEAD, OPTIONS, POST",
    )
    assert (await system.request("OPTIONS", SIGN_IN)).headers["allow"] == "OPTIONS, POST"


@pytest.mark.parametrize(
    ("query", "pointers"),
    [
        pytest.param("limit=0", ["/query/limit"], id="too small"),
        pytest.param("limit=101", ["/query/limit"], id="too large"),
        pytest.param("limit=99999999999999999999", ["/query/limit"], id="far too large"),
        pytest.param("limit=", ["/query/limit"], id="empty"),
        pytest.param("limit=%2B5", ["/query/limit"], id="plus sign"),
        pytest.param("limit=1_0", ["/query/limit"], id="underscore"),
        pytest.param("limit=05", ["/query/limit"], id="leading zero"),
        pytest.param("limit=1.0", ["/query/limit"], id="decimal"),
        pytest.param("limit=%D9%A1", ["/query/limit"], id="Arabic digit"),
        pytest.param("limit=5%0A", ["/query/limit"], id="newline"),
        pytest.param("limit=1&limit=2", ["/query/limit"], id="twice"),
        pytest.param("limit=1&%6Cimit=2", ["/query/limit"], id="twice, once encoded"),
        pytest.param("page=2", ["/query/page"], id="undeclared"),
        pytest.param("status=OPEN&limit=0", ["/query/status", "/query/limit"], id="two faults"),
        pytest.param("cursor=a%0A", ["/query/cursor"], id="pattern means the whole value"),
        pytest.param("cursor=bm9uc2Vuc2U", ["/query/cursor"], id="a cursor that is not ours"),
        pytest.param(
            "cursor=Wy05OTk5OTk5OTk5OTk5OTk5OTk5OTksImEiXQ",
            ["/query/cursor"],
            id="a cursor beyond all numbers",
        ),
        pytest.param("cursor=WzEsIlx1ZDgwMCJd", ["/query/cursor"], id="a cursor that is no text"),
        pytest.param("cursor=WzEsMl0", ["/query/cursor"], id="a cursor of the wrong types"),
        pytest.param("=x", ["/query/"], id="no name"),
    ],
)
async def test_query_faults_are_pointed_at(system: System, query: str, pointers: list[str]) -> None:
    reply = await system.request("GET", f"/v1/contests?{query}")
    assert reply.problem == "invalid-request"
    assert [error["pointer"] for error in reply.json()["errors"]] == pointers


async def test_a_query_may_be_empty_but_not_endless(system: System) -> None:
    assert (await system.request("GET", "/v1/contests?")).status == 200
    assert (
        await system.request("GET", f"/v1/contests?status={'x' * 5000}")
    ).problem == "invalid-request"
    assert (await system.request("GET", "/v1/contests?status=%ff")).problem == "invalid-request"


async def test_faults_are_named_twenty_at_most(system: System) -> None:
    reply = await system.request(
        "GET", "/v1/contests?" + "&".join(f"p{number}=1" for number in range(60))
    )
    assert len(reply.json()["errors"]) == 20


@pytest.mark.parametrize(
    ("content_type", "outcome"),
    [
        ("application/json", "init-data-unsigned"),
        ("Application/JSON", "init-data-unsigned"),
        ("application/json; charset=utf-8", "init-data-unsigned"),
        ('application/json;charset="UTF-8"', "init-data-unsigned"),
        ("application/json; charset=latin-1", "unsupported-media-type"),
        ("application/json; foo", "unsupported-media-type"),
        ("application/jsonp", "unsupported-media-type"),
        ("text/plain", "unsupported-media-type"),
        ("", "unsupported-media-type"),
    ],
)
async def test_media_types(system: System, content_type: str, outcome: str) -> None:
    reply = await system.request(
        "POST", SIGN_IN, raw=b'{"init_data":"a=1"}', headers={"content-type": content_type}
    )
    assert reply.problem == outcome


@pytest.mark.parametrize(
    ("raw", "outcome"),
    [
        pytest.param(b"", "invalid-request", id="empty"),
        pytest.param(b"{", "invalid-request", id="cut off"),
        pytest.param(b"[]", "invalid-request", id="a list"),
        pytest.param(b"null", "invalid-request", id="null"),
        pytest.param(b'{"init_data":5}', "invalid-request", id="a number"),
        pytest.param(b'{"init_data":""}', "invalid-request", id="empty text"),
        pytest.param(b'{"init_data":NaN}', "invalid-request", id="NaN"),
        pytest.param(b'{"init_data":"a=1","more":1}', "invalid-request", id="undeclared field"),
        pytest.param(
            b'{"init_data":"a=1","init_data":"b=2"}', "body-key-duplicate", id="a key twice"
        ),
        pytest.param(
            b'{"init_data":"a=1","init\\u005fdata":"b=2"}',
            "body-key-duplicate",
            id="a key twice, once escaped",
        ),
        pytest.param(b'{"x":[{"y":1,"y":2}]}', "body-key-duplicate", id="a key twice, further in"),
        pytest.param(b'\xef\xbb\xbf{"init_data":"a=1"}', "invalid-request", id="byte order mark"),
        pytest.param(b'{"init_data":"\xff"}', "body-not-utf8", id="not UTF-8"),
        pytest.param(b"[" * 20_000 + b"]" * 20_000, "body-too-deep", id="20,000 brackets"),
        pytest.param(b'{"a":' * 33 + b"1" + b"}" * 33, "body-too-deep", id="33 objects"),
        pytest.param(b'{"init_data":"' + b"x" * 9_000 + b'"}', "invalid-request", id="long text"),
        pytest.param(b" " * 65_537, "body-too-large", id="a byte too many"),
    ],
)
async def test_bodies(system: System, raw: bytes, outcome: str) -> None:
    assert (await system.request("POST", SIGN_IN, raw=raw)).problem == outcome


async def test_a_faulty_field_is_pointed_at(system: System) -> None:
    reply = await system.request("POST", SIGN_IN, raw=b'{"init_data":5,"a/b~c":1}')
    assert {error["pointer"] for error in reply.json()["errors"]} == {
        "/body/init_data",
        "/body/a~1b~0c",
    }


@pytest.mark.parametrize("declared", ["65537", "9" * 30])
async def test_an_announced_length_over_the_cap_is_refused_unread(
    system: System, declared: str
) -> None:
    reply = await system.request("POST", SIGN_IN, raw=b"{}", headers={"content-length": declared})
    assert reply.problem == "body-too-large"


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        pytest.param(b"[" * DEPTH_MAX + b"]" * DEPTH_MAX, False, id="at the cap"),
        pytest.param(b"[" * (DEPTH_MAX + 1), True, id="over it"),
        pytest.param(b"[]" * 10_000, False, id="wide"),
        pytest.param(b'"' + b"[" * 10_000 + b'"', False, id="in a string"),
        pytest.param(b'"\\"' + b"[" * 10_000 + b'"', False, id="behind an escaped quote"),
        pytest.param(b'"\\\\"' + b"[" * 100, True, id="behind an escaped backslash"),
        pytest.param(b'{"a":"' + b'\\"' * 50_000, False, id="a string without end"),
    ],
)
def test_nesting(text: bytes, deep: bool) -> None:
    if deep:
        with pytest.raises(TooDeep):
            check_depth(text)
    else:
        check_depth(text)


@pytest.mark.parametrize("secret", ["", "wrong", WEBHOOK_SECRET + "x", WEBHOOK_SECRET[:-1], "я"])
async def test_the_webhook_wants_its_secret_before_it_looks_at_the_body(
    system: System, secret: str
) -> None:
    reply = await system.request(
        "POST",
        "/v1/telegram/webhook",
        raw=b"[" * 50_000,
        headers={"x-telegram-bot-api-secret-token": secret},
    )
    assert reply.problem == "unauthorized"


@pytest.mark.parametrize(
    "credentials", ["Bearer", "Bearer ", "bearer  ", "Basic eDp5", "token", "Bearer a, Bearer b"]
)
async def test_credentials_that_are_none(system: System, credentials: str) -> None:
    reply = await system.request("GET", "/v1/me", headers={"authorization": credentials})
    assert (reply.problem, reply.headers["www-authenticate"]) == (
        "unauthorized",
        'Bearer realm="contest"',
    )


async def test_without_a_configured_secret_everything_is_refused(system: System) -> None:
    for name in ("webhook_secret", "ops_token"):
        system.replace("api-gateway", **{name: ""})
    assert (await system.send_update({"update_id": 1}, secret="")).problem == "unauthorized"
    assert (
        await system.request("GET", "/ready", headers={"authorization": "Bearer "})
    ).problem == "unauthorized"


@pytest.mark.parametrize(
    ("fault", "problem", "status"),
    [
        pytest.param(unreachable(), "service-unreachable", 502, id="unreachable"),
        pytest.param(TimeoutError(), "service-timeout", 504, id="no answer"),
        pytest.param(RuntimeError("a bug"), "internal-error", 500, id="a bug of ours"),
    ],
)
async def test_a_service_that_fails(
    system: System, fault: Exception, problem: str, status: int
) -> None:
    system.unreachable["content"] = fault
    reply = await system.request("GET", "/v1/contests")
    assert (reply.problem, reply.status) == (problem, status)
    assert "bug" not in reply.body


async def test_a_failure_inside_a_service_tells_the_client_nothing_and_the_log_its_place(
    system: System,
) -> None:
    await system.databases["content"].run("drop table contests")
    reply = await system.request("GET", "/v1/contests")
    assert (reply.problem, "contests:" in reply.body) == ("internal-error", False)
    [line] = [json.loads(line) for line in system.log_lines if '"failure"' in line]
    assert line["message"] == "no such table: contests"
    assert any("list_contests" in frame for frame in line["frames"])


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param("client-chosen_id-1", True, id="well formed"),
        pytest.param("short", False, id="too short"),
        pytest.param("x" * 65, False, id="too long"),
        pytest.param('evil"},{"', False, id="an injection"),
    ],
)
async def test_request_ids_are_trusted_when_well_formed(
    system: System, given: str, kept: bool
) -> None:
    reply = await system.request("GET", "/v1/unknown", headers={"x-request-id": given})
    assert (reply.headers["x-request-id"] == given) is kept
    assert reply.json()["request_id"] == reply.headers["x-request-id"]


@pytest.mark.parametrize(
    ("traceparent", "kept"),
    [
        pytest.param(
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", True, id="well formed"
        ),
        pytest.param(
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01", False, id="trace of zeros"
        ),
        pytest.param(
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", False, id="span of zeros"
        ),
        pytest.param(
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", False, id="unknown version"
        ),
        pytest.param("nonsense", False, id="nonsense"),
    ],
)
async def test_the_trace_goes_on_in_every_worker(
    system: System, traceparent: str, kept: bool
) -> None:
    await system.request("GET", "/v1/contests", headers={"traceparent": traceparent})
    traces = {json.loads(line)["trace_id"] for line in system.log_lines}
    assert len(traces) == 1
    assert (traces == {"4bf92f3577b34da6a3ce929d0e0e4736"}) is kept
    assert all(re.fullmatch("(?!0{32})[0-9a-f]{32}", trace) for trace in traces)


@pytest.mark.parametrize(
    ("security", "headers", "outcome"),
    [
        pytest.param(
            (("bearer",), ("opsToken",)),
            {"authorization": f"Bearer {OPS_TOKEN}"},
            "in",
            id="the second of two, in one header",
        ),
        pytest.param(
            (("bearer",), ("opsToken",)),
            {"authorization": "Bearer x"},
            "unauthorized",
            id="neither of two",
        ),
        pytest.param(
            (("opsToken", "webhookSecret"),),
            {"authorization": f"Bearer {OPS_TOKEN}"},
            "unauthorized",
            id="one of both",
        ),
        pytest.param((("opsToken", "webhookSecret"),), BOTH, "in", id="both"),
        pytest.param(
            ((), ("opsToken", "webhookSecret")),
            {"authorization": f"Bearer {OPS_TOKEN}"},
            "unauthorized",
            id="one of both, where none would do",
        ),
        pytest.param(((), ("opsToken",)), {}, "in", id="none, where none will do"),
        pytest.param((("opsToken",),), {}, "unauthorized", id="none"),
        pytest.param(
            (), {"authorization": "Bearer x"}, "in", id="anything, where nothing is looked at"
        ),
    ],
)
async def test_the_algebra_of_security(
    system: System, security: Any, headers: dict[str, str], outcome: str
) -> None:
    request = Request("GET", "/", "", headers.get, _nothing)
    trace = Trace("request", "00-" + "1" * 32 + "-" + "1" * 16 + "-00", "/")
    try:
        await authenticate(
            request,
            Operation(operation_id="any", service="auth", security=security),
            trace,
            system.gateway,
        )
    except Problem as problem:
        assert problem.type == outcome
    else:
        assert outcome == "in"


async def _nothing(bytes_max: int) -> bytes:
    return b""


async def test_the_served_document_has_no_extension_and_no_internal_operation(
    system: System,
) -> None:
    document = (await system.request("GET", "/openapi.json")).json()
    assert document["paths"]["/v1/me"]["get"]["operationId"] == "getMe"
    assert not [
        key
        for item in document["paths"].values()
        for operation in item.values()
        for key in operation
        if key.startswith("x-")
    ]
