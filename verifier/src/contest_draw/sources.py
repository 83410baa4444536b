"""Where documents come from: files, a folder of pages, or addresses.

By the standard library's client: a handful of GETs of small documents is no reason for a
dependency that whoever reads this program would have to trust as well.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from concurrent import futures
from http.client import HTTPException, IncompleteRead
from pathlib import Path
from threading import Thread

from contest_draw.chain import Chain
from contest_draw.outcome import CannotTell, Wrong
from contest_draw.strict import BYTES_MAX, hexed, load

TIMEOUT_S = 30  # without a byte
ANSWER_S_MAX = 300  # until it is there as a whole
ATTEMPTS = 5
WAIT_S_MAX = 60  # that a server may ask for
BUSY = (429, 503)
# Proxies of web sites turn urllib's own name away.
HEADERS = {"user-agent": "contest-draw", "accept": "application/json"}


def read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(BYTES_MAX + 1)
    except OSError as error:
        raise CannotTell(f"{path} cannot be read: {error.strerror}") from error


def fetch(url: str) -> bytes:
    """What an address answers; asks again where it is busy."""
    if not url.startswith(("https://", "http://")):
        raise CannotTell(f"{url} does not begin with https:// or http://")
    answer, attempt = _ask_in_time(url), 1
    while isinstance(answer, urllib.error.HTTPError):
        if attempt == ATTEMPTS:
            raise CannotTell(f"{url} answers {answer.code}")
        time.sleep(_wait_s(answer.headers.get("retry-after"), attempt))
        answer, attempt = _ask_in_time(url), attempt + 1
    return answer


def check_relay(relay: str, chain: Chain, number: int, signature: bytes | None) -> str:
    """Hold the proof's signature to what a relay of the beacon says of the round itself."""
    url = f"{relay.rstrip('/')}/{chain.hash.hex()}/public/{number}"
    try:
        answer = load(fetch(url), url)
        if not isinstance(answer, dict) or answer.get("round") != number:
            raise CannotTell(f"{url} does not answer with round {number}")
        said = hexed(48)(answer.get("signature"), url)
    except Wrong as error:  # of the relay, which says nothing about the draw
        raise CannotTell(error.message) from error
    if signature is None:
        return f"{relay} has the round: the draw is due"
    if said != signature:
        raise Wrong("signature", f"{relay} has another one for round {number}: {said.hex()}")
    return f"{relay} has the same for round {number}"


def _ask_in_time(url: str) -> bytes | urllib.error.HTTPError:
    """The same as `_ask`, or `CannotTell` where it trickles: urllib bounds each byte alone."""
    answer: futures.Future[bytes | urllib.error.HTTPError] = futures.Future()

    def ask() -> None:
        try:
            answer.set_result(_ask(url))
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            answer.set_exception(error)

    Thread(target=ask, daemon=True).start()
    try:
        return answer.result(ANSWER_S_MAX)
    except futures.TimeoutError:
        raise CannotTell(f"{url} takes more than {ANSWER_S_MAX} s") from None


def _ask(url: str) -> bytes | urllib.error.HTTPError:
    """What it answers, or that it is busy."""
    try:
        request = urllib.request.Request(url, headers=HEADERS)  # noqa: S310 - see `fetch`
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:  # noqa: S310
            body = bytes(answer.read(BYTES_MAX + 1))
            if answer.length and len(body) <= BYTES_MAX:
                raise IncompleteRead(body, answer.length)
            return body
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in BUSY:
            return error
        raise CannotTell(f"{url} answers {error.code}") from error
    except (OSError, HTTPException, ValueError) as error:
        raise CannotTell(f"{url} cannot be fetched: {error!r}") from error


def _wait_s(asked: str | None, attempt: int) -> int:
    wait_s = int(asked) if asked and asked.isascii() and asked.isdigit() else 2**attempt
    return min(wait_s, WAIT_S_MAX)
