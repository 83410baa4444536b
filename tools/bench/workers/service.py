# mypy: ignore-errors
"""The service behind our gateway: the kit's, with an operation that does no I/O, and the keys that
the gateway asks auth for.
"""

from typing import ClassVar

from contest.contract.bench import NewOrder

from contest.kit.call import Call, Reply
from contest.kit.runtime.worker import Service, raw_env


async def place_order(call: Call, deps: object) -> Reply:
    order = call.json(NewOrder)
    return Reply(status=201, body=f'{{"customer":"{order.customer}","items":{len(order.items)}}}')


async def get_jwks(call: Call, deps: object) -> Reply:
    return Reply(body=str(raw_env().JWKS))


class Default(Service):
    name = "content"
    operations: ClassVar = {
        "placeOrder": place_order,
        "placeLimitedOrder": place_order,
        "getJwks": get_jwks,
    }
