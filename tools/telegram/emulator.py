"""The emulated Bot API over HTTP, with a control interface under `/_emulator/` for people and
tests.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, get_type_hints

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tools import turnstile, turnstile_widget
from tools.beacon.app import PATH as BEACON
from tools.beacon.app import create_app as create_beacon
from tools.console import Failure
from tools.telegram.client import ALLOWED_UPDATES
from tools.telegram.control import control_routes
from tools.telegram.delivery import delivering
from tools.telegram.methods import METHODS, pause
from tools.telegram.parameters import Parameters
from tools.telegram.reading import attach, from_text, read_parameters, valid
from tools.telegram.state import Emulator, Json, LoggedRequest, Refused, bad_request

STOP_S_MAX = 5
IDLE_S_MAX = 75  # As large servers: a connection that ends sooner may end while it is used.
WEBHOOK_REPLY = "webhook reply"
PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob: http: https:; "
    "frame-src http: https:; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
NOT_IN_WEBHOOK_REPLY = re.compile(r"get.*|setWebhook|deleteWebhook")


def create_app(emulator: Emulator, page: Path | None = None) -> Starlette:
    """The emulator as an ASGI app, with its page, if there is one; webhooks are delivered while its
    lifespan lasts.
    """

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with delivering(emulator, partial(call, emulator, origin=WEBHOOK_REPLY)):
            yield

    routes = [
        Route("/bot{token}/{method}", partial(answer_bot, emulator), methods=["GET", "POST"]),
        Route(f"{turnstile.PATH}/siteverify", partial(_siteverify, emulator), methods=["POST"]),
        *turnstile_widget.ROUTES,
        Mount(BEACON, create_beacon(emulator.beacon)),
        *control_routes(emulator),
        *([Mount("/", Page(directory=page, html=True))] if page else []),
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={Refused: _refuse, HTTPException: _refuse},
    )


class Page(StaticFiles):
    """The built page. Nothing but the Mini App comes from elsewhere, in its frame."""

    def file_response(self, *args: Any, **options: Any) -> Response:
        response = super().file_response(*args, **options)
        response.headers.update(PAGE_HEADERS)
        return response


async def _siteverify(emulator: Emulator, request: Request) -> JSONResponse:
    try:
        given = await request.json()
    except ValueError:
        given = None
    return JSONResponse(emulator.turnstile.verify(given))


async def _refuse(_: Request, error: Exception) -> JSONResponse:
    refusal = (
        Refused(error.status_code, error.detail) if isinstance(error, HTTPException) else error
    )
    assert isinstance(refusal, Refused)
    return JSONResponse(refusal.body(), refusal.code)


async def answer_bot(emulator: Emulator, request: Request) -> JSONResponse:
    if not secrets.compare_digest(
        request.path_params["token"].encode(), emulator.bot_token.encode()
    ):
        raise Refused(401, "Unauthorized")
    given, textual = await read_parameters(emulator, request)
    status, body = await call(emulator, request.path_params["method"], given, textual=textual)
    retry_after_s = body.get("parameters", {}).get("retry_after")
    return JSONResponse(
        body, status, {} if retry_after_s is None else {"Retry-After": str(retry_after_s)}
    )


async def call(
    emulator: Emulator, name: str, given: Json, *, textual: bool = False, origin: str = "http"
) -> tuple[int, Json]:
    """HTTP status and envelope of one call; `textual` parameters carry everything but strings as
    JSON text.
    """
    logged = LoggedRequest(next(emulator.request_numbers), emulator.now_s(), name, given, origin)
    emulator.requests.append(logged)
    try:
        status, answer = (
            200,
            {"ok": True, "result": await _result(emulator, logged, textual=textual)},
        )
    except Refused as refusal:
        status, answer = refusal.code, refusal.body()
    logged.status, logged.answer = status, answer
    return status, answer


async def _result(emulator: Emulator, logged: LoggedRequest, *, textual: bool) -> object:
    method = METHODS.get(logged.method)
    if not method:
        raise Refused(404, "Not Found")
    if logged.origin == WEBHOOK_REPLY and NOT_IN_WEBHOOK_REPLY.fullmatch(logged.method):
        raise bad_request("the method can't be called in a webhook reply")
    model: type[Parameters] = get_type_hints(method)["given"]
    if textual:
        logged.parameters = {
            name: from_text(model, name, value) for name, value in logged.parameters.items()
        }
        logged.parameters = attach(logged.parameters)
    parameters = valid(model, logged.parameters)
    if fault := emulator.take_fault(logged.method, logged.parameters.get("chat_id")):
        await pause(emulator.closing, fault.hang_s or 0)
        if refusal := fault.refusal():
            raise refusal
    _check_limits(emulator, logged)
    return await method(emulator, parameters)


def _check_limits(emulator: Emulator, logged: LoggedRequest) -> None:
    chat_id = logged.parameters.get("chat_id")
    chat = emulator.chats.get(chat_id) if isinstance(chat_id, int) else None
    if not emulator.limits or not chat:
        return
    wait_s = emulator.limits.wait_s(logged.method, chat.id, chat.type, now=emulator.now_s())
    if wait_s:
        raise Refused(429, f"Too Many Requests: retry after {wait_s}", retry_after_s=wait_s)


class _Server(uvicorn.Server):
    """Stops on SIGINT and SIGTERM with exit code 0, after hanging and polling calls returned."""

    def __init__(self, config: uvicorn.Config, emulator: Emulator) -> None:
        super().__init__(config)
        self.emulator = emulator

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.stop)
        yield

    def stop(self) -> None:
        self.force_exit = self.should_exit
        self.should_exit = True
        self.emulator.close()


def serve(
    emulator: Emulator,
    port: int,
    *,
    webhook_url: str | None,
    webhook_secret: str,
    page: Path | None = None,
    host: str = "127.0.0.1",
) -> None:
    """Run until SIGINT or SIGTERM; raises `Failure` when Telegram would not take the webhook."""
    config = uvicorn.Config(
        create_app(emulator, page),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=STOP_S_MAX,
        timeout_keep_alive=IDLE_S_MAX,
    )
    asyncio.run(_serve(_Server(config, emulator), webhook_url, webhook_secret))


async def _serve(server: _Server, webhook_url: str | None, webhook_secret: str) -> None:
    if webhook_url:
        status, answer = await call(
            server.emulator,
            "setWebhook",
            {
                "url": webhook_url,
                "secret_token": webhook_secret,
                "allowed_updates": list(ALLOWED_UPDATES),
            },
            origin="start",
        )
        if status != 200:
            raise Failure(
                answer["description"],
                hint="The webhook must be on this machine, and its secret of A-Z a-z 0-9 _ -.",
            )
    await server.serve()
