"""The checks on CPython, in a process that has the generated table and models first on its path:
`python -m tools.bench.native`.

Reads `{"document", "body", "seconds"}` as JSON from stdin and prints its figures as JSON.

"""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median
from types import ModuleType, SimpleNamespace
from typing import Any, cast

from contest.gateway.authenticate import authenticate
from contest.gateway.check import check
from contest.gateway.deps import Deps
from contest.gateway.match import match
from contest.gateway.tokens import VerifiedTokens
from contest.gateway.trace import begin
from contest.kit.call import Actor
from contest.kit.http.request import Request
from tools.bench import contract
from tools.bench.contract import TARGET
from tools.bench.rivals import TOKEN, Step, connexion_step, openapi_core_step
from tools.contract.table import table

ROUNDS = 7
ROUTES = (5, 50, 609)
HEADERS = contract.HEADERS | {"Authorization": f"Bearer {TOKEN}"}


def our_step(body: bytes) -> Step:
    """Match, authenticate by a token that was verified before, and check."""
    path, _, query = TARGET.partition("?")
    headers = {name.lower(): value for name, value in HEADERS.items()} | {
        "content-length": str(len(body))
    }

    async def read_body(bytes_max: int) -> bytes:
        return body

    request = Request("POST", path, query, lambda name: headers.get(name.lower()), read_body)
    trace, tokens = begin(request, os.urandom), VerifiedTokens()
    actor = Actor("user-1", "session-1", ("participant",), "42", "Ada")
    tokens.remember(TOKEN, actor, expires_at=int(time.time()) + 900)
    deps = cast("Deps", SimpleNamespace(tokens=tokens, now=time.time))

    async def step() -> object:
        operation, values, _ = match(request.path, request.method)
        if operation is None:
            raise LookupError("the generated table lacks the operation")
        actor = await authenticate(request, operation, trace, deps)
        return await check(request, operation, values, trace, actor)

    return step


async def compare(document: dict[str, Any], body: bytes, seconds: float) -> dict[str, Any]:
    """Microseconds per request: the median of rounds that take turns."""
    makers = {
        "ours": lambda _, data, __: our_step(data),
        "openapi-core": openapi_core_step,
        "connexion": connexion_step,
    }
    for name, maker in makers.items():
        await _refuses(
            name, maker(document, body.replace(b'"quantity": 2', b'"quantity": 0', 1), HEADERS)
        )
    steps = {name: maker(document, body, HEADERS) for name, maker in makers.items()}
    rounds: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(ROUNDS):
        for name, step in steps.items():
            rounds[name].append(await _us(step, seconds / ROUNDS))
    ratios = {
        f"{name}/ours": median(a / b for a, b in zip(rounds[name], rounds["ours"], strict=True))
        for name in rounds
        if name != "ours"
    }
    return {"us": {name: median(each) for name, each in rounds.items()}, "ratios": ratios}


async def _refuses(name: str, step: Step) -> None:
    """What checks nothing is fast."""
    try:
        outcome = await step()
    except Exception:  # noqa: BLE001 - each library refuses in its own words
        return
    if outcome != 400:
        raise AssertionError(f"{name} takes a wrong body: the comparison would be false")


async def _us(step: Step, seconds: float) -> float:
    await step()
    started = time.perf_counter()
    count = 0
    while (now := time.perf_counter()) - started < seconds:
        for _ in range(10):
            await step()
        count += 10
    return (now - started) / count * 1e6


def matching(seconds: float) -> dict[str, Any]:
    """Microseconds per match in tables of so many routes, each asked for paths all over it; rounds
    take turns.
    """
    runs = {count: _matcher(count) for count in ROUTES}
    rounds: dict[int, list[float]] = {count: [] for count in ROUTES}
    for _ in range(3 * ROUNDS):
        for count, (find, paths) in runs.items():
            rounds[count].append(_match_us(find, paths, seconds / ROUNDS / 9))
    us = {count: median(each) for count, each in rounds.items()}
    return {
        "us": us,
        "609/5": median(
            many / few for many, few in zip(rounds[ROUTES[-1]], rounds[ROUTES[0]], strict=True)
        ),
    }


def _match_us(find: Callable[[str, str], object], paths: Sequence[str], seconds: float) -> float:
    started = time.perf_counter()
    count = 0
    while (now := time.perf_counter()) - started < seconds:
        for path in paths:
            find(path, "GET")
        count += len(paths)
    return (now - started) / count * 1e6


def _matcher(count: int) -> tuple[Callable[[str, str], object], list[str]]:
    """The gateway's `match` on a generated table of `count` routes, and paths that lead to them."""
    shapes = [f"/v1/{_word(number // 20)}/{{id}}/{_word(number)}" for number in range(count)]
    parameters = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
    common = {
        "summary": "-",
        "tags": ["bench"],
        "x-service": "content",
        "security": [],
        "responses": {},
        "parameters": parameters,
    }
    document = {
        "paths": {
            shape: {"get": common | {"operationId": f"get{_word(n).title()}"}}
            for n, shape in enumerate(shapes)
        }
    }
    generated = ModuleType("contest.gateway.table")
    # The compiler's output, as the gateway would import it
    exec(table(document), generated.__dict__)  # noqa: S102
    before = sys.modules["contest.gateway.table"]
    sys.modules["contest.gateway.table"] = generated
    try:
        spec = importlib.util.find_spec("contest.gateway.match")
        if spec is None or spec.loader is None:
            raise LookupError("contest.gateway.match")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.modules["contest.gateway.table"] = before
    picked = random.Random(7).choices(shapes, k=100)  # noqa: S311
    return module.match, [
        shape.replace("{id}", f"id-{number}") for number, shape in enumerate(picked)
    ]


def _word(number: int) -> str:
    """A word of its own for each number, of five letters."""
    letters = ""
    for _ in range(5):
        number, digit = divmod(number, 26)
        letters += chr(ord("a") + digit)
    return letters


if __name__ == "__main__":
    order = json.load(sys.stdin)
    found = asyncio.run(compare(order["document"], order["body"].encode(), order["seconds"]))
    print(json.dumps({"checks": found, "matching": matching(order["seconds"])}))
