"""The relay: drand's HTTP API of one chain; under `/_faults` it is told what to do wrong.

A round that is not there yet is a 404, the next one too, for which a real relay waits a moment.
https://docs.drand.love/dev-guide/API%20Documentation/drand-http-api
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from email.utils import formatdate
from functools import partial
from typing import Any

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from tools.beacon.chain import Chain, latest_at, time_of
from tools.beacon.state import FAULTS_MAX, Beacon, Fault, Kind

PATH = "/beacon"  # where the process of the emulator has it
NUMBER_MAX = 2**64 - 1
HUGE_BYTES = 5_000_000
FOR_GOOD = "public, max-age=604800, immutable"
STATUSES: dict[Kind, int] = {"late": 404, "missing": 404, "too-early": 425, "down": 503}
OTHER = Chain(bytes(31) + b"\x01")


def create_app(beacon: Beacon) -> Starlette:
    """The relay as an ASGI app."""
    answers: list[tuple[str, str, Callable[[Beacon, Request], Awaitable[Response]]]] = [
        ("GET", "/chains", _chains),
        ("GET", "/{chain}/info", _info),
        ("GET", "/{chain}/public/latest", _latest),
        ("GET", "/{chain}/public/{round}", _round),
        ("POST", "/_faults", _order_fault),
        ("DELETE", "/_faults", _cancel_faults),
    ]
    return Starlette(
        routes=[
            Route(path, partial(answer, beacon), methods=[verb]) for verb, path, answer in answers
        ]
    )


async def _chains(beacon: Beacon, _: Request) -> Response:
    return JSONResponse([beacon.chain.hash], headers={"cache-control": "max-age=300"})


async def _info(beacon: Beacon, request: Request) -> Response:
    return _unknown_chain(beacon, request) or JSONResponse(
        beacon.chain.info, headers={"cache-control": FOR_GOOD}
    )


async def _latest(beacon: Beacon, request: Request) -> Response:
    return _unknown_chain(beacon, request) or await _published(beacon, latest_at(beacon.now_s()))


async def _round(beacon: Beacon, request: Request) -> Response:
    if refusal := _unknown_chain(beacon, request):
        return refusal
    text = request.path_params["round"]
    if not re.fullmatch("[0-9]{1,20}", text) or int(text) > NUMBER_MAX:
        return Response(status_code=400)
    # As drand's relays have it: round 0 is the newest.
    return await _published(beacon, int(text) or latest_at(beacon.now_s()))


def _unknown_chain(beacon: Beacon, request: Request) -> Response | None:
    chain = request.path_params["chain"]
    if not re.fullmatch("(?:[0-9a-fA-F]{2})+", chain):
        return Response(f"unable to decode chain hash {chain}\n", 400)
    if chain.lower() != beacon.chain.hash:
        return Response(f"there is no beacon for the chain {chain}\n", 404)
    return None


async def _published(beacon: Beacon, number: int) -> Response:
    beacon.asked.append(number)
    if not 0 < number <= latest_at(beacon.now_s()):
        wait_s = max(0, time_of(number) - int(beacon.now_s()))
        return Response(
            status_code=404,
            headers={"cache-control": f"public, must-revalidate, max-age={wait_s}"},
        )
    fault = beacon.take_fault(number)
    if fault is None:
        return _true(beacon.chain, number)
    await asyncio.sleep(fault.hang_s)
    return _faulty(beacon.chain, number, fault.kind)


def _true(chain: Chain, number: int) -> Response:
    headers = {
        "cache-control": FOR_GOOD,
        "last-modified": formatdate(time_of(number), usegmt=True),
    }
    return JSONResponse(_signed(chain, number), headers=headers)


def _signed(chain: Chain, number: int) -> dict[str, Any]:
    signature = chain.sign(number)
    randomness = hashlib.sha256(signature).hexdigest()
    return {"round": number, "randomness": randomness, "signature": signature.hex()}


def _faulty(chain: Chain, number: int, kind: Kind) -> Response:
    if kind in STATUSES:
        return Response(status_code=STATUSES[kind])
    true, next_one = _signed(chain, number), _signed(chain, number + 1)
    answers: dict[str, Callable[[], Response]] = {
        "slow": lambda: _true(chain, number),
        "cut": lambda: StreamingResponse(_cut(), headers={"content-length": "200"}),
        "redirect": lambda: RedirectResponse(str(number), 302),
        "garbage": lambda: Response("<html>", media_type="application/json"),
        "huge": lambda: JSONResponse(true | {"more": "x" * HUGE_BYTES}),
        "wrong-number": lambda: JSONResponse(next_one),
        "wrong-randomness": lambda: JSONResponse(true | {"randomness": next_one["randomness"]}),
        "wrong-signature": lambda: JSONResponse(_signed(OTHER, number)),
        "other-round": lambda: JSONResponse(next_one | {"round": number}),
    }
    return answers[kind]()


async def _cut() -> AsyncIterator[bytes]:
    """Less than was announced: the server drops the connection."""
    yield b'{"round":'


async def _order_fault(beacon: Beacon, request: Request) -> Response:
    try:
        fault = Fault.model_validate_json(await request.body())
    except ValidationError as error:
        return JSONResponse({"error": str(error)}, 400)
    if len(beacon.faults) >= FAULTS_MAX:
        return JSONResponse({"error": "too many faults are waiting"}, 400)
    beacon.faults.append(fault)
    return JSONResponse({"fault": fault.model_dump()})


async def _cancel_faults(beacon: Beacon, _: Request) -> Response:
    beacon.faults.clear()
    return JSONResponse({"ok": True})
