"""The ledger on the local stack, beside one bare Python worker that runs the same batch; what
instructions of other services cost, one or many to a call; and what grows with the ledger.
"""

from __future__ import annotations

import base64
import json
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tools.bench.load import NEW, Order, http_request
from tools.bench.rounds import USER, access_token
from tools.bench.workerd import cpu_s_of_group
from tools.build.render import render
from tools.build.vendor import ensure_packages, link_packages
from tools.console import Failure, step
from tools.ledger.verify import ledger_file
from tools.local.migrations import migrate_local
from tools.local.runtime import WRANGLER, wrangler_environment
from tools.local.stack import Layout, Stack
from tools.local.trial import let_all_pass, new_settings
from tools.paths import ROOT
from tools.processes import Child, free_port, run

SOURCES = ROOT / "tools" / "bench" / "workers"
RECEIVER, BUDGET = "receiver", "contest:bench"
CONNECTIONS = (1, 8)
SIZES = (1, 10, 50)  # instructions in a call
FEW, MANY = 1_000, 200_000  # transfers in the ledger
SEALS = 20
STARTED_WITHIN_S = 120
WARM_UP_S = 3.0
PLENTY = 10**9
ACCOUNTS = """
    insert into balances (account_id, kind, posted, changed_at) values
        (:sender, 'user', :plenty, 1), (:receiver, 'user', 0, 1), (:budget, 'budget', :plenty, 1)
"""
LIMITS = "update limits set transfers_on = 1, per_day = :plenty"
# Transfers of one point. Values: the number of the first, and of the last.
TRANSFERS = """
    insert into transfers (seq, transfer_id, kind, debit_account_id, credit_account_id, amount,
        debit_posted, credit_posted, digest, created_at)
    with recursive n (i) as (select :first union all select i + 1 from n where i < :last)
    select i, 'bench' || i, 'transfer', :sender, :receiver, 1, :plenty - i, i, '-', i from n
"""


@dataclass(frozen=True, kw_only=True)
class Round:
    """One kind of request for some seconds."""

    requests_per_s: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float | None = None  # of wrangler and the workers, per request


class Ours:
    """The stack, and requests to it as somebody with points."""

    def __init__(self, stack: Stack, settings: dict[str, str]) -> None:
        self.stack = stack
        [self._key] = json.loads(settings["JWT_PRIVATE_KEYS"])["keys"]

    def request(self, method: str, path: str, body: bytes = b"") -> str:
        """A request as it goes over the wire, with a token that is new."""
        secret = Ed25519PrivateKey.from_private_bytes(
            base64.urlsafe_b64decode(self._key["d"] + "==")
        )
        token = access_token(secret, self._key["kid"], int(time.time()))
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": NEW}
        if body:
            headers["Content-Type"] = "application/json"
        return http_request(f"/v1/token{path}", body, headers, method=method)

    def transfer(self) -> str:
        """One point, under a key that is new each time."""
        return self.request(
            "POST", "/transfers", json.dumps({"to_user_id": RECEIVER, "amount": 1}).encode()
        )


def measure(folder: Path, *, rounds: int, seconds: float) -> dict[str, Any]:
    """Transfers beside the bare worker, taking turns; then instructions, a seal, and growth."""
    state = folder / "state"
    with step("applying database migrations"):
        render("local")
        migrate_local(state)
    _prepare(state)
    shutil.copytree(state, folder / "bare-state")
    layout = Layout(port=free_port(), telegram_port=free_port(), state=state)
    settings = new_settings(layout)
    with Stack(layout, settings) as stack, _bare(folder) as bare_worker:
        let_all_pass(stack)
        stack.start()
        ours = Ours(stack, settings)
        port, (bare_port, bare_group) = layout.port, bare_worker
        bare = http_request("/do/transfer", b"", {})
        with step("warming up"):
            _round(port, ours.transfer(), WARM_UP_S)
            _round(bare_port, bare, WARM_UP_S)
        found: dict[str, list[Round]] = {}
        for number in range(rounds):
            with step(f"round {number + 1} of {rounds}"):
                for count in CONNECTIONS:
                    for name, where, request, group in (
                        ("ours", port, ours.transfer(), stack.workers_group),
                        ("bare", bare_port, bare, bare_group),
                    ):
                        done = _round(where, request, seconds, connections=count, group=group)
                        found.setdefault(f"{name}, {count}", []).append(done)
        with step("instructions and seals"):
            instructions = {
                size: size
                * _round(
                    bare_port, http_request(f"/do/instructions/{size}", b"", {}), seconds
                ).requests_per_s
                for size in SIZES
            }
            seals_ms = [_post(bare_port, "/do/seal")[0] for _ in range(SEALS)]
            _, pause_s = _post(bare_port, "/do/nothing")
        with step("growth"):
            growth = _growth(ours, seconds)
    return {
        "transfers": {
            name: {"rounds": [asdict(each) for each in done]} for name, done in found.items()
        },
        "ratios": {
            count: median(
                a.requests_per_s / b.requests_per_s
                for a, b in zip(found[f"ours, {count}"], found[f"bare, {count}"], strict=True)
            )
            for count in CONNECTIONS
        },
        "cpu_ratios": {
            count: _cpu_ratio(found[f"bare, {count}"], found[f"ours, {count}"])
            for count in CONNECTIONS
        },
        "instructions_per_s": instructions,
        "seal_ms": median(seals_ms),
        "sealing_share": median(seals_ms) / 1000 / pause_s,
        "growth": growth,
    }


def _cpu_ratio(bare: list[Round], ours: list[Round]) -> float | None:
    """The CPU time of a transfer by the bare worker to that of ours: what their throughputs compare
    to on a machine that does nothing else.
    """
    theirs, own = ([each.cpu_ms for each in found if each.cpu_ms] for found in (bare, ours))
    return median(theirs) / median(own) if theirs and own else None


def _growth(ours: Ours, seconds: float) -> dict[str, list[float]]:
    """Milliseconds of CPU time (without /proc, of latency) that each takes, with few transfers in
    the ledger and with many: minutes lie between the two.
    """
    state, port = ours.stack.layout.state, ours.stack.layout.port
    kinds = {
        "createTransfer": (ours.transfer, "201"),
        "listTransactions": (lambda: ours.request("GET", "/transactions"), "200"),
        "exportStatement": (lambda: ours.request("GET", "/statement"), "200"),
    }
    found: dict[str, list[float]] = {name: [] for name in kinds}
    for how_many in (FEW, MANY):
        with closing(sqlite3.connect(ledger_file(state), timeout=30)) as connection:
            [there] = connection.execute("select max(seq) from transfers").fetchone()
        if there < how_many:
            _fill(state, there + 1, how_many)
        for name, (request, status) in kinds.items():
            _round(port, request(), WARM_UP_S, status=status)
            done = _round(
                port,
                request(),
                seconds * 3,
                connections=CONNECTIONS[-1],
                status=status,
                group=ours.stack.workers_group,
            )
            found[name].append(done.cpu_ms or done.p50_ms)
    return found


def _round(
    port: int,
    request: str,
    seconds: float,
    *,
    connections: int = 1,
    status: str = "201",
    group: int | None = None,
) -> Round:
    """Ask for some seconds. Raises `Failure` where an answer has another status."""
    order = Order(port=port, request=request, seconds=seconds, connections=connections)
    command = [sys.executable, "-m", "tools.bench.load"]
    before = cpu_s_of_group(group) if group else None
    ended = run("the load", command, input=json.dumps(asdict(order)), within_s=seconds + 60)
    seen = json.loads(ended.stdout)
    if set(seen["statuses"]) != {status}:
        raise Failure(f"the answers were {seen['statuses']}, not {status}")
    latencies_ms = seen["latencies_ms"]
    after = cpu_s_of_group(group) if group else None
    return Round(
        requests_per_s=len(latencies_ms) / seen["seconds"],
        p50_ms=median(latencies_ms),
        p99_ms=latencies_ms[int(len(latencies_ms) * 0.99)],
        cpu_ms=(after - before) * 1000 / len(latencies_ms) if before and after else None,
    )


def _prepare(state: Path) -> None:
    """Two people and a budget with points, and a ledger with few transfers."""
    values = {"sender": USER, "receiver": RECEIVER, "budget": BUDGET, "plenty": PLENTY}
    with closing(sqlite3.connect(ledger_file(state))) as connection, connection:
        connection.execute(ACCOUNTS, values)
        connection.execute(LIMITS, values)
    _fill(state, 1, FEW)


def _fill(state: Path, first: int, last: int) -> None:
    """Put transfers into the ledger, beside the stack, which is idle."""
    values = {"sender": USER, "receiver": RECEIVER, "plenty": PLENTY}
    with closing(sqlite3.connect(ledger_file(state), timeout=30)) as connection, connection:
        connection.execute(TRANSFERS, values | {"first": first, "last": last})


def _post(port: int, path: str) -> tuple[float, float]:
    """How long it took, in milliseconds, and how many seconds are between two seals."""
    started = time.perf_counter()
    answer = httpx.post(f"http://127.0.0.1:{port}{path}", timeout=60, trust_env=False)
    answer.raise_for_status()
    return (time.perf_counter() - started) * 1000, float(answer.json()["pause_s"])


@contextmanager
def _bare(folder: Path) -> Iterator[tuple[int, int]]:
    """The port and the process group of the bare worker, as long as it runs: by wrangler, as the
    stack does.
    """
    beside = folder / "bare"
    for source in (ROOT / "kit" / "contest", ROOT / "workers" / "token" / "src" / "contest"):
        shutil.copytree(
            source,
            beside / "build" / "contest",
            ignore=shutil.ignore_patterns("__pycache__"),
            dirs_exist_ok=True,
        )
    shutil.copy(SOURCES / "bare_ledger.py", beside / "build" / "entry.py")
    shutil.copy(SOURCES / "bare_ledger.toml", beside / "wrangler.toml")
    link_packages(ensure_packages("token"), beside / "python_modules")
    port = free_port()
    options = {"--ip": "127.0.0.1", "--port": str(port), "--inspector-port": "0"}
    options |= {"-c": str(beside / "wrangler.toml"), "--persist-to": str(folder / "bare-state")}
    command = [str(WRANGLER), "dev", *(part for option in options.items() for part in option)]
    environment = wrangler_environment({"WRANGLER_REGISTRY_PATH": str(folder / "registry")})
    child = Child(
        "wrangler",
        [*command, "--show-interactive-dev-session=false"],
        log=folder / "bare.log",
        environment=environment,
        cwd=beside,
    )
    try:
        with step("starting the bare worker"):
            _wait(child, port)
        yield port, child.pid
    finally:
        child.stop()


def _wait(child: Child, port: int) -> None:
    deadline = time.monotonic() + STARTED_WITHIN_S
    while time.monotonic() < deadline:
        child.check()
        try:
            _post(port, "/do/nothing")
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return
    raise Failure("the bare worker does not answer", hint=f"its log is {child.log}")
