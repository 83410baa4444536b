"""The fake over HTTP on loopback: the API under `/client/v4/`, the workers' public addresses
under `/proxy/ENVIRONMENT/`.
"""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tools.cloudflare.account import Account
from tools.cloudflare.call import Call
from tools.cloudflare.faults import Faults
from tools.cloudflare.proxy import Proxy
from tools.cloudflare.refusal import Refused
from tools.cloudflare.routes import TABLE
from tools.processes import listen

PASSED = ("authorization", "content-type")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
SHUTDOWN_S_MAX = 1


class Cloudflare:
    """One account behind the API, what was asked of it, and the faults that wait."""

    def __init__(self, folder: Path) -> None:
        self.account = Account(folder)
        self.proxy = Proxy(self.account)
        self.faults = Faults()
        self.calls: list[str] = []  # "METHOD path status", in the order of the answers
        self.url = ""
        self.app = Starlette(
            routes=[
                Route("/proxy/{environment}/{path:path}", self._answer_proxy, methods=METHODS),
                *(self._route(call, function) for call, function in TABLE.items()),
                Route("/{path:path}", self._endpoint(_unknown), methods=METHODS),
            ]
        )

    @property
    def unknown(self) -> list[str]:
        """The calls that the fake does not know."""
        return [call for call in self.calls if call.endswith(" 501")]

    def _route(self, call: str, function: Callable[[Call], Any]) -> Route:
        method, _, path = call.partition(" ")
        return Route(path, self._endpoint(function), methods=[method])

    def _endpoint(self, function: Callable[[Call], Any]) -> Callable[[Request], Awaitable[Any]]:
        async def endpoint(request: Request) -> Response:
            try:
                call = await Call.read(self.account, request)
                result = await run_in_threadpool(self._run, function, request, call)
            except Refused as refusal:
                answer = JSONResponse(refusal.body(), refusal.status, refusal.headers)
            else:
                answer = JSONResponse(_envelope(result))
            self.calls.append(f"{request.method} {request.url.path} {answer.status_code}")
            return answer

        return endpoint

    def _run(self, function: Callable[[Call], Any], request: Request, call: Call) -> Any:
        if not request.headers.get("authorization", "").startswith("Bearer "):
            raise Refused(403, 9109, "Unauthorized to access requested resource")
        method, path = request.method, request.url.path
        self.faults.meet(method, path, after=False)
        with self.account.lock:
            result = function(call)
            if method != "GET":
                self.account.save()
        self.faults.meet(method, path, after=True)
        return result

    async def _answer_proxy(self, request: Request) -> Response:
        environment, body = request.path_params["environment"], await request.body()
        path = request.url.path.removeprefix(f"/proxy/{environment}")
        headers = {name: request.headers[name] for name in PASSED if request.headers.get(name)}
        try:
            status, content = await run_in_threadpool(
                self.proxy.answer, environment, request.method, path, headers, body
            )
        except Refused as refusal:
            return Response(f"error code: {refusal.code}", refusal.status)
        except httpx.HTTPError as error:
            return Response(type(error).__name__, 502)
        return Response(content, status, media_type="application/json")


def _unknown(call: Call) -> None:
    raise Refused(501, 0, f"the fake does not know /{call.given['path']}")


def _envelope(result: Any) -> dict[str, Any]:
    envelope = {"success": True, "errors": [], "messages": [], "result": result}
    if not isinstance(result, list):
        return envelope
    count = len(result)
    return envelope | {
        "result_info": {
            "page": 1,
            "per_page": max(count, 20),
            "total_pages": 1,
            "count": count,
            "total_count": count,
        }
    }


@contextmanager
def serving(folder: Path) -> Iterator[Cloudflare]:
    """The fake on a free port of loopback, its state in `folder`."""
    cloudflare = Cloudflare(folder)
    server = uvicorn.Server(
        uvicorn.Config(
            cloudflare.app,
            lifespan="off",
            log_level="critical",
            timeout_graceful_shutdown=SHUTDOWN_S_MAX,
        )
    )
    with listen() as listening:
        cloudflare.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield cloudflare
        finally:
            server.should_exit = True
            thread.join()
