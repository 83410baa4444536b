"""A front that compresses what can be compressed, as Cloudflare's edge does before a worker.

A process of its own, for the figures: `python -m tests.e2e.miniapp.compressing TARGET PORT`.
"""

from __future__ import annotations

import sys

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

HOP = {"content-length", "transfer-encoding", "connection", "content-encoding"}


def front(target: str) -> Starlette:
    http = httpx.AsyncClient(base_url=target, trust_env=False)

    async def passed(request: Request) -> Response:
        asked = {name: value for name, value in request.headers.items() if name != "host"}
        url = f"{request.url.path}?{request.url.query}".rstrip("?")
        body = await request.body()
        reply = await http.request(request.method, url, headers=asked, content=body)
        headers = {name: value for name, value in reply.headers.items() if name not in HOP}
        return Response(reply.content, reply.status_code, headers)

    return Starlette(
        routes=[Route("/{path:path}", passed, methods=["GET", "POST"])],
        middleware=[Middleware(GZipMiddleware)],
    )


if __name__ == "__main__":
    uvicorn.run(front(sys.argv[1]), port=int(sys.argv[2]), log_level="warning")
