"""The acceptance list of an OpenAPI gateway, point by point:
one test each, by the number of the point.

Where the runtime has a say (raw paths, methods, repeated headers) the same point is in
tests/e2e/test_acceptance.py. Points 20 and 21, the linter, the gate and schemathesis, are
`make check` and tests/e2e/test_document.py themselves.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from contest.gateway.match import find
from contest.gateway.operation import Node, Operation
from contest.kit import idempotency
from tests.operations import OPERATIONS, PUBLIC, address
from tests.paths import REFUSED_PATHS, REFUSED_UNENCODED_PATHS
from tests.response_validator import check_reply
from tests.system import OPS_TOKEN, ORIGIN, WEBHOOK_SECRET, System, unreachable

ROOT = Path(__file__).resolve().parent.parent.parent
METHODS: dict[str, dict[str, str]] = {}  # by path, each method's operation
for _name, (_path, _method, _) in PUBLIC.items():
    METHODS.setdefault(_path, {})[_method] = _name


def _allowed(path: str) -> set[str]:
    """What the gateway answers to at a path."""
    return {*METHODS[path], "OPTIONS"} | ({"HEAD"} if "GET" in METHODS[path] else set())


async def test_01_every_operation_is_reachable_and_nothing_else(system: System) -> None:
    for name, (_, method, operation) in OPERATIONS.items():
        reply = await system.request(method, address(name))
        assert ("route-not-found" in reply.body) == operation.get("x-internal", False), name
        assert "method-not-allowed" not in reply.body, name
    for path in ("/contests", "/v1", "/docs/x", "/metrics", "/v1/users", "/auth/health", "/call"):
        assert (await system.request("GET", path)).problem == "route-not-found"


async def test_02_a_wrong_method_is_told_every_right_one(system: System) -> None:
    for path, names in METHODS.items():
        reply = await system.request("PURGE", address(next(iter(names.values()))))
        assert reply.problem == "method-not-allowed", path
        assert set(reply.headers["allow"].split(", ")) == _allowed(path)


async def test_03_head_follows_get_and_options_answers_before_authentication(
    system: System,
) -> None:
    get, head = [await system.request(method, "/v1/contests") for method in ("GET", "HEAD")]
    assert (head.status, head.headers["etag"]) == (get.status, get.headers["etag"])
    assert (await system.request("OPTIONS", "/v1/me")).status == 204
    preflight = {"origin": ORIGIN, "access-control-request-method": "GET"}
    reply = await system.request("OPTIONS", "/v1/me", headers=preflight)
    assert set(reply.headers["access-control-allow-methods"].split(", ")) == _allowed("/v1/me")


def _node(name: str = "", **children: Node) -> Node:
    methods = {"GET": Operation(operation_id=name, service="auth")} if name else {}
    return Node(
        methods=methods,
        children={segment.replace("any", "{}"): child for segment, child in children.items()},
    )


@pytest.mark.parametrize(
    ("path", "name"),
    [
        pytest.param("a", "a", id="a literal"),
        pytest.param("b", "any", id="a parameter"),
        pytest.param("a/x", "a/x", id="literal, literal"),
        pytest.param("a/z", "a/any", id="literal, parameter"),
        pytest.param("b/x", "any/x", id="parameter, literal"),
        pytest.param(
            "a/y", "a/any", id="the literal first, though the other way has a literal too"
        ),
        pytest.param("a/x/deep", "any/x/deep", id="the parameter, where the literal leads nowhere"),
        pytest.param("a/", None, id="a parameter is never empty"),
        pytest.param("", None, id="nor is a literal"),
        pytest.param("{}", None, id="nor is it its own name"),
        pytest.param("b/y/z", None, id="too long"),
    ],
)
def test_04_a_literal_beats_a_parameter_segment_by_segment(path: str, name: str | None) -> None:
    deep = _node("any/x", deep=_node("any/x/deep"))
    tree = _node(
        a=_node("a", x=_node("a/x"), any=_node("a/any")), any=_node("any", x=deep, y=_node("any/y"))
    )
    found = find(tree, path.split("/"))
    if name is None and path != "{}":
        assert found is None
    elif path == "{}":
        assert found is not None
        assert found[1] == ["{}"], "a segment, not the way to the parameter"
    else:
        assert found is not None
        assert found[0].methods["GET"].operation_id == name


@pytest.mark.parametrize("path", [*REFUSED_PATHS, *REFUSED_UNENCODED_PATHS])
async def test_05_a_path_has_one_spelling(system: System, path: str) -> None:
    assert (await system.request("GET", path)).problem == "path-not-canonical"


async def test_06_a_trailing_slash_is_another_path(system: System) -> None:
    for path in {address(name).partition("?")[0] for name in PUBLIC} - {"/"}:
        assert (await system.request("GET", f"{path}/")).problem == "route-not-found", path


@pytest.mark.parametrize(
    "query",
    [
        "limit=%2B1",
        "limit=1_0",
        "limit=%D9%A1",
        "limit=1&limit=2",
        "unknown=1",
        "limit",
        "status=open%0A",
    ],
)
async def test_07_parameters_are_strict(system: System, query: str) -> None:
    assert (await system.request("GET", f"/v1/contests?{query}")).problem == "invalid-request"


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "invalid-request"),
        (b'{"init_data":"a","init_data":"b"}', "body-key-duplicate"),
        (b'{"init_data":NaN}', "invalid-request"),
        (b"\xef\xbb\xbf{}", "invalid-request"),
        (b'{"init_data":"\xff"}', "body-not-utf8"),
        (b"[" * 100, "body-too-deep"),
        (b" " * 70_000, "body-too-large"),
    ],
)
async def test_08_bodies_are_strict(system: System, raw: bytes, problem: str) -> None:
    assert (await system.request("POST", "/v1/auth/telegram", raw=raw)).problem == problem


async def test_09_security_is_the_documents(system: System) -> None:
    """Every operation that asks for credentials refuses wrong ones, also where they are optional;
    the algebra is in test_gateway.py.
    """
    for name, (_, method, operation) in OPERATIONS.items():
        wrong = {"authorization": "Bearer wrong", "x-telegram-bot-api-secret-token": "wrong"}
        reply = await system.request(method, address(name), headers=wrong)
        assert ("unauthorized" in reply.body) is any(operation["security"]), name


@pytest.mark.parametrize("attack", ["none", "HS256", "truncated", "padded", "twice"])
async def test_10_tokens_are_pinned_to_their_algorithm_and_spelling(
    system: System, attack: str
) -> None:
    token = (await system.sign_in())["access_token"]
    header, payload, signature = token.split(".")
    forged = {
        "none": f"eyJhbGciOiJub25lIn0.{payload}.",
        "HS256": f"eyJhbGciOiJIUzI1NiJ9.{payload}.{signature}",
        "truncated": token[:-1],
        "padded": f"{token}==",
        "twice": f"{header}.{payload}.{signature}.{signature}",
    }[attack]
    assert (await system.request("GET", "/v1/me", token=forged)).problem == "unauthorized"


@pytest.mark.parametrize("header", ["x-user-id", "X_User_Id", "x-actor", "x-roles", "remote-user"])
async def test_11_identity_comes_from_the_token_alone(system: System, header: str) -> None:
    token = (await system.sign_in(42))["access_token"]
    assert (await system.request("GET", "/v1/me", token=token, headers={header: "1"})).json()[
        "telegram_id"
    ] == "42"
    assert (await system.request("GET", "/v1/me", headers={header: "1"})).problem == "unauthorized"


@pytest.mark.parametrize(
    ("origin", "let_in"),
    [(ORIGIN, True), ("null", False), (ORIGIN + ".evil", False), (ORIGIN + ":1", False)],
)
async def test_12_cors_is_exact(system: System, origin: str, let_in: bool) -> None:
    reply = await system.request("GET", "/v1/unknown", headers={"origin": origin})
    assert (reply.headers.get("access-control-allow-origin") == origin) is let_in
    assert "origin" in reply.headers["vary"]


async def test_13_every_refusal_is_a_problem_with_the_request_id(system: System) -> None:
    for method, path in (
        ("GET", "/x"),
        ("PUT", "/health"),
        ("GET", "/v1/me"),
        ("GET", "/v1/contests?x=1"),
        ("POST", "/v1/auth/telegram"),
    ):
        reply = await system.request(method, path)
        assert reply.headers["content-type"] == "application/problem+json"
        assert (reply.json()["request_id"], reply.json()["instance"]) == (
            reply.headers["x-request-id"],
            path.partition("?")[0],
        )


async def test_14_the_trace_goes_on(system: System) -> None:
    sent: list[Any] = []
    system.watch(lambda _, message: sent.append(json.loads(message)))
    given = {
        "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "tracestate": "vendor=1",
    }
    await system.request("GET", "/v1/contests", headers=given)
    await system.request(
        "GET", "/v1/contests?limit=5", headers={"traceparent": "wrong", "tracestate": "vendor=1"}
    )
    assert re.fullmatch(
        "00-4bf92f3577b34da6a3ce929d0e0e4736-(?!00f067aa0ba902b7)[0-9a-f]{16}-01",
        sent[0]["traceparent"],
    )
    assert (sent[0]["tracestate"], sent[1]["tracestate"]) == ("vendor=1", "")


async def test_15_a_service_that_fails_is_502_or_504_and_called_once(system: System) -> None:
    for fault, status in ((unreachable(), 502), (TimeoutError(), 504)):
        system.unreachable["content"] = fault
        assert (await system.request("GET", "/v1/contests")).status == status


def test_16_idempotency_replays_refuses_and_waits() -> None:
    """The behaviour, with its races, is in test_idempotency.py:
    here its wire names and statuses.
    """
    assert (idempotency.KeyReused.type, idempotency.KeyReused.status) == (
        "idempotency-key-reused",
        422,
    )
    assert (idempotency.KeyInProgress.type, idempotency.KeyInProgress.status) == (
        "idempotency-key-in-progress",
        409,
    )


async def test_17_the_webhook_wants_its_secret_before_anything_is_parsed(system: System) -> None:
    for secret in ("", "wrong", WEBHOOK_SECRET[:-1]):
        reply = await system.request(
            "POST",
            "/v1/telegram/webhook",
            raw=b"[" * 9999,
            headers={"x-telegram-bot-api-secret-token": secret},
        )
        assert reply.problem == "unauthorized"
    right = {"x-telegram-bot-api-secret-token": WEBHOOK_SECRET}
    assert (
        await system.request("POST", "/v1/telegram/webhook", raw=b" " * 300_000, headers=right)
    ).problem == "body-too-large"


async def test_18_limits_count_who_calls_and_never_who_they_say_they_are(system: System) -> None:
    for number in range(61):
        headers = {"cf-connecting-ip": "192.0.2.1", "x-forwarded-for": f"198.51.100.{number}"}
        reply = await system.request(
            "POST", "/v1/auth/telegram", body={"init_data": "a=1"}, headers=headers
        )
    assert (reply.problem, reply.headers["retry-after"]) == ("too-many-requests", "60")


@pytest.mark.parametrize(
    "body", [b"{}", b"[]", b'{"status":"ok","service":"nobody","environment":"x","version":"y"}']
)
def test_19_a_reply_that_the_document_does_not_describe_fails_the_test_that_saw_it(
    body: bytes,
) -> None:
    headers = {"x-request-id": "request", "content-type": "application/json"}
    with pytest.raises(Exception, match=r"InvalidData|not valid"):
        check_reply("GET", "/health", "", status=200, headers=headers, body=body)


@pytest.mark.parametrize("routes", [5, 50, 609])
def test_22_matching_takes_as_many_steps_with_many_routes_as_with_few(routes: int) -> None:
    """Steps, not time: the time is in `make bench`."""

    class Counting(dict[str, Node]):
        steps = 0

        def get(self, key: str, default: Any = None) -> Any:
            Counting.steps += 1
            return super().get(key, default)

    leaves = {
        f"resource-{number}": Node(children=Counting({"{}": _node("item")}))
        for number in range(routes)
    }
    Counting.steps = 0
    assert find(Node(children=Counting(leaves)), [f"resource-{routes - 1}", "x"])
    assert Counting.steps == 2


@pytest.mark.programs
def test_23_the_gateway_imports_nothing_of_yaml_or_json_schema() -> None:
    paths = [str(ROOT / "kit"), str(ROOT / "workers" / "api-gateway" / "src")]
    program = f"""
import sys; sys.path[:0] = {paths}
import contest.gateway.app
print(*sorted(sys.modules))
"""
    modules = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    ).stdout.split()
    assert not [
        name
        for name in modules
        if name.split(".")[0]
        in ("yaml", "jsonschema", "openapi_core", "httpx", "sqlite3", "starlette")
    ]
    assert "contest.gateway.document" not in modules, "large, and rarely asked for"


async def test_24_health_depends_on_nothing_and_ready_on_everything(system: System) -> None:
    for service in ("auth", "content", "referral", "token", "bot"):
        system.unreachable[service] = unreachable()
    assert (await system.request("GET", "/health")).status == 200
    assert (await system.request("GET", "/ready", token=OPS_TOKEN)).status == 503
