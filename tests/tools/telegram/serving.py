"""Apps on ports of this machine, in the event loop of their test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

import uvicorn
from starlette.applications import Starlette

from tools.processes import listen


@asynccontextmanager
async def serving(*apps: Starlette) -> AsyncIterator[list[str]]:
    """Each app on a free port of loopback, by its address."""
    with ExitStack() as stack:
        listeners = [stack.enter_context(listen()) for _ in apps]
        servers = []
        for app, listener in zip(apps, listeners, strict=True):
            config = uvicorn.Config(app, log_level="error", lifespan="off")
            config.load()
            server = uvicorn.Server(config)
            server.lifespan = config.lifespan_class(config)
            await server.startup([listener])
            servers.append(server)
        try:
            yield [f"http://127.0.0.1:{listener.getsockname()[1]}" for listener in listeners]
        finally:
            await asyncio.gather(*(server.shutdown() for server in servers))
