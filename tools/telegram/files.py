"""Pictures and documents of the emulated Telegram, by their file id."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tools.telegram.state import Emulator, File, Json, Refused, bad_request

FILE_BYTES_MAX = 10_000_000


async def put_file(emulator: Emulator, request: Request) -> Json:
    content = await request.body()
    if len(content) > FILE_BYTES_MAX:
        raise Refused(413, "Request Entity Too Large")
    content_type = request.headers.get("content-type", "")
    if not content_type:
        raise bad_request("a file needs a content-type")
    file_id = request.path_params["id"]
    emulator.files[file_id] = File(content, content_type)
    return {"file_id": file_id, "file_size": len(content)}


async def show_file(emulator: Emulator, request: Request) -> Response:
    """As the page shows it: nothing in it runs."""
    file = emulator.files.get(request.path_params["id"])
    if not file:
        raise Refused(404, "Not Found")
    headers = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
    return Response(file.content, media_type=file.content_type, headers=headers)
