"""`/start CODE`: before someone is answered, referral is asked whether the code invites them."""

from __future__ import annotations

from dataclasses import dataclass

from contest.bot.conversation import Update, started_with
from contest.bot.deps import Deps
from contest.contract.events.bot import InvitationFollowed
from contest.kit.call import Call, Reply
from contest.kit.deps import ServiceAway
from contest.kit.invitations import code_in

ANSWER_S_MAX = 2  # Somebody waits for the bot meanwhile.


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What became of the code that someone came by, if they did. `untold`: referral did not answer,
    and is to be told when it is there.
    """

    is_accepted: bool = False
    untold: InvitationFollowed | None = None


async def follow(update: Update, deps: Deps) -> Invitation:
    """Let someone be invited by what they came with. Doing it again changes nothing: the first
    invitation stays.
    """
    message, code = update.message, code_in(started_with(update) or "")
    if message is None or message.sender is None or code is None:
        return Invitation()
    followed = InvitationFollowed(
        telegram_id=str(message.sender.id),
        code=code,
        has_username=bool(message.sender.username),
        is_premium=message.sender.is_premium,
    )
    try:
        status = await _told(followed, deps)
    except ServiceAway:
        return Invitation(untold=followed)
    return Invitation(is_accepted=status == 200)


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
