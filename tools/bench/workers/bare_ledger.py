# mypy: ignore-errors
"""The least that moves points: the same batch as `createTransfer`, asked for without any check; and
what other services ask for, without the way to it.
"""

import json
import os
import time
from typing import Any

from contest.contract.shared import Outcomes
from contest.kit.build import build
from contest.kit.call import Call, Reply
from contest.kit.ids import new_id
from contest.kit.log import Log
from contest.kit.ports import Ports
from contest.kit.runtime.bindings import AnalyticsEngine
from contest.kit.runtime.d1 import D1Database
from contest.kit.runtime.http import to_response
from contest.kit.runtime.worker import Stateless, raw_env
from contest.token.deps import Deps
from contest.token.instructions.operations import apply_instructions
from contest.token.ledger.repository import carry_out
from contest.token.sealing.sealing import PAUSE_S, _seal
from contest.token.transfers.orders import Request, sending
from workers import WorkerEntrypoint

SENDER, RECEIVER, BUDGET = "user-1", "receiver", "contest:bench"


class Default(Stateless, WorkerEntrypoint):
    async def fetch(self, request: Any) -> Any:
        _, _, path = request.url.partition("/do/")
        what, _, count = path.partition("/")
        match what:
            case "transfer":
                await transfer(D1Database(raw_env().DB))
            case "instructions":
                await instructions(service(), int(count))
            case "seal":
                await _seal(service())
        return to_response(Reply.of({"pause_s": PAUSE_S}, 201))


async def transfer(db: D1Database) -> None:
    asked = Request(
        principal=SENDER,
        key=new_id(os.urandom),
        digest="-",
        at=int(time.time()),
        transfer_id=new_id(os.urandom),
        salt="",
    )
    await carry_out(db, [sending(asked, to=RECEIVER, amount=1, note=None)])


async def instructions(deps: Deps, count: int) -> None:
    asked = [
        {"kind": "credit", "key": new_id(os.urandom), "budget": BUDGET, "user_id": RECEIVER}
        for _ in range(count)
    ]
    body = {"principal": "content", "instructions": [each | {"amount": 1} for each in asked]}
    call = Call("applyInstructions", "request", "-" * 55, body=json.dumps(body))
    reply = await apply_instructions(call, deps)
    outcomes = Outcomes.model_validate_json(reply.body).outcomes
    assert {each.outcome for each in outcomes} == {"done"}


def service() -> Deps:
    ports = Ports(
        service="token",
        db=D1Database(raw_env().DB),
        log=Log("token", "local", "0" * 40, lambda _: None),
        metrics=AnalyticsEngine(None, service="token", environment="local", version="0"),
        now=time.time,
        random_bytes=os.urandom,
        defer=lambda work: work.close(),
        services={},
    )
    return build({"ENVIRONMENT": "local", "VERSION": "0" * 40}, ports, Deps)
