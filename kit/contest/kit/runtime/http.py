"""HTTP at the border: the runtime's requests in, replies out,
and httpx over the runtime's `fetch`.
"""

from __future__ import annotations

from typing import Any

import httpx
import js
from pyodide.ffi import JsException, jsnull, to_js

from contest.kit import jsontext
from contest.kit.call import Reply
from contest.kit.http.request import BodyIncomplete, BodyTooLarge, Request, announced_length
from workers import Request as Wrapped

ANSWER_BYTES_MAX = 1_000_000  # of any that we ask; Telegram's have some kB

_parse, _new_response = js.JSON.parse, js.Response.new


def to_request(request: Any) -> Request:
    """The runtime's request as ours. The SDK's wrapper knows fewer methods than HTTP and rebuilds
    headers at each look: not through it.
    """
    raw = request.js_object if isinstance(request, Wrapped) else request
    _, slash, target = raw.url.split("://", 1)[1].partition("/")
    path, _, query = f"{slash}{target}".partition("?")
    get = raw.headers.get

    def header(name: str) -> str | None:
        value = get(name)
        return None if value is jsnull else value

    async def read_body(bytes_max: int) -> bytes:
        announced = announced_length(header, bytes_max)
        try:
            if announced is not None:
                return bytes(
                    (await raw.arrayBuffer()).to_bytes()
                )  # the runtime reads no more than was announced
            return await _read(raw.body, bytes_max)
        except JsException as error:
            if "connection lost" not in error.message:
                raise
            raise BodyIncomplete from None

    return Request(raw.method, path, query, header, read_body)


def to_response(reply: Reply) -> Any:
    """Our reply as the runtime's response."""
    headers = (
        {**reply.headers, "content-type": reply.media_type} if reply.media_type else reply.headers
    )
    # As one text: object by object it would cross a dozen times.
    options = _parse(jsontext.encode({"status": reply.status, "headers": headers}))
    content = reply.content
    body = to_js(content) if isinstance(content, bytes) else content
    return _new_response(body if reply.media_type else jsnull, options)


async def _read(stream: Any, bytes_max: int) -> bytes:
    """At most `bytes_max` bytes: reading stops there, whatever was announced."""
    if stream is jsnull or stream is None:
        return b""
    reader = stream.getReader()
    chunks: list[bytes] = []
    size = 0
    while True:
        part = await reader.read()
        if part.done:
            return b"".join(chunks)
        chunk = part.value.to_bytes()
        size += len(chunk)
        if size > bytes_max:
            await reader.cancel()
            raise BodyTooLarge(f"At most {bytes_max} bytes are accepted here.")
        chunks.append(chunk)


class FetchTransport(httpx.AsyncBaseTransport):
    """httpx over `fetch`: one request, no redirects of its own,
    the read time-out as the limit for the whole exchange.
    """

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises `httpx.ReadTimeout`, `httpx.ConnectError`, or `httpx.ReadError` for an answer that
        would fill the memory.
        """
        options: dict[str, Any] = {
            "method": request.method,
            "headers": [
                [name, value]
                for name, value in request.headers.items()
                if name not in ("host", "content-length", "connection")
            ],
            "redirect": "manual",
        }
        timeout_s = request.extensions.get("timeout", {}).get("read")
        if timeout_s is not None:
            options["signal"] = js.AbortSignal.timeout(int(timeout_s * 1000))
        body = await request.aread()
        if body:
            options["body"] = to_js(body)
        try:
            response = await js.fetch(
                str(request.url), to_js(options, dict_converter=js.Object.fromEntries)
            )
            content = await _read(response.body, ANSWER_BYTES_MAX)
        except BodyTooLarge:
            raise httpx.ReadError(
                f"{request.method} {request.url.host}: more than {ANSWER_BYTES_MAX} bytes",
                request=request,
            ) from None
        except JsException as error:
            kind = (
                httpx.ReadTimeout
                if error.name in ("TimeoutError", "AbortError")
                else httpx.ConnectError
            )
            raise kind(
                f"{request.method} {request.url.host}: {error.name}", request=request
            ) from None
        # fetch has decoded the body already, so what described its encoding is no longer true.
        headers = [
            (name, value)
            for name, value in response.headers
            if name not in ("content-encoding", "content-length")
        ]
        return httpx.Response(response.status, headers=headers, content=content, request=request)
