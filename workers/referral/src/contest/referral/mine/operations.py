"""Someone's own code, and what became of their invitations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from contest.contract import referral as models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.events.erasure import UserNotFound
from contest.kit.paging import page_of
from contest.kit.service import Operation
from contest.referral.codes.alphabet import new_code
from contest.referral.deps import Deps
from contest.referral.mine import links, repository, rules
from contest.referral.mine.records import Group, Invitee, Standing
from contest.referral.people.contacts import contact_of
from contest.referral.people.statements import Contact


async def get_my_referral(call: Call, deps: Deps) -> Reply:
    """The caller's code and link, and how their invitations stand. Raises `UserNotFound`."""
    now, contact = int(deps.now()), contact_of(deps, call.telegram_id, call.actor_id)
    mine = await repository.find_mine(deps.db, contact)
    code, bot = mine.code or await _given(deps, contact), deps.settings.bot_username
    if mine.first_name != call.caller.first_name:
        noted = repository.note_name(deps.db, call.telegram_id, call.caller.first_name)
        deps.defer(noted)
    stopped_by = rules.stopped_by(mine.standing, now=now)
    found = {
        "code": code,
        "link": links.app_link(bot, code),
        "chat_link": links.chat_link(bot, code),
        "share_link": links.share_link(bot, code),
        **_counted(mine.groups),
        **_ahead(mine.standing if not stopped_by else None),
        "stopped_by": stopped_by,
    }
    return Reply.of(models.MyReferral.model_validate(found))


async def get_my_referral_qr(call: Call, deps: Deps) -> Reply:
    """The caller's link as a QR code. Raises `UserNotFound`."""
    contact = contact_of(deps, call.telegram_id, call.actor_id)
    code = await repository.find_code(deps.db, contact) or await _given(deps, contact)
    drawn = links.qr_svg(links.app_link(deps.settings.bot_username, code))
    return Reply(body=drawn, media_type="image/svg+xml")


async def _given(deps: Deps, contact: Contact) -> str:
    """The code of someone who had none. Raises `UserNotFound`."""
    code = new_code(deps.random_bytes)
    given = await repository.give_code(deps.db, contact, code=code, now=int(deps.now()))
    if given is None:
        raise UserNotFound
    return given


def _ahead(standing: Standing | None) -> dict[str, object]:
    """What further invitations bring; nothing without a `standing`."""
    return {
        "next_reward": rules.next_reward(standing) if standing else None,
        "next_tier": rules.next_tier(standing) if standing else None,
        "next_milestone": rules.next_milestone(standing) if standing else None,
    }


def _counted(groups: Sequence[Group]) -> dict[str, object]:
    """The invitations by state, and their points."""
    invited, points, rejected = Counter[str](), Counter[str](), Counter[str]()
    for each in groups:
        invited[each.state] += each.how_many
        points[each.state] += each.points
        if each.state == "rejected":
            rejected[each.reason or ""] += each.how_many
    return {
        "invited": {state: invited[state] for state in models.InvitedCounts.model_fields},
        "rejected": dict(rejected),
        "earned": points["rewarded"],
        "pending": points["qualified"] + points["flagged"],
    }


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
    "getMyReferralQr": get_my_referral_qr,
    "listMyInvitees": list_my_invitees,
}
