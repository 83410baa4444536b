"""The points of the acceptance list in which the runtime has a say,
on workerd, by the number of the point.
"""

from __future__ import annotations

import http.client
import json
from contextlib import closing

import pytest

from contest.gateway.operation import BODY_BYTES_MAX
from tests.e2e.client import Client
from tests.paths import REFUSED_PATHS

pytestmark = pytest.mark.workerd

TOO_LARGE = "urn:problem:body-too-large"


@pytest.mark.parametrize("method", ["PURGE", "TRACE", "PROPFIND", "DELETE", "PATCH"])
def test_02_odd_methods_are_told_the_right_ones(client: Client, method: str) -> None:
    reply = client.request(method, "/.well-known/jwks.json")
    assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    "path",
    [
        "/health",
        "/version",
        "/v1/contests",
        "/v1/contests/{open}",
        "/.well-known/jwks.json",
        "/openapi.json",
    ],
)
def test_03_head_has_the_headers_of_get_and_no_body(client: Client, path: str) -> None:
    path = path.format(open=client.open_contest())
    get, head = client.request("GET", path), client.request("HEAD", path)
    assert (head.status, head.body) == (200, "")
    for name in ("content-type", "cache-control", "etag"):
        assert head.headers.get(name) == get.headers.get(name)


@pytest.mark.parametrize("path", REFUSED_PATHS)
def test_05_a_path_has_one_spelling(client: Client, path: str) -> None:
    reply = client.request("GET", path)
    assert (reply.problem, reply.json()["instance"]) == ("path-not-canonical", path)


@pytest.mark.parametrize("path", ["/v1/contests/", "/V1/contests"])
def test_06_a_trailing_slash_and_another_case_are_other_paths(client: Client, path: str) -> None:
    assert client.request("GET", path).problem == "route-not-found"


@pytest.mark.parametrize("target", ["/v1/x/../contests", "/v1/x/%2e%2e/contests", "/v1/./contests"])
def test_05_what_the_runtime_normalises_is_matched_as_it_arrives(
    client: Client, target: str
) -> None:
    with closing(_connected(client)) as connection:
        connection.request("GET", target)
        assert connection.getresponse().status == 200


def test_09_repeated_credentials_are_no_credentials(client: Client) -> None:
    token = client.sign_in(401)["access_token"]
    with closing(_connected(client)) as connection:
        connection.putrequest("GET", "/v1/me")
        connection.putheader("authorization", f"Bearer {token}")
        connection.putheader("authorization", "Bearer other")
        connection.endheaders()
        assert connection.getresponse().status == 401


def test_12_preflights_reach_the_gateway(client: Client) -> None:
    reply = client.request(
        "OPTIONS",
        "/v1/me",
        headers={"origin": "https://evil.example", "access-control-request-method": "GET"},
    )
    assert reply.status == 204
    assert "access-control-allow-origin" not in reply.headers


def test_12_what_a_client_has_is_304(client: Client) -> None:
    path = f"/v1/contests/{client.open_contest()}"
    tag = client.request("GET", path).headers["etag"]
    reply = client.request("GET", path, headers={"if-none-match": tag})
    assert (reply.status, reply.body, reply.headers["etag"]) == (304, "", tag)


def test_17_a_body_without_end_is_cut_off(client: Client) -> None:
    """Chunked, so that no length is announced: the answer comes at the cap, and the end never."""
    chunk = b"2000\r\n%s\r\n" % (b" " * 0x2000)
    chunks = [chunk] * (BODY_BYTES_MAX // 0x2000 + 1)
    assert _begun(client, "transfer-encoding", "chunked", chunks) == (413, TOO_LARGE)


def test_17_a_body_that_says_it_is_too_large_is_not_waited_for(client: Client) -> None:
    """None of it is sent: where one is, and nobody reads it, wrangler may lose the answer."""
    assert _begun(client, "content-length", "2000000", []) == (413, TOO_LARGE)


def _begun(client: Client, header: str, value: str, sent: list[bytes]) -> tuple[int, str]:
    """Status and type of the answer to a body of which no more than this is sent."""
    with closing(_connected(client)) as connection:
        connection.putrequest("POST", "/v1/auth/telegram")
        connection.putheader("content-type", "application/json")
        connection.putheader(header, value)
        connection.endheaders()
        for part in sent:
            connection.send(part)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())["type"]


def _connected(client: Client) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", client.stack.layout.port, timeout=30)
