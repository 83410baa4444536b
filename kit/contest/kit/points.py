"""How another service moves points: outside of requests, with keys that it can ask by again."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from contest.contract.shared import Instruction, Outcome, Outcomes
from contest.kit import jsontext
from contest.kit.call import Call, Reply
from contest.kit.deps import Deps, ServiceAway

TIMEOUT_S = 10
INSTRUCTIONS_MAX = 50  # in one call


async def instruct(deps: Deps, instructions: Sequence[Instruction]) -> list[Outcome]:
    """What became of each, in their order. Raises `ServiceAway` where that cannot be told: ask
    again later, with the same keys.

    The `reason` of what was refused is the name of a problem, and final. What is for `later` was
    not judged.
    """
    if len(instructions) > INSTRUCTIONS_MAX:
        raise ValueError(f"{len(instructions)} instructions; a call takes {INSTRUCTIONS_MAX}")
    asked = [each.model_dump() for each in instructions]
    body = jsontext.encode({"principal": deps.service, "instructions": asked})
    trace = deps.random_bytes(40).hex()
    traceparent = f"00-{trace[:32]}-{trace[64:]}-00"
    call = Call("applyInstructions", trace[:32], traceparent, body=body)
    reply = Reply.decode(await deps.services["token"](call.encode(), timeout_s=TIMEOUT_S))
    try:
        outcomes = Outcomes.model_validate_json(reply.body, extra="ignore").outcomes
    except ValidationError:
        raise ServiceAway(f"token answered with status {reply.status}") from None
    if len(outcomes) != len(instructions):
        raise ServiceAway("token answered not to each")
    return outcomes
