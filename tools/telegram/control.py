"""What people and tests do in the emulated Telegram, under `/_emulator/`: write, press, join,
block, order faults, look at the calls.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from functools import partial

from pydantic import Field, model_validator
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from tools.telegram.conditions import (
    change_delivery,
    change_network,
    fire_cron,
    show_clock,
    show_delivery,
    show_network,
    skip_time,
)
from tools.telegram.crowd import send_crowd
from tools.telegram.files import put_file, show_file
from tools.telegram.happenings import boost_chat, change_limits, migrate_chat, remove_message
from tools.telegram.inline import ask_inline, choose_result, send_prepared
from tools.telegram.methods import METHODS, pause
from tools.telegram.parameters import Parameters
from tools.telegram.people import (
    change_member,
    change_user,
    open_app,
    press_button,
    write_message,
)
from tools.telegram.reading import read, read_json
from tools.telegram.sign import public_key, sign_init_data
from tools.telegram.state import (
    FAULTS_MAX,
    USER_ID_MAX,
    Emulator,
    Fault,
    Json,
    bad_request,
)
from tools.telegram.storage import call_custom_method
from tools.telegram.view import show_people, show_setup, show_view

HANG_S_MAX = 600
RETRY_AFTER_S_DEFAULT = 1
WAIT_S_MAX, POLL_S = 60, 0.05


class FaultOrder(Parameters):
    method: str
    times: int = Field(1, ge=1)
    chat_id: int | str | None = None
    error_code: int | None = Field(None, ge=400, le=599)
    description: str | None = None
    retry_after: int | None = Field(None, ge=0)
    hang_s: float | None = Field(None, gt=0, le=HANG_S_MAX)
    migrate_to_chat_id: int | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> FaultOrder:
        if self.method not in METHODS:
            raise ValueError(f"unknown method {self.method}")
        if self.error_code is None and self.hang_s is None:
            raise ValueError("a fault needs error_code or hang_s")
        return self


class InitData(Parameters):
    user: Json
    start_param: str | None = Field(None, pattern=r"^[A-Za-z0-9_-]{1,512}$")
    auth_date: int | None = None


class Widget(Parameters):
    """A captcha that someone passes: with which action, and whose id."""

    action: str = Field("join", pattern="^[A-Za-z0-9_-]{1,32}$")
    cdata: str = Field(pattern="^[A-Za-z0-9_-]{1,255}$")


async def show_health(emulator: Emulator, _: Request) -> Json:
    return {
        "ok": True,
        "bot": emulator.bot.as_json(),
        "ed25519_public_key": public_key(emulator.bot_token),
        "requests_logged": len(emulator.requests),
    }


async def inject_update(emulator: Emulator, request: Request) -> Json:
    deliver = request.query_params.get("deliver", "true")
    if deliver not in ("true", "false"):
        raise bad_request("deliver is true or false")
    return {"update": emulator.inject(await read_json(request), deliver=deliver == "true").body}


async def show_updates(emulator: Emulator, request: Request) -> Json:
    """Those of one kind that are remembered, oldest first."""
    kind = request.query_params.get("kind", "message")
    return {"updates": [each.body for each in emulator.updates.values() if kind in each.body]}


async def redeliver_update(emulator: Emulator, request: Request) -> Json:
    update = emulator.updates.get(request.path_params["update_id"])
    if not update:
        raise bad_request(f"no update {request.path_params['update_id']} is remembered")
    emulator.enqueue(update)
    return {"update": update.body}


async def show_requests(emulator: Emulator, request: Request) -> Json:
    wanted = request.query_params
    if unknown := set(wanted) - {"method", "chat_id", "after", "wait_s"}:
        raise bad_request(f"unknown filter {', '.join(sorted(unknown))}")
    if not wanted.get("after", "0").isdecimal():
        raise bad_request("after is a sequence number")
    wait_s = wanted.get("wait_s", "0")
    if not (wait_s.isdecimal() and int(wait_s) <= WAIT_S_MAX):
        raise bad_request(f"wait_s is a number of seconds, {WAIT_S_MAX} at most")
    deadline = time.monotonic() + int(wait_s)
    while not (shown := _shown(emulator, wanted)) and not emulator.closing.is_set():
        if time.monotonic() >= deadline:
            break
        await pause(emulator.closing, POLL_S)
    return {"requests": shown}


def _shown(emulator: Emulator, wanted: QueryParams) -> list[Json]:
    return [
        asdict(logged)
        for logged in emulator.requests
        if logged.number > int(wanted.get("after", "0"))
        and logged.method == wanted.get("method", logged.method)
        and ("chat_id" not in wanted or str(logged.parameters.get("chat_id")) == wanted["chat_id"])
    ]


async def forget_requests(emulator: Emulator, _: Request) -> Json:
    emulator.requests.clear()
    return {"ok": True}


async def order_fault(emulator: Emulator, request: Request) -> Json:
    order = await read(request, FaultOrder)
    if len(emulator.faults) >= FAULTS_MAX:
        raise bad_request("too many faults are waiting")
    retry_after_s = (
        RETRY_AFTER_S_DEFAULT
        if order.error_code == 429 and order.retry_after is None
        else order.retry_after
    )
    chat_id = None if order.chat_id is None else str(order.chat_id)
    fault = Fault(
        order.method,
        order.times,
        chat_id,
        order.error_code,
        order.description,
        retry_after_s,
        order.hang_s,
        order.migrate_to_chat_id,
    )
    emulator.faults.append(fault)
    return {"fault": asdict(fault)}


async def show_faults(emulator: Emulator, _: Request) -> Json:
    return {"faults": [asdict(fault) for fault in emulator.faults]}


async def cancel_faults(emulator: Emulator, _: Request) -> Json:
    emulator.faults.clear()
    return {"ok": True}


async def make_init_data(emulator: Emulator, request: Request) -> Json:
    given = await read(request, InitData)
    if not isinstance(given.user.get("id"), int) or not 0 < given.user["id"] <= USER_ID_MAX:
        raise bad_request("user.id must be a positive integer of at most 52 bits")
    emulator.meet(given.user["id"])
    auth_date = int(emulator.now_s()) if given.auth_date is None else given.auth_date
    # Another hash each time, as a service may take each only once.
    query_id = secrets.token_urlsafe(16)
    signed = sign_init_data(
        emulator.bot_token,
        user=given.user,
        auth_date=auth_date,
        start_param=given.start_param,
        query_id=query_id,
    )
    return {"init_data": signed}


async def pass_captcha(emulator: Emulator, request: Request) -> Json:
    given = await read(request, Widget)
    return {"token": emulator.turnstile.issue(action=given.action, cdata=given.cdata)}


Control = Callable[[Emulator, Request], Awaitable[Json]]
CONTROLS: list[tuple[str, str, Control]] = [
    ("GET", "health", show_health),
    ("GET", "updates", show_updates),
    ("POST", "updates", inject_update),
    ("POST", "updates/{update_id:int}/redeliver", redeliver_update),
    ("GET", "setup", show_setup),
    ("GET", "users", show_people),
    ("GET", "users/{user_id:int}/view", show_view),
    ("POST", "users/{user_id:int}/messages", write_message),
    ("POST", "users/{user_id:int}/presses", press_button),
    ("POST", "users/{user_id:int}/launches", open_app),
    ("POST", "users/{user_id:int}/custom-methods", call_custom_method),
    ("POST", "users/{user_id:int}/inline-queries", ask_inline),
    ("POST", "users/{user_id:int}/inline-results", choose_result),
    ("POST", "users/{user_id:int}/prepared/{id}", send_prepared),
    ("PUT", "files/{id}", put_file),
    ("PUT", "users/{user_id:int}", change_user),
    ("PUT", "chats/{chat_id}/members/{user_id:int}", change_member),
    ("PUT", "chats/{chat_id}/boosts/{user_id:int}", boost_chat),
    ("POST", "chats/{chat_id}/migrate", migrate_chat),
    ("DELETE", "chats/{chat_id}/messages/{message_id:int}", remove_message),
    ("PUT", "limits", change_limits),
    ("GET", "requests", show_requests),
    ("DELETE", "requests", forget_requests),
    ("GET", "delivery", show_delivery),
    ("PUT", "delivery", change_delivery),
    ("GET", "network", show_network),
    ("PUT", "network", change_network),
    ("POST", "cron", fire_cron),
    ("GET", "clock", show_clock),
    ("POST", "clock", skip_time),
    ("POST", "crowd", send_crowd),
    ("GET", "faults", show_faults),
    ("POST", "faults", order_fault),
    ("DELETE", "faults", cancel_faults),
    ("POST", "init-data", make_init_data),
    ("POST", "captcha", pass_captcha),
]


def control_routes(emulator: Emulator) -> list[Route]:
    routes = [
        Route(f"/_emulator/{path}", partial(_answer, emulator, control), methods=[verb])
        for verb, path, control in CONTROLS
    ]
    show = Route("/_emulator/files/{id}", partial(show_file, emulator), methods=["GET"])
    return [*routes, show]


async def _answer(emulator: Emulator, control: Control, request: Request) -> JSONResponse:
    return JSONResponse(await control(emulator, request))
