"""`contest-draw --url`: proof, list and round from where they are published."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import pytest

from contest_draw import sources
from tests.draw.checking import CANNOT_TELL, NO, NOT_DRAWN, YES, Run, encode
from tests.draw.samples import CONTEST_ID, PROOFS, QUICKNET_ROUND, salt_of, telegram_id_of

OWN = ["--salt", salt_of(0).hex(), "--telegram-id", telegram_id_of(0)]


class Site(NamedTuple):
    """Answers by path: status, body; `asked`: the paths in order."""

    url: str
    answers: dict[str, list[tuple[int, bytes]]]
    asked: list[str]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A host that has the draws, and a relay of the beacon. The last answer of a path stays."""
    answers: dict[str, list[tuple[int, bytes]]] = {}
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.headers["user-agent"] == "contest-draw"
            asked.append(self.path)
            of_path = answers.get(self.path, [(404, b"{}")])
            status, body = of_path.pop(0) if len(of_path) > 1 else of_path[0]
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.send_header("retry-after", "0")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there
            """Nothing on the terminal."""

    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    site = Site(f"http://127.0.0.1:{server.server_port}", answers, asked)
    for name, sample in PROOFS.items():
        answers[f"/{name}"] = [(200, encode(sample["proof"]))]
        for page in sample["pages"]:
            answers[f"/{name}/pages/{page['page']}"] = [(200, encode(page))]
    answers[_relayed()] = [(200, encode(_round()))]
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _relayed() -> str:
    return f"/{PROOFS['drawn']['proof']['header']['beacon']}/public/{QUICKNET_ROUND}"


def _round(**changes: Any) -> dict[str, Any]:
    signature = PROOFS["drawn"]["proof"]["signature"]
    return {"round": QUICKNET_ROUND, "signature": signature} | changes


def _verify(run: Run, site: Site, name: str, *more: str) -> tuple[int, str]:
    return run("verify", "--url", f"{site.url}/{name}", "--relay", site.url, *more)


@pytest.mark.parametrize(
    ("path", "answers", "code", "says"),
    [
        pytest.param("/x", [], YES, "has the same for round", id="all there"),
        pytest.param(
            "/drawn",
            [(503, b""), (429, b""), (200, encode(PROOFS["drawn"]["proof"]))],
            YES,
            "YES",
            id="busy at first",
        ),
        pytest.param("/drawn", [(503, b"")], CANNOT_TELL, "answers 503", id="busy for good"),
        pytest.param("/drawn", [(404, b"")], CANNOT_TELL, "answers 404", id="no draw"),
        pytest.param("/drawn", [(200, b"<html>")], NO, "NO: document", id="no proof"),
        pytest.param("/drawn/pages/0", [(500, b"")], CANNOT_TELL, "answers 500", id="no page"),
        pytest.param(
            "/drawn/pages/0",
            [(200, encode(PROOFS["fewer"]["pages"][0]))],
            NO,
            "NO: list",
            id="another page",
        ),
        pytest.param(
            _relayed(), [(404, b"")], CANNOT_TELL, "answers 404", id="the relay has no such round"
        ),
        pytest.param(
            _relayed(),
            [(200, encode(_round(round=1)))],
            CANNOT_TELL,
            "does not answer with",
            id="the relay has another round",
        ),
        pytest.param(
            _relayed(),
            [(200, encode(_round(signature="\x1b[2J")))],
            CANNOT_TELL,
            "is not 48 bytes",
            id="the relay has no signature",
        ),
        pytest.param(
            _relayed(), [(200, b"<html>")], CANNOT_TELL, "is not JSON", id="the relay is a wall"
        ),
        pytest.param(
            _relayed(),
            [(200, encode(_round(signature="ab" * 48)))],
            NO,
            "NO: signature: ",
            id="the relay says something else",
        ),
    ],
)
def test_everything_is_fetched(
    run: Run, site: Site, path: str, answers: list[tuple[int, bytes]], code: int, says: str
) -> None:
    site.answers[path] = answers
    ended, said = _verify(run, site, "drawn")
    assert ended == code, said
    assert says in said


def test_what_is_asked_for(run: Run, site: Site) -> None:
    _verify(run, site, "drawn")
    assert site.asked == ["/drawn", _relayed(), "/drawn/pages/0"]
    site.asked.clear()
    code, said = run("verify", "--url", f"{site.url}/drawn", "--relay", "")
    assert (code, site.asked) == (YES, ["/drawn", "/drawn/pages/0"]), said
    code, said = run("mine", "--url", f"{site.url}/drawn", "--relay", site.url, *OWN)
    assert (code, "mine         line " in said) == (YES, True), said


@pytest.mark.parametrize(
    ("contest_id", "code", "says"),
    [
        pytest.param(CONTEST_ID, YES, "YES", id="as asked for"),
        pytest.param("winter-2026", NO, f"NO: header: it is of contest {CONTEST_ID}", id="another"),
    ],
)
def test_the_draw_is_of_the_contest_in_its_address(
    run: Run, site: Site, contest_id: str, code: int, says: str
) -> None:
    """Else the fair draw of one contest could be shown for that of another."""
    path = f"/v1/contests/{contest_id}/draw"
    for of_draw in ("", "/pages/0"):
        site.answers[f"{path}{of_draw}"] = site.answers[f"/drawn{of_draw}"]
    ended, said = _verify(run, site, path[1:])
    assert (ended, says in said) == (code, True), said


def test_a_draw_that_is_due(run: Run, site: Site) -> None:
    """Frozen, and the round is there: the operator takes their time, and that is said."""
    code, said = _verify(run, site, "frozen")
    assert (code, "has the round: the draw is due" in said) == (NOT_DRAWN, True), said


def test_an_answer_without_end_is_not_read_to_it(
    run: Run, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (sources, sys.modules["contest_draw.strict"]):
        monkeypatch.setattr(module, "BYTES_MAX", 1000)
    code, said = _verify(run, site, "drawn")
    assert (code, "has more than 1000 bytes" in said) == (NO, True), said


@contextmanager
def _answering(pieces: Sequence[bytes], for_ever: bytes) -> Iterator[str]:
    """A host that takes one request, sends these pieces, and another one again and again."""
    is_over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection, suppress(OSError):
                connection.recv(10_000)
                for piece in pieces:
                    connection.sendall(piece)
                while for_ever and not is_over.wait(0.02):
                    connection.sendall(for_ever)

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/draw"
        finally:
            is_over.set()
            thread.join()


HEAD = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


@pytest.mark.parametrize(
    ("pieces", "for_ever", "says"),
    [
        pytest.param([HEAD, b"{"], b"", "IncompleteRead", id="cut off"),
        pytest.param([CHUNKED, b"9\r\n{"], b"", "IncompleteRead", id="cut off in a chunk"),
        pytest.param([], CONTINUE, "0.5 s", id="never begins", marks=pytest.mark.waits),
        pytest.param([HEAD], b" ", "0.5 s", id="drop by drop", marks=pytest.mark.waits),
        pytest.param([b"\x1b[2J\r\n\r\n"], b"", "x1b[2J", id="no HTTP"),
        pytest.param([], b"", "cannot be fetched", id="nothing"),
    ],
)
def test_an_answer_that_does_not_come_in_whole_is_none(
    run: Run, monkeypatch: pytest.MonkeyPatch, pieces: list[bytes], for_ever: bytes, says: str
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(sources, "ANSWER_S_MAX", 0.5)
    with _answering(pieces, for_ever) as url:
        code, said = run("verify", "--url", url)
    assert (code, says in said, "\x1b" in said) == (CANNOT_TELL, True, False), said


def test_nobody_there(run: Run) -> None:
    code, said = run("verify", "--url", "http://127.0.0.1:1/draw")
    assert (code, "cannot be fetched" in said) == (CANNOT_TELL, True), said
