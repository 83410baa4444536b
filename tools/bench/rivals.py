"""The same check by openapi-core and by connexion, on CPython. Neither runs in a worker: both need rpds-py, which has no wheel for it."""

from __future__ import annotations

import importlib
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tools.bench.contract import TARGET
from tools.console import Failure

TOKEN = "token-that-is-known"  # noqa: S105 - of nobody
Step = Callable[[], Awaitable[object]]


def openapi_core_step(document: dict[str, Any], body: bytes, headers: dict[str, str]) -> Step:
    """Validate one request, with its request object made already. It only looks whether a bearer token is there."""
    from openapi_core import OpenAPI
    from openapi_core.testing import MockRequest

    openapi = OpenAPI.from_dict(document)
    url = urlsplit(TARGET)
    request = MockRequest(
        "http://bench.test",
        "POST",
        url.path,
        args=dict(parse_qsl(url.query)),
        headers=headers,
        data=body,
    )

    async def step() -> None:
        openapi.validate_request(request)

    return step


def connexion_step(document: dict[str, Any], body: bytes, headers: dict[str, str]) -> Step:
    """One request through connexion as an ASGI application, without any server: its middlewares, its validators, an empty handler."""
    try:
        connexion = importlib.import_module("connexion")
    except ModuleNotFoundError:
        raise Failure("connexion is not installed", hint="run `uv sync --group bench`") from None
    app = connexion.AsyncApp("bench")
    app.add_api(document, strict_validation=True, pythonic_params=True)
    url = urlsplit(TARGET)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "server": ("bench.test", 80),
        "root_path": "",
        "path": url.path,
        "raw_path": url.path.encode(),
        "query_string": url.query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def step() -> int:
        statuses = []

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        await app({**scope}, receive, send)
        return int(statuses[0])

    return step


def token_info(token: str) -> dict[str, str] | None:
    """For connexion: the token is known already."""
    return {"sub": "user-1"} if token == TOKEN else None


async def place_order(**_: object) -> tuple[str, int]:
    """For connexion: the operation."""
    return "", 201
