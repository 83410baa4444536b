"""Load on sessions: people sign in and refresh from several connections, and afterwards the database is held to what was acknowledged."""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from tests.e2e.client import Client, new_address


@dataclass
class Chain:
    """What was acknowledged to one person: refresh tokens, oldest first."""

    telegram_id: int
    init_data: str
    user_id: str = ""
    session_id: str = ""
    access_tokens: list[str] = field(default_factory=list)
    refresh_tokens: list[str] = field(default_factory=list)

    def go_on(self, session: dict[str, Any]) -> None:
        claims = _claims(session["access_token"])
        self.user_id, self.session_id = claims["sub"], claims["sid"]
        self.access_tokens.append(session["access_token"])
        self.refresh_tokens.append(session["refresh_token"])


@dataclass(frozen=True)
class Figures:
    """How fast one kind of request was answered."""

    kind: str
    seconds: float
    latencies_ms: Sequence[float]

    def __str__(self) -> str:
        ordered, count = sorted(self.latencies_ms), len(self.latencies_ms)
        p50, p99 = ordered[count // 2], ordered[min(count - 1, count * 99 // 100)]
        return f"{count} {self.kind}: {count / self.seconds:.0f}/s, p50 {p50:.0f} ms, p99 {p99:.0f} ms, most {ordered[-1]:.0f} ms"


def load_sessions(
    client: Client, people: Sequence[int], *, refreshes_each: int, connections: int
) -> tuple[list[Chain], list[Figures]]:
    """Everybody signs in, then everybody refreshes so many times. Fails at the first answer that is no success."""
    chains = [Chain(person, client.init_data(person)) for person in people]
    shares = [chains[number::connections] for number in range(connections)]
    figures = [
        _measure(client, shares, "sign-ins", _sign_in, times=1),
        _measure(client, shares, "refreshes", _refresh, times=refreshes_each),
    ]
    for chain in chains:
        for access_token, refresh_token in zip(
            chain.access_tokens, chain.refresh_tokens, strict=True
        ):
            client.secrets.remember_session(
                {"access_token": access_token, "refresh_token": refresh_token}
            )
    return chains, figures


def check_sessions(client: Client, chains: Sequence[Chain], *, refreshes_each: int) -> None:
    """Nothing acknowledged is lost, nothing took effect twice."""
    for tokens in (
        [t for chain in chains for t in chain.refresh_tokens],
        [t for chain in chains for t in chain.access_tokens],
    ):
        assert len(set(tokens)) == len(tokens) == len(chains) * (refreshes_each + 1), (
            "a token was given out twice, or not at all"
        )
    ids = json.dumps([str(chain.telegram_id) for chain in chains])
    rows = client.rows("users", "telegram_id in (select value from json_each(?))", ids)
    users = sorted((row["telegram_id"], row["user_id"]) for row in rows)
    assert users == sorted((str(chain.telegram_id), chain.user_id) for chain in chains), (
        "not exactly one user for each Telegram id"
    )
    stored = _stored(client)
    assert [stored[chain.session_id] for chain in chains] == [
        [_hash(token) for token in chain.refresh_tokens] for chain in chains
    ]
    sessions = Counter(row["user_id"] for row in client.rows("sessions"))
    assert {sessions[chain.user_id] for chain in chains} == {1}
    generations = {
        row["session_id"]: row["generation"] for row in client.rows("sessions", "ended_at is null")
    }
    assert {generations[chain.session_id] for chain in chains} == {refreshes_each}


def _stored(client: Client) -> dict[str, list[str]]:
    """The hashes of each session's refresh tokens, oldest first."""
    found: dict[str, list[str]] = {}
    for row in client.rows("refresh_tokens", "1 order by session_id, generation"):
        found.setdefault(row["session_id"], []).append(row["token_hash"])
    return found


def _measure(
    client: Client, shares: Sequence[Sequence[Chain]], kind: str, act: Any, *, times: int
) -> Figures:
    def work(share: Sequence[Chain]) -> list[float]:
        with closing(
            http.client.HTTPConnection("127.0.0.1", client.stack.layout.port, timeout=60)
        ) as connection:
            return [latency for _ in range(times) for latency in _each(connection, share, act)]

    started = time.perf_counter()
    with ThreadPoolExecutor(len(shares)) as pool:
        latencies_ms = [latency for found in pool.map(work, shares) for latency in found]
    return Figures(kind, time.perf_counter() - started, latencies_ms)


def _each(
    connection: http.client.HTTPConnection, share: Sequence[Chain], act: Any
) -> Iterator[float]:
    for chain in share:
        started = time.perf_counter()
        act(connection, chain)
        yield (time.perf_counter() - started) * 1000


def _sign_in(connection: http.client.HTTPConnection, chain: Chain) -> None:
    chain.go_on(_post(connection, "/v1/auth/telegram", {"init_data": chain.init_data}, status=201))


def _refresh(connection: http.client.HTTPConnection, chain: Chain) -> None:
    chain.go_on(
        _post(
            connection, "/v1/auth/refresh", {"refresh_token": chain.refresh_tokens[-1]}, status=200
        )
    )


def _post(
    connection: http.client.HTTPConnection, target: str, body: dict[str, str], *, status: int
) -> dict[str, Any]:
    headers = {"content-type": "application/json", "cf-connecting-ip": new_address()}
    connection.request("POST", target, body=json.dumps(body), headers=headers)
    response = connection.getresponse()
    content = response.read()
    assert response.status == status, content.decode()
    answered: dict[str, Any] = json.loads(content)
    return answered


def _claims(access_token: str) -> dict[str, str]:
    payload = access_token.split(".")[1]
    claims: dict[str, str] = json.loads(
        base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    )
    return claims


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
