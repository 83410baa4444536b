"""The rounds on workerd: warm up, check that each gateway refuses what it should, then a, b, c, d,
e, a, b, and so on.
"""

from __future__ import annotations

import base64
import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tools.bench import workerd
from tools.bench.contract import BODY, HEADERS, LIMITED_TARGET, TARGET, compile_contract
from tools.bench.load import Order, http_request
from tools.console import Failure, step
from tools.processes import Child, run

# By letter: the worker
GATEWAYS = {"a": "gateway", "b": "bare", "c": "fastapi", "d": "hono", "e": "gateway"}
TARGETS = dict.fromkeys("abcd", TARGET) | {"e": LIMITED_TARGET}
CONNECTIONS = 16
USER = "user-1"
WARM_UP_S = 4.0
FIRST_WITHIN_S = 120


@dataclass(frozen=True, kw_only=True)
class Round:
    """One gateway for some seconds."""

    requests_per_s: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float | None  # of workerd, per request
    generator: float  # share of one core that the load generator used


def measure(folder: Path, *, rounds: int, seconds: float) -> dict[str, Any]:
    """The rounds of each gateway, their medians, and the ratios of a to the others within each
    round.
    """
    token, jwks = credentials(int(time.time()))
    with step("staging seven workers"):
        workerd.stage(folder, compile_contract(folder / "openapi"))
    fleet = workerd.workers(token=token, jwks=jwks)
    ports = {worker.name: worker.port for worker in fleet if worker.port}
    headers = HEADERS | {"Authorization": f"Bearer {token}"}
    requests = {letter: http_request(target, BODY, headers) for letter, target in TARGETS.items()}
    with step("cold start of gateway and service"):
        started = time.perf_counter()
        with workerd.running(folder, fleet[:2]):
            cold_s = _first(ports["gateway"], token) - started
    with workerd.running(folder, fleet) as child:
        with step("first requests"):
            for letter, name in GATEWAYS.items():
                _first(ports[name], token, TARGETS[letter])
                _check_refusals(name, ports[name], token)
        with step("warming up"):
            for letter, name in GATEWAYS.items():
                _round(child, ports[name], requests[letter], WARM_UP_S)
            ceiling = _round(child, ports["ceiling"], requests["a"], seconds)
        found: dict[str, list[Round]] = {letter: [] for letter in GATEWAYS}
        for number in range(rounds):
            with step(f"round {number + 1} of {rounds}"):
                for letter, name in GATEWAYS.items():
                    found[letter].append(_round(child, ports[name], requests[letter], seconds))
        logged = child.log.read_text(errors="replace").count('"event":"request"')
    if not logged:
        raise Failure(
            "the gateway wrote no access log: the comparison would be false",
            hint="see log_request in kit/contest/kit/service.py",
        )
    return _summary(found) | {
        "cold_start_s": round(cold_s, 2),
        "ceiling": asdict(ceiling),
        "access_log_lines": logged,
    }


def _summary(found: dict[str, list[Round]]) -> dict[str, Any]:
    ratios = {
        f"a/{other}": [
            ours.requests_per_s / theirs.requests_per_s
            for ours, theirs in zip(found["a"], found[other], strict=True)
        ]
        for other in "bcde"
    }
    return {
        "gateways": {
            letter: {"name": GATEWAYS[letter], "rounds": [asdict(each) for each in found[letter]]}
            for letter in found
        },
        "cpu_ratio": _cpu_ratio(found),
        "ratios": {
            name: {"median": median(values), "lowest": min(values), "highest": max(values)}
            for name, values in ratios.items()
        },
    }


def _cpu_ratio(found: dict[str, list[Round]]) -> float | None:
    """The CPU time per request of b to that of a: steadier than throughput where others use the
    machine.
    """
    ours, bare = (
        [each.cpu_ms for each in found[letter] if each.cpu_ms is not None] for letter in "ab"
    )
    return median(bare) / median(ours) if ours and bare else None


def _round(child: Child, port: int, request: str, seconds: float) -> Round:
    """Load one gateway. Raises `Failure` if any answer is not 201."""
    child.check()
    before = workerd.cpu_s(child.pid)
    order = json.dumps(
        asdict(Order(port=port, request=request, seconds=seconds, connections=CONNECTIONS))
    )
    command = [sys.executable, "-m", "tools.bench.load"]
    seen = json.loads(run("the load", command, input=order, within_s=seconds + 60).stdout)
    after = workerd.cpu_s(child.pid)
    latencies_ms = seen["latencies_ms"]
    if set(seen["statuses"]) != {"201"}:
        raise Failure(
            f"the answers were {seen['statuses']}, not 201",
            hint=f"the log of workerd is {child.log}; --keep keeps it",
        )
    return Round(
        requests_per_s=len(latencies_ms) / seen["seconds"],
        p50_ms=median(latencies_ms),
        p99_ms=latencies_ms[int(len(latencies_ms) * 0.99)],
        cpu_ms=None
        if before is None or after is None
        else (after - before) * 1000 / len(latencies_ms),
        generator=seen["cpu_s"] / seen["seconds"],
    )


def _first(port: int, token: str, target: str = TARGET) -> float:
    """When the first 201 came.

    workerd takes the connection long before Python has started in it.
    """
    answer = _post(port, token, BODY, target)
    if answer.status_code != 201:
        raise Failure(
            f"the first request on port {port} was answered {answer.status_code}: "
            f"{answer.text[:300]}",
            hint="--keep keeps the log",
        )
    return time.perf_counter()


def _check_refusals(name: str, port: int, token: str) -> None:
    """What does not check anything is fast. The bare gateway is meant to be."""
    if name == "bare":
        return
    faulty = BODY.replace(b'"quantity": 2', b'"quantity": 0', 1)
    faults = {
        "a wrong body": _post(port, token, faulty),
        "a wrong path": _post(port, token, BODY, TARGET.replace("3f2b8a5e", "no-uuid!")),
        "a wrong query": _post(port, token, BODY, TARGET.replace("EUR", "XYZ")),
        "a wrong token": _post(port, token[:-8] + "AAAAAAAA", BODY),
    }
    accepted = [fault for fault, answer in faults.items() if not 400 <= answer.status_code < 500]
    if accepted:
        raise Failure(f"{name} accepts {', '.join(accepted)}: the comparison would be false")


def _post(port: int, token: str, body: bytes, target: str = TARGET) -> httpx.Response:
    headers = HEADERS | {"Authorization": f"Bearer {token}"}
    return httpx.post(
        f"http://127.0.0.1:{port}{target}",
        content=body,
        headers=headers,
        timeout=FIRST_WITHIN_S,
        trust_env=False,
    )


def credentials(now: int) -> tuple[str, str]:
    """An access token of the environment `local`, and the key set that verifies it."""
    key = Ed25519PrivateKey.generate()
    jwk = {
        "kty": "OKP",
        "crv": "Ed25519",
        "alg": "EdDSA",
        "use": "sig",
        "kid": "bench",
        "x": _base64url(key.public_key().public_bytes_raw()),
    }
    return access_token(key, "bench", now), json.dumps({"keys": [jwk]})


def access_token(key: Ed25519PrivateKey, kid: str, now: int) -> str:
    """A token of somebody, as auth signs it."""
    claims = {
        "iss": "contest-auth-local",
        "aud": "contest",
        "sub": USER,
        "sid": "session-1",
        "roles": ["participant"],
    }
    claims |= {"telegram_id": "42", "given_name": "Ada", "locale": "en"}
    parts = (
        {"alg": "EdDSA", "kid": kid, "typ": "JWT"},
        claims | {"iat": now, "exp": now + 900},
    )
    signed = ".".join(_base64url(json.dumps(part).encode()) for part in parts)
    return f"{signed}.{_base64url(key.sign(signed.encode()))}"


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
