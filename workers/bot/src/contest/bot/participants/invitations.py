"""`/start CODE`: before someone is answered, referral is asked whether the code invites them."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.participants import statements
from contest.bot.said import Act, Write
from contest.contract.events.bot import InvitationFollowed
from contest.kit.call import Call, Reply
from contest.kit.deps import ServiceAway
from contest.kit.invitations import code_in

ANSWER_S_MAX = 2  # Somebody waits for the bot meanwhile.


async def follow(heard: Heard, deps: Deps) -> tuple[bool, Sequence[Act]]:
    """Let someone be invited by what they came with: whether they are. Doing it again changes
    nothing: the first invitation stays. Where referral gives no answer, it is to be told when it is
    there.
    """
    code = code_in(heard.text)
    if code is None:
        return False, []
    followed = InvitationFollowed(telegram_id=heard.person.telegram_id, code=code)
    heard.services.asked += 1
    try:
        status = await _told(followed, deps)
    except ServiceAway:
        untold = statements.told_of_invitation(deps, heard.stored, followed)
        return False, [Write(tuple(untold))]
    return status == 200, []


async def _told(followed: InvitationFollowed, deps: Deps) -> int:
    """The status of referral's answer. Raises `ServiceAway`."""
    breaker = deps.outages.referral
    if not breaker.admits(now=deps.now()):
        raise ServiceAway
    trace = deps.random_bytes(40).hex()
    traceparent = f"00-{trace[:32]}-{trace[64:]}-00"
    body = followed.model_dump_json()
    call = Call("attributeReferral", trace[:32], traceparent, body=body).encode()
    try:
        reply = Reply.decode(await deps.services["referral"](call, timeout_s=ANSWER_S_MAX))
        if reply.status >= 500:
            raise ServiceAway(f"referral answered with status {reply.status}")
    except ServiceAway as error:
        deps.log.failure("invitation-untold", error)
        breaker.failed(now=deps.now())
        raise
    breaker.succeeded()
    return reply.status
