"""Why someone is not invited by a code."""

from __future__ import annotations

from contest.kit.problems import BadRequest, Conflict, Forbidden


class StartParamMissing(BadRequest):
    type, title = "start-param-missing", "The Mini App was not opened by an invitation"


class InitDataOfAnother(Forbidden):
    type, title = "init-data-of-another", "The initData is not the caller's"


class CodeEnded(Conflict):
    type, title = "referral-code-ended", "The invitation code is good for nothing any more"


class OwnCode(Conflict):
    type, title = "referral-own-code", "Nobody can invite themselves"


class ClosedLoop(Conflict):
    type, title = "referral-loop", "Whoever the caller has invited cannot invite them"


class AlreadyInvited(Conflict):
    type, title = "referral-already-claimed", "Somebody else has invited the caller before"


class HereBefore(Conflict):
    type, title = "referral-here-before", "The caller has been here for too long to be invited"


class NoCampaign(Conflict):
    type, title = "referral-closed", "There is no campaign of invitations now"
