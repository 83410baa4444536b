"""The commands of a page, run by a shell as their reader runs them."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from tests.accounts import unlimited
from tests.contests import HOUR_S, minutes
from tests.docs.pages import blocks
from tests.system import System
from tools.paths import ROOT
from tools.processes import free_port
from tools.telegram.emulator import create_app

TAKES_S_MAX = 120
SWEEPS = 3  # after a day: a clock is believed by the second
STARTS_CS_MAX = 500  # hundredths of a second
LATER = "/_later"  # where the test's own clock is moved by a day
# Whoever reads a page waits for what takes its time.
SLEEP = f'sleep() {{ curl -sS -X POST "http://127.0.0.1:8787{LATER}"; }}'
NAMES = ("content-type", "authorization", "if-match", "accept", "idempotency-key")


async def run_page(system: System, name: str) -> str:
    """What the commands told. Fails where one does."""
    unlimited(system)
    async with _served(_gateway(system)) as port, _served(create_app(system.emulator)) as telegram:
        page = (ROOT / "docs" / name).read_text()
        script = "\n".join((SLEEP, *(block.text for block in blocks(page, "sh"))))
        script = script.replace("127.0.0.1:8787", f"127.0.0.1:{port}")
        script = script.replace("127.0.0.1:8081", f"127.0.0.1:{telegram}")
        code, told = await _shell(f"set -eu\n{script}")
    assert code == 0, told
    return told


@asynccontextmanager
async def _served(app: ASGIApp) -> AsyncIterator[int]:
    """The port where it answers."""
    port = free_port()
    config = uvicorn.Config(app, port=port, log_level="warning", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    for _ in range(STARTS_CS_MAX):
        await asyncio.sleep(0 if server.started else 0.01)
    yield port
    server.should_exit = True
    await serving


def _gateway(system: System) -> Starlette:
    ahead_s = 0.0
    system.emulator.now_s = lambda: time.time() + ahead_s

    async def later(request: Request) -> Response:
        nonlocal ahead_s
        system.now = time.time() + ahead_s + 24 * HOUR_S
        for _ in range(SWEEPS):
            await minutes(system, 1)
            await system.tick("referral")
        ahead_s = system.now - time.time()
        return Response()

    async def answer(request: Request) -> Response:
        system.now = time.time() + ahead_s
        target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        headers = {name: request.headers[name] for name in NAMES if name in request.headers}
        raw = await request.body() or None
        reply = await system.request(request.method, target, raw=raw, headers=headers)
        await system.settle()
        return Response(reply.body, reply.status, headers=reply.headers)

    methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]
    everything = Route("/{path:path}", answer, methods=methods)
    return Starlette(routes=[Route(LATER, later, methods=["POST"]), everything])


async def _shell(script: str) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        *("sh", "-c", script),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env=os.environ | {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"},
    )
    told, _ = await asyncio.wait_for(process.communicate(), TAKES_S_MAX)
    return process.returncode, told.decode()[-4000:]
