"""Operations that ask other services: what those refuse is refused by the same name."""

from __future__ import annotations

from contest.bot.deps import Deps
from contest.bot.people.services import Refusal
from contest.kit import jsontext
from contest.kit.call import PROBLEM, Call, Reply
from contest.kit.deps import ServiceAway, ServiceBusy
from contest.kit.problems import Busy, Unavailable
from contest.kit.service import Operation


def heeding(operation: Operation[Deps]) -> Operation[Deps]:
    """The operation, which refuses what the services refuse that it asks."""

    async def heeded(call: Call, deps: Deps) -> Reply:
        """Raises `Busy` where one of them has too much to do, `Unavailable` where it gives no
        answer.
        """
        try:
            return await operation(call, deps)
        except Refusal as refusal:
            return _refused(refusal, call)
        except ServiceBusy:
            raise Busy from None
        except ServiceAway as error:
            deps.log.failure("service-away", error, request_id=call.request_id)
            raise Unavailable from None

    return heeded


def _refused(refusal: Refusal, call: Call) -> Reply:
    """The same refusal as the answer to a call: by the name that the service has given it."""
    document = {
        "type": f"urn:problem:{refusal.type}",
        "title": refusal.detail or refusal.type,
        "status": refusal.status,
        "detail": refusal.detail or refusal.type,
        "instance": call.instance,
        "request_id": call.request_id,
    }
    return Reply(status=refusal.status, body=jsontext.encode(document), media_type=PROBLEM)
