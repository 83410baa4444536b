"""A small server on loopback for the transports to talk to."""

from __future__ import annotations

import asyncio
import gzip
import json
import threading
import time
from collections.abc import AsyncIterator, Iterator

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from tools.processes import free_port


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Its address."""
    routes = [
        Route("/echo", _echo, methods=["POST"]),
        Route("/gzip", _gzip),
        Route("/redirect", _redirect),
        Route("/slow", _slow),
        Route("/endless", _endless),
    ]
    port = free_port()
    server = uvicorn.Server(
        uvicorn.Config(
            Starlette(routes=routes),
            host="127.0.0.1",
            port=port,
            log_level="warning",
            lifespan="off",
        )
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started:
        assert time.monotonic() < deadline, "the test server did not start"
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


async def _echo(request: Request) -> Response:
    body = {
        "method": request.method,
        "query": request.url.query,
        "body": await request.json(),
        "x-test": request.headers["x-test"],
    }
    return JSONResponse(body, status_code=201, headers={"x-answer": "one"})


async def _gzip(request: Request) -> Response:
    content = gzip.compress(json.dumps({"text": "x" * 2000}).encode())
    return Response(content, media_type="application/json", headers={"content-encoding": "gzip"})


async def _redirect(request: Request) -> Response:
    return RedirectResponse("/echo")


async def _slow(request: Request) -> Response:
    await asyncio.sleep(2)
    return Response("late")


async def _endless(request: Request) -> Response:
    async def lines() -> AsyncIterator[bytes]:
        while True:
            yield b"more\n" * 10_000
            await asyncio.sleep(0)

    return StreamingResponse(lines())
