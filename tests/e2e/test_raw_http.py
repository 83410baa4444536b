"""HTTP as no library sends it, on workerd:
what reaches the gateway is refused by name, and the gateway stays.
"""

from __future__ import annotations

import json
import socket
import struct
import time
from contextlib import suppress
from typing import Any

import pytest

from tests.e2e.client import Client

pytestmark = pytest.mark.workerd

ANSWER_WITHIN_S = 30
POST = "POST /v1/auth/telegram HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("GET /v1/contests HTTP/1.1\r\nHost: contest.test", id="as everybody"),
        pytest.param(
            "GET /v1/contests HTTP/1.1\r\nhost: CONTEST.test:8080", id="upper case and a port"
        ),
        pytest.param("GET /v1/contests HTTP/1.1\r\nHost: [::1]:80", id="IPv6"),
        pytest.param(
            "GET http://other.test/v1/contests HTTP/1.1\r\nHost: contest.test",
            id="the target as a proxy gets it",
        ),
    ],
)
def test_what_is_in_order_is_answered(client: Client, head: str) -> None:
    assert _sent(client, f"{head}\r\n\r\n")[0] == 200


@pytest.mark.parametrize(
    ("framing", "sent"),
    [
        pytest.param("Content-Length: 100", b"{", id="a length"),
        pytest.param("Transfer-Encoding: chunked", b"5\r\n{", id="chunks"),
        pytest.param("Transfer-Encoding: chunked", b"", id="nothing at all"),
    ],
)
@pytest.mark.parametrize("reset", [True, False], ids=["reset", "closed"])
def test_a_client_that_goes_away_within_its_body_is_no_failure(
    client: Client, framing: str, sent: bytes, *, reset: bool
) -> None:
    request_id = f"gone-{time.monotonic_ns()}"
    head = f"{POST}x-request-id: {request_id}\r\n{framing}\r\n\r\n"
    with socket.create_connection(
        ("127.0.0.1", client.stack.layout.port), timeout=ANSWER_WITHIN_S
    ) as connection:
        connection.sendall(head.encode() + sent)
        time.sleep(0.3)  # it has begun to read
        if reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert client.request("GET", "/health").status == 200
    time.sleep(0.3)
    lines = [
        json.loads(line)
        for line in client.stack.log.read_text().splitlines()
        if request_id in line and line.startswith("{")
    ]
    # None: the runtime has ended it.
    assert [(line["event"], line["status"]) for line in lines] in ([("request", 499)], [])


def test_a_body_that_is_refused_unread_leaves_the_connection_in_order(client: Client) -> None:
    """What was not read is not taken for the next request."""
    smuggled = b"GET /v1/me HTTP/1.1\r\nHost: a\r\n\r\n"
    body = smuggled + b" " * 100_000
    head = f"{POST}Content-Length: {len(body)}\r\n\r\n"
    with socket.create_connection(
        ("127.0.0.1", client.stack.layout.port), timeout=ANSWER_WITHIN_S
    ) as connection:
        refused, problem = _answer(connection, head.encode() + body)
        # Where a body is not read, wrangler now and then closes, or says itself that it is lost.
        assert refused == 413 or (refused in (0, 500) and not problem)
        answered, found = _answer(connection, b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
    assert (answered, found.get("service", "api-gateway")) in (
        (200, "api-gateway"),
        (0, "api-gateway"),
    )


def _sent(client: Client, request: str) -> tuple[int, Any]:
    with socket.create_connection(
        ("127.0.0.1", client.stack.layout.port), timeout=ANSWER_WITHIN_S
    ) as connection:
        return _answer(connection, request.encode())


def _answer(connection: socket.socket, sent: bytes) -> tuple[int, Any]:
    """Status and body of the answer to this; 0 where the connection was closed.
    It may come before all is sent.
    """
    received = b""
    with suppress(BrokenPipeError, ConnectionResetError):
        connection.sendall(sent)
    try:
        while not (found := _whole(received)):
            part = connection.recv(65_536)
            if not part:
                return 0, {}
            received += part
    except ConnectionResetError:
        return 0, {}
    status, body = found
    return status, json.loads(body) if body.startswith(b"{") else {}


def _whole(received: bytes) -> tuple[int, bytes] | None:
    head, separator, body = received.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    if not separator:
        return None
    if b"content-length" in fields:
        return (int(head[9:12]), body) if len(body) >= int(fields[b"content-length"]) else None
    if not body.endswith(b"0\r\n\r\n"):
        return None
    chunks, content = body, b""
    while (size := int(chunks.partition(b"\r\n")[0], 16)) > 0:
        start = chunks.index(b"\r\n") + 2
        content, chunks = content + chunks[start : start + size], chunks[start + size + 2 :]
    return int(head[9:12]), content
