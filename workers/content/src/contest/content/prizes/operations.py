"""What content answers to about prizes: their codes, and what each winner has won."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from contest.content.deps import Deps
from contest.content.points.repository import find_paid
from contest.content.prizes import repository
from contest.content.prizes.codes import list_prize_codes, put_prize_codes
from contest.content.prizes.problems import ClaimOver, PrizeNotFound
from contest.content.prizes.records import Held
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.clock import rfc3339_or_none
from contest.kit.service import Operation


async def get_my_prize(call: Call, deps: Deps) -> Reply:
    """What the caller has won, with their code. Raises `PrizeNotFound`."""
    return await _shown(call, deps, await _held(call, deps))


async def claim_prize(call: Call, deps: Deps) -> Reply:
    """The prize, which the caller has claimed now or before.

    Raises `PrizeNotFound`, or `ClaimOver`.
    """
    shows_name = call.json(models.PrizeClaim).shows_name
    contest_id, now = call.path["contest_id"], int(deps.now())
    is_claimed = await repository.claim(
        deps.db, contest_id, call.telegram_id, shows_name=shows_name, at=now
    )
    held = await _held(call, deps)
    if not is_claimed:
        raise ClaimOver
    return await _shown(call, deps, held)


async def _held(call: Call, deps: Deps) -> Held:
    held = await repository.find_held(deps.db, call.path["contest_id"], call.telegram_id)
    if held is None:
        raise PrizeNotFound
    return held


async def _shown(call: Call, deps: Deps, held: Held) -> Reply:
    """The prize for its holder: a code that belongs to it once nobody else can get it."""
    content, locale = held.content, call.caller.locale
    position, prize = content.prize_at(held.prize)
    has_code = prize["kind"] == "code" or (prize["kind"] == "claim" and held.claimed_at)
    number = held.prize - sum(each["count"] for each in content.prizes[:position])
    code = (
        await repository.find_code(deps.db, call.path["contest_id"], position, number)
        if has_code
        else None
    )
    payment = await find_paid(deps.db, f"prize:{call.path['contest_id']}:{held.prize}")
    return Reply.of(
        {
            "prize": held.prize,
            "name": content.localised(prize["name"], locale),
            "handover": content.localised(prize["handover"], locale),
            "kind": prize["kind"],
            "code": code,
            "claim_until": rfc3339_or_none(held.claim_until),
            "claimed_at": rfc3339_or_none(held.claimed_at),
            "shows_name": held.shows_name,
            "payment": payment and asdict(payment),
        }
    )


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listPrizeCodes": list_prize_codes,
    "putPrizeCodes": put_prize_codes,
    "getMyPrize": get_my_prize,
    "claimPrize": claim_prize,
}
