"""What proxies, monitors, tracers and broken lines send, and what the gateway makes of it."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from contest.gateway.app import handle
from contest.gateway.call_service import TIMEOUT_S
from contest.gateway.operations import HEALTH_TIMEOUT_S
from contest.kit.http.request import BodyIncomplete, Request
from tests.system import OPS_TOKEN, WEBHOOK_SECRET, System

SIGN_IN = "/v1/auth/telegram"
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT = f"{TRACE}-00f067aa0ba902b7"


# Hosts and queries


@pytest.mark.parametrize(
    "host",
    [
        "x/ready#",
        "x/ready?",
        "x/ready",
        "x\\ready",
        "a, b",
        "a b",
        "u:p@x",
        "",
        "a#",
        "a?b",
        "a%2fb",
        "[::1",
        "a:b",
        "a:123456",
        "a\t",
        "я",
    ],
)
async def test_a_host_that_changes_the_path_is_refused(system: System, host: str) -> None:
    for method, path in (("GET", "/health"), ("OPTIONS", "/health"), ("GET", "/nowhere")):
        reply = await system.request(method, path, headers={"host": host})
        assert (reply.problem, reply.status) == ("host-malformed", 400)


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "EXAMPLE.org:8443",
        "127.0.0.1:80",
        "[::1]:8787",
        "[2001:db8::1]",
        "contest-api.x.workers.dev",
        "a_b",
        "a.",
    ],
)
async def test_a_host_that_names_a_host_is_taken(system: System, host: str) -> None:
    assert (await system.request("GET", "/health", headers={"host": host})).status == 200


@pytest.mark.parametrize("path", ["*", "", "http://x/health", "health", "v1/contests", "?x"])
async def test_a_target_that_is_no_path_is_refused(system: System, path: str) -> None:
    for method in ("GET", "OPTIONS"):
        request = Request(method, path, "", dict[str, str]().get, _nothing)
        reply = await handle(request, system.gateway)
        assert (reply.status, json.loads(reply.body)["type"]) == (
            400,
            "urn:problem:path-not-canonical",
        )


@pytest.mark.parametrize("query", ["1732539600", "cache=1&cache=2", "%ff", "x" * 5000, "=", "&"])
@pytest.mark.parametrize("path", ["/health", "/version", "/health/auth", "/ready"])
async def test_monitors_may_add_what_no_cache_knows(system: System, path: str, query: str) -> None:
    reply = await system.request("GET", f"{path}?{query}", token=OPS_TOKEN)
    assert reply.status == 200
    assert (await system.request("HEAD", f"{path}?{query}", token=OPS_TOKEN)).status == 200


async def test_other_operations_take_no_query_that_is_not_described(system: System) -> None:
    assert (await system.request("GET", "/v1/contests?anything")).problem == "invalid-request"
    assert (await system.request("GET", "/health/nobody?anything")).problem == "invalid-request"


# Bodies


@pytest.mark.parametrize(
    "coding",
    [
        "gzip",
        "GZIP",
        "x-gzip",
        "br",
        "deflate",
        "zstd",
        "identity, gzip",
        "gzip, identity",
        "aws-chunked",
    ],
)
@pytest.mark.parametrize("compressed", [True, False])
async def test_a_compressed_body_is_a_media_type_that_is_not_taken(
    system: System, coding: str, *, compressed: bool
) -> None:
    raw = gzip.compress(b'{"init_data":"a=1"}') if compressed else b'{"init_data":"a=1"}'
    reply = await system.request("POST", SIGN_IN, raw=raw, headers={"content-encoding": coding})
    assert (reply.problem, reply.status, reply.headers["accept-encoding"]) == (
        "unsupported-media-type",
        415,
        "identity",
    )


async def test_the_webhook_takes_no_compressed_body_either(system: System) -> None:
    headers = {"content-encoding": "gzip", "x-telegram-bot-api-secret-token": WEBHOOK_SECRET}
    reply = await system.request(
        "POST", "/v1/telegram/webhook", raw=gzip.compress(b'{"update_id":1}'), headers=headers
    )
    assert reply.problem == "unsupported-media-type"


@pytest.mark.parametrize("coding", ["identity", "Identity", " identity "])
async def test_a_body_as_it_is_may_say_so(system: System, coding: str) -> None:
    reply = await system.request(
        "POST", SIGN_IN, raw=b'{"init_data":"a=1"}', headers={"content-encoding": coding}
    )
    assert reply.problem == "init-data-unsigned"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        pytest.param(SIGN_IN, {}, id="of a sign-in"),
        pytest.param(
            "/v1/telegram/webhook",
            {"x-telegram-bot-api-secret-token": WEBHOOK_SECRET},
            id="of an update",
        ),
    ],
)
async def test_a_client_that_goes_away_within_its_body_is_no_fault_of_ours(
    system: System, path: str, headers: dict[str, str]
) -> None:
    async def cut_off(bytes_max: int) -> bytes:
        raise BodyIncomplete

    request = Request(
        "POST", path, "", ({"content-type": "application/json"} | headers).get, cut_off
    )
    reply = await handle(request, system.gateway)
    [line] = [json.loads(line) for line in system.log_lines]
    assert (line["event"], line["status"], reply.status) == ("request", 499, 499)
    [point] = [point for point in system.points if point[1] == "request"]
    assert point[3] == "499"
    assert json.loads(reply.body)["type"] == "urn:problem:body-incomplete"


# ETags


@pytest.mark.parametrize("path", ["/v1/contests", "/.well-known/jwks.json"])
@pytest.mark.parametrize(
    "suffix", ["-gzip", "--gzip", ";gzip", "-br", "--br", ";br", "-deflate", "-zstd"]
)
async def test_a_tag_that_a_proxy_has_marked_still_gets_its_304(
    system: System, path: str, suffix: str
) -> None:
    tag = (await system.request("GET", path)).headers["etag"]
    marked = f'{tag[:-1]}{suffix}"'
    for known in (marked, f"W/{marked}", f'"other", W/{marked}'):
        reply = await system.request("GET", path, headers={"if-none-match": known})
        assert (reply.status, reply.headers["etag"]) == (304, tag)


@pytest.mark.parametrize("suffix", ["gzip", "-gzi", "-gzip-gzip", "-other", "-"])
async def test_another_tag_is_another(system: System, suffix: str) -> None:
    tag = (await system.request("GET", "/v1/contests")).headers["etag"]
    assert (
        await system.request(
            "GET", "/v1/contests", headers={"if-none-match": f'{tag[:-1]}{suffix}"'}
        )
    ).status == 200


# Traces: https://www.w3.org/TR/trace-context/


async def _passed_on(system: System, **given: str) -> tuple[str, str]:
    """`traceparent` and `tracestate` as they reach the service."""
    sent: list[Any] = []
    system.watch(lambda _, message: sent.append(json.loads(message)))
    assert (await system.request("GET", "/v1/contests", headers=given)).status == 200
    return sent[0]["traceparent"], sent[0]["tracestate"]


@pytest.mark.parametrize(
    ("given", "flags"),
    [
        pytest.param(f"00-{PARENT}-01", "01", id="version 00"),
        pytest.param(f"00-{PARENT}-ff", "03", id="flags that nobody has defined"),
        pytest.param(f"00-{PARENT}-01-", None, id="version 00, a dash more"),
        pytest.param(f"00-{PARENT}-01-more", None, id="version 00, a field more"),
        pytest.param(f"01-{PARENT}-01", "01", id="version 01"),
        pytest.param(
            f"cc-{PARENT}-01-what-the-future-will-be-like", "01", id="a later version, fields more"
        ),
        pytest.param(f"cc-{PARENT}-01-", "01", id="a later version, a dash more"),
        pytest.param(f"cc-{PARENT}-01.what", None, id="a later version, more without a dash"),
        pytest.param(f"fe-{PARENT}-00", "00", id="the last version"),
        pytest.param(f"ff-{PARENT}-01", None, id="no version"),
        pytest.param(f"CC-{PARENT}-01", None, id="upper case"),
        pytest.param(f"cc-{PARENT}-0", None, id="too short"),
        pytest.param(
            f"cc-{'0' * 32}-00f067aa0ba902b7-01-x", None, id="a later version, a trace of zeros"
        ),
        pytest.param(f"00-{PARENT}-01, 00-{PARENT}-01", None, id="two headers"),
    ],
)
async def test_versions_of_a_trace(system: System, given: str, flags: str | None) -> None:
    parent, state = await _passed_on(system, traceparent=given, tracestate="vendor=1")
    assert (parent[3:35] == TRACE, state == "vendor=1") == (
        (True, True) if flags else (False, False)
    )
    assert parent[:2] == "00"
    assert parent[53:] == (flags or "00")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param("foo=1,bar=2", "foo=1,bar=2", id="two members"),
        pytest.param(
            "foo=1 \t , \t bar=2, \t baz=3", "foo=1,bar=2,baz=3", id="tabs and spaces around"
        ),
        pytest.param("foo=1, ,, bar=2,", "foo=1,bar=2", id="empty members, as of empty headers"),
        pytest.param("foo=1,foo=2,bar=3", "foo=1,bar=3", id="a key twice"),
        pytest.param("FOO=1,bar=2", "bar=2", id="upper case in a key"),
        pytest.param("foo =1,bar=2", "bar=2", id="a space in a key"),
        pytest.param("1foo=1,bar=2", "bar=2", id="a key that starts with a digit"),
        pytest.param("foo.a=1,bar=2", "bar=2", id="a dot in a key"),
        pytest.param("0t@v=1,a@b=2", "0t@v=1,a@b=2", id="a tenant"),
        pytest.param("foo@=1,@foo=2,foo@@b=3,a@b@c=4,t@1=5,x=6", "x=6", id="no tenant"),
        pytest.param(f"{'t' * 241}@{'v' * 14}=1", f"{'t' * 241}@{'v' * 14}=1", id="a long tenant"),
        pytest.param(f"{'t' * 242}@v=1,t@{'v' * 15}=1,a=1", "a=1", id="too long a tenant"),
        pytest.param(f"{'z' * 256}=1", f"{'z' * 256}=1", id="a long key"),
        pytest.param(f"{'z' * 257}=1,a=1", "a=1", id="too long a key"),
        pytest.param("foo=bar=baz,bar=2", "bar=2", id="an equals sign in a value"),
        pytest.param("foo=,bar=3", "bar=3", id="no value"),
        pytest.param("foo,bar=3", "bar=3", id="no equals sign"),
        pytest.param("foo=a\tb,bar=3", "bar=3", id="a tab in a value"),
        pytest.param("foo=ä,bar=3", "bar=3", id="a letter that is not ASCII"),
        pytest.param("foo=a b,bar= 3", "foo=a b,bar= 3", id="spaces in a value"),
        pytest.param(
            "a_b*c/d-0=!\"#$%&'()*+-./:;<>?@[\\]^_`{|}~",
            "a_b*c/d-0=!\"#$%&'()*+-./:;<>?@[\\]^_`{|}~",
            id="every character",
        ),
        pytest.param(f"a={'v' * 256},b=1", f"a={'v' * 256},b=1", id="a long value"),
        pytest.param(f"a={'v' * 257},b=1", "b=1", id="too long a value"),
        pytest.param(
            ",".join(f"k{n}=1" for n in range(32)),
            ",".join(f"k{n}=1" for n in range(32)),
            id="32 members",
        ),
        pytest.param(
            ",".join(f"k{n}=1" for n in range(99)),
            ",".join(f"k{n}=1" for n in range(32)),
            id="99 members",
        ),
        pytest.param(
            f"a={'v' * 200},b=1,c={'v' * 200},d={'v' * 200}",
            f"a={'v' * 200},b=1,c={'v' * 200}",
            id="too long together",
        ),
        pytest.param(
            ",".join(f"k{n:02}={'v' * 96}" for n in range(9)),
            ",".join(f"k{n:02}={'v' * 96}" for n in range(5)),
            id="many",
        ),
        pytest.param("", "", id="nothing"),
    ],
)
async def test_the_state_of_a_trace_is_held_to_its_grammar(
    system: System, given: str, kept: str
) -> None:
    parent, state = await _passed_on(system, traceparent=f"00-{PARENT}-01", tracestate=given)
    assert (parent[3:35], state) == (TRACE, kept)


# Time limits


@pytest.mark.parametrize(
    ("target", "service", "limit_s", "problem"),
    [
        pytest.param(
            "/v1/token/leaderboard", "token", TIMEOUT_S, "service-timeout", id="an operation"
        ),
        pytest.param("/health/token", "token", HEALTH_TIMEOUT_S, "unavailable", id="a health"),
    ],
)
async def test_an_answer_after_the_limit_is_none(
    system: System, target: str, service: str, limit_s: int, problem: str
) -> None:
    """The timer that should have ended the call did not fire: a runtime that is busy fires none."""
    took_s = 0.0

    def slow(service: str, message: str) -> None:
        system.now += took_s

    system.watch(slow)
    for took_s, answered in ((limit_s, True), (limit_s + 0.1, False), (50, False)):
        reply = await system.request("GET", target)
        assert (reply.status == 200) is answered, took_s
        assert answered or reply.problem == problem


async def _nothing(bytes_max: int) -> bytes:
    return b""
