"""Someone's own code, and what became of their invitations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from contest.contract import referral as models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.events.erasure import UserNotFound
from contest.kit.paging import page_of
from contest.kit.service import Operation
from contest.referral.codes.alphabet import new_code
from contest.referral.deps import Deps
from contest.referral.mine import repository, rules
from contest.referral.mine.records import Invitee
from contest.referral.people.contacts import contact_of


async def get_my_referral(call: Call, deps: Deps) -> Reply:
    """The caller's code and link, and how their invitations stand. Raises `UserNotFound`."""
    now, contact = int(deps.now()), contact_of(deps, call.telegram_id, call.actor_id)
    code = await repository.code_of(deps.db, contact, code=new_code(deps.random_bytes), now=now)
    if code is None:
        raise UserNotFound
    groups = await repository.groups_of(deps.db, call.telegram_id)
    standing = await repository.standing_of(deps.db, call.telegram_id)
    deps.defer(repository.note_name(deps.db, call.telegram_id, call.caller.first_name))
    invited, points, rejected = Counter[str](), Counter[str](), dict[str, int]()
    for each in groups:
        invited[each.state] += each.how_many
        points[each.state] += each.points
        if each.state == "rejected":
            rejected[each.reason or ""] = each.how_many
    stopped_by = rules.stopped_by(standing, now=now)
    worth = rules.next_reward(standing) if standing and not stopped_by else None
    states = models.InvitedCounts.model_fields
    found = {
        "code": code,
        "link": f"https://t.me/{deps.settings.bot_username}?startapp={code}",
        "invited": {state: invited[state] for state in states},
        "rejected": rejected,
        "earned": points["rewarded"],
        "pending": points["qualified"] + points["flagged"],
        "next_reward": worth,
        "stopped_by": stopped_by,
    }
    return Reply.of(models.MyReferral.model_validate(found))


async def list_my_invitees(call: Call, deps: Deps) -> Reply:
    """A page of whom the caller has invited."""
    page = page_of(call)
    found = await repository.invitees_of(deps.db, call.telegram_id, page)
    return page.reply(found, item=_view, place=lambda each: (each.claimed_at, str(each.invitee)))


def _view(invitee: Invitee) -> dict[str, object]:
    return {
        "first_name": invitee.first_name,
        "state": invitee.state,
        "reason": invitee.reason,
        "invited_at": to_rfc3339(invitee.claimed_at),
    }


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "getMyReferral": get_my_referral,
    "listMyInvitees": list_my_invitees,
}
