"""How soon the Mini App shows the first list, on a slow phone and a slow line."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.e2e.client import Client
from tests.e2e.miniapp.opened import ADA, Opener
from tests.e2e.miniapp.speed import measure
from tests.e2e.telegram_page import Bot
from tools.processes import free_port

pytestmark = pytest.mark.soak

LONGEST_TASK_MS_MAX = 100
HOP = {"content-length", "transfer-encoding", "connection", "content-encoding"}


@pytest.fixture
def compressing(client: Client) -> Iterator[str]:
    """The stack as Cloudflare's edge has it: what can be compressed is."""
    url = client.stack.layout.url

    async def passed(request: Request) -> Response:
        async with httpx.AsyncClient(trust_env=False) as http:
            asked = {name: value for name, value in request.headers.items() if name != "host"}
            target = f"{url}{request.url.path}?{request.url.query}".rstrip("?")
            body = await request.body()
            reply = await http.request(request.method, target, headers=asked, content=body)
        headers = {name: value for name, value in reply.headers.items() if name not in HOP}
        return Response(reply.content, reply.status_code, headers)

    app = Starlette(
        routes=[Route("/{path:path}", passed, methods=["GET", "POST"])],
        middleware=[Middleware(GZipMiddleware)],
    )
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize(
    ("latency_ms", "list_ms_max"),
    [pytest.param(150, 1_000, id="150 ms"), pytest.param(562, 1_800, id="562 ms")],
)
def test_the_first_list(
    chromium: Browser, client: Client, bot: Bot, compressing: str, latency_ms: int, list_ms_max: int
) -> None:
    launch = Opener(chromium, client).launch(ADA)
    speed = measure(chromium, f"{compressing}/app/#{launch}", latency_ms=latency_ms)
    print(f"\n  {latency_ms} ms: {speed}")
    assert speed.list_ms <= list_ms_max
    assert speed.shift == 0
    assert speed.longest_task_ms <= LONGEST_TASK_MS_MAX
