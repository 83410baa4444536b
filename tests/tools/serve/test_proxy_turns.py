"""The proxy of `make serve` is fair: what one caller sends at once waits in a queue of its own,
and nobody else waits for it.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from select import select
from typing import NamedTuple

import pytest

from tests.tools.serve.proxies import RESET, Proxy, opened, received, request_bytes
from tests.tools.serve.served import wait_for

pytestmark = pytest.mark.workerd

WITHIN_S = 10
AT_ONCE, WAITING = 8, 32  # of one token
LARGE_BYTES, LARGE_AT_ONCE = 262_144, 8
TOKEN, OTHER_TOKEN = "Authorization: Bearer one.token", "Authorization: Bearer another.token"
ADDRESS, OTHER_ADDRESS = "X-Real-IP: 192.0.2.1", "X-Real-IP: 192.0.2.2"


class Caller(NamedTuple):
    """How it is known, by its spellings, and what it may have at the gateway and in its queue."""

    spellings: list[list[str]]
    at_once: int
    waiting: int


CALLERS = [
    pytest.param(Caller([[TOKEN]], AT_ONCE, WAITING), id="a token"),
    pytest.param(
        Caller([[TOKEN, ADDRESS], [TOKEN, OTHER_ADDRESS]], AT_ONCE, WAITING),
        id="a token from two addresses",
    ),
    pytest.param(
        Caller([[TOKEN], ["authorization:  bEARER \x85 one.token \xa0"]], AT_ONCE, WAITING),
        id="a token in two spellings",
    ),
    pytest.param(Caller([[ADDRESS], [ADDRESS, "Authorization: "]], 64, 512), id="an address"),
]


@pytest.fixture(scope="module")
def proxies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Proxy]]:
    with opened(tmp_path_factory.mktemp("proxies")) as proxies:
        yield proxies


Send = Callable[..., socket.socket]


@pytest.fixture
def proxy(proxies: dict[str, Proxy]) -> Iterator[Proxy]:
    """Behind a proxy; what a test has left at its gateway is gone before the next one."""
    proxy = proxies["X-Real-IP"]
    yield proxy
    wait_for(lambda: not proxy.held(), within_s=WITHIN_S)


@pytest.fixture
def send(proxy: Proxy) -> Iterator[Send]:
    """Sends requests of these names over one connection, which the gateway holds,
    and does not wait for an answer.
    """
    with ExitStack() as clients:

        def send(*names: str, by: list[str]) -> socket.socket:
            client = clients.enter_context(
                socket.create_connection(("127.0.0.1", proxy.port), timeout=WITHIN_S)
            )
            *first, last = names
            sent = [request_bytes(f"/held/{name}", *by) for name in first]
            client.sendall(
                b"".join([*sent, request_bytes(f"/held/{last}", "Connection: close", *by)])
            )
            return client

        yield send


@pytest.mark.parametrize("caller", CALLERS)
def test_one_caller_has_few_requests_at_the_gateway_and_another_does_not_wait(
    proxy: Proxy, send: Send, caller: Caller
) -> None:
    for number in range(caller.at_once + 6):
        send("one", by=caller.spellings[number % len(caller.spellings)])
    send("another", by=[OTHER_TOKEN])
    send("another", by=[OTHER_ADDRESS])
    _wait_until_held(proxy, *["one"] * caller.at_once, "another", "another")


@pytest.mark.parametrize("caller", CALLERS)
def test_who_has_too_many_waiting_is_refused_the_rest(
    proxy: Proxy, send: Send, caller: Caller
) -> None:
    room, rest = caller.at_once + caller.waiting, 5
    clients = [
        send("one", by=caller.spellings[number % len(caller.spellings)])
        for number in range(room + rest)
    ]
    wait_for(lambda: len(_readable(clients)) == rest, within_s=WITHIN_S)
    refused = _readable(clients)
    for answer in map(received, refused):
        assert (answer.status, answer.problem["type"]) == (429, "urn:problem:too-many-requests")
        assert b"retry-after: 5\r\n" in answer.head
    for _ in range(room):
        wait_for(proxy.held, within_s=WITHIN_S)
        proxy.oldest("answer")
    assert {received(client).status for client in clients if client not in refused} == {200}


def test_few_large_bodies_are_in_memory_whoever_sends_them(proxy: Proxy) -> None:
    """The largest upload is eight times what nearly all operations take, and many may send one."""
    body = b"x" * (LARGE_BYTES + 1)

    def send(name: str) -> socket.socket:
        client = clients.enter_context(
            socket.create_connection(("127.0.0.1", proxy.port), timeout=WITHIN_S)
        )
        head = f"POST /held/{name} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        head += f"Authorization: Bearer {name}\r\nContent-Length: {len(body)}\r\n\r\n"
        client.sendall(head.encode() + body)
        return client

    with ExitStack() as clients:
        for number in range(LARGE_AT_ONCE):
            send(str(number))
        wait_for(lambda: len(proxy.held()) == LARGE_AT_ONCE, within_s=WITHIN_S)
        assert received(send("refused")).status == 429
        proxy.oldest("answer")
        send("later")
        wait_for(lambda: "later" in proxy.held(), within_s=WITHIN_S)
        while proxy.held():
            proxy.oldest("answer")


def test_they_are_passed_on_in_order(proxy: Proxy, send: Send) -> None:
    names = [str(number) for number in range(AT_ONCE + 10)]
    client = send(*names, by=[TOKEN])
    for passed in range(AT_ONCE, len(names)):
        _wait_until_held(proxy, *names[passed - AT_ONCE : passed])
        proxy.oldest("answer")
    _wait_until_held(proxy, *names[-AT_ONCE:])
    for _ in range(AT_ONCE):
        proxy.oldest("answer")
    assert received(client).body.count(b"answered") == len(names)


@pytest.mark.parametrize("fate", ["begin", "answer", "fail"])
def test_the_next_one_s_turn_comes_when_an_answer_begins_or_fails(
    proxy: Proxy, send: Send, fate: str
) -> None:
    """A client that is slow to read the rest keeps nobody waiting, not even itself."""
    first = [send("first", by=[TOKEN]) for _ in range(AT_ONCE)]
    _wait_until_held(proxy, *["first"] * AT_ONCE)
    send("next", by=[TOKEN])
    proxy.oldest(fate)
    _wait_until_held(proxy, *["first"] * (AT_ONCE - 1), "next")
    wait_for(lambda: len(_readable(first)) == 1, within_s=WITHIN_S)


@pytest.mark.parametrize("leave", ["a reset", "an end"])
def test_the_next_one_s_turn_comes_when_a_client_goes_away(
    proxy: Proxy, send: Send, leave: str
) -> None:
    first = [send("first", by=[TOKEN]) for _ in range(AT_ONCE)]
    _wait_until_held(proxy, *["first"] * AT_ONCE)
    send("next", by=[TOKEN])
    _leave(first[0], leave)
    _wait_until_held(proxy, *["first"] * (AT_ONCE - 1), "next")


@pytest.mark.parametrize("leave", ["a reset", "an end"])
def test_who_goes_away_while_waiting_leaves_the_queue(proxy: Proxy, send: Send, leave: str) -> None:
    for _ in range(AT_ONCE):
        send("first", by=[TOKEN])
    _wait_until_held(proxy, *["first"] * AT_ONCE)
    gone = [send("gone", by=[TOKEN]) for _ in range(WAITING)]
    assert received(send("refused", by=[TOKEN])).status == 429
    for client in gone:
        _leave(client, leave)
    proxy.held()  # what is sent after this comes after they have gone
    send("next", by=[TOKEN])
    for _ in range(AT_ONCE):
        proxy.oldest("answer")
    _wait_until_held(proxy, "next")


@pytest.mark.parametrize("leave", ["a reset", "an end"])
def test_what_waits_behind_others_of_its_connection_goes_with_it(
    proxy: Proxy, send: Send, leave: str
) -> None:
    gone = send(*["first"] * AT_ONCE, "gone", "gone", by=[TOKEN])
    _wait_until_held(proxy, *["first"] * AT_ONCE)
    send("next", by=[TOKEN])
    _leave(gone, leave)
    _wait_until_held(proxy, "next")


def test_a_body_that_does_not_come_takes_no_turn(proxy: Proxy, send: Send) -> None:
    with ExitStack() as stalled:
        for _ in range(AT_ONCE):
            client = stalled.enter_context(
                socket.create_connection(("127.0.0.1", proxy.port), timeout=WITHIN_S)
            )
            client.sendall(request_bytes("/", "Content-Length: 9", TOKEN, method="POST"))
        send("whole", by=[TOKEN])
        _wait_until_held(proxy, "whole")


def test_without_a_gateway_whoever_waits_is_told_as_well(proxies: dict[str, Proxy]) -> None:
    sent = request_bytes("/", TOKEN) * 20 + request_bytes("/", TOKEN, "Connection: close")
    answer = proxies["closed"].exchange(sent)
    assert (answer.head + answer.body).count(b"HTTP/1.1 503 Service Unavailable") == 21


def _wait_until_held(proxy: Proxy, *names: str) -> None:
    wait_for(lambda: sorted(proxy.held()) == sorted(names), within_s=WITHIN_S)


def _readable(clients: list[socket.socket]) -> list[socket.socket]:
    """Those with an answer to be read."""
    return select(clients, [], [], 0)[0]


def _leave(client: socket.socket, how: str) -> None:
    if how == "a reset":
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    client.close()
