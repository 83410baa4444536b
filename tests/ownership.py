"""Who may call what: a row for each operation of the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.everything import ACCOUNTS, ADA, EXCLUDED
from tests.prizes import prize
from tests.tasks import new

# Who calls: nobody at all, the holders of the two secrets, and people by what they are to the
# contest, of whom the rival leads another.
CALLERS = ("nobody", "telegram", "operator", *ACCOUNTS)
ALLOWED, REFUSALS = 0, (401, 403, 404)


def _audience(cells: str) -> dict[str, int]:
    """What each gets: `+` is let in, a digit is the last of a status."""
    statuses = {"+": ALLOWED, "1": 401, "3": 403, "4": 404}
    return dict(zip(CALLERS, (statuses[each] for each in cells.split()), strict=True))


# nobody, telegram, operator, stranger, participant, rival, viewer, editor, owner, admin
ANYBODY = _audience("+ + + + + + + + + +")
VISITORS = _audience("+ + 1 + + + + + + +")  # where credentials may be left out, but not be wrong
PEOPLE = _audience("1 1 1 + + + + + + +")  # about themselves, or what is for everybody
CREATORS = _audience("1 1 1 3 3 + 3 3 + +")
ADMINS = _audience("1 1 1 3 3 3 3 3 3 +")
OPERATORS = _audience("1 1 + 1 1 1 1 1 1 1")
TELEGRAM = _audience("1 + 1 1 1 1 1 1 1 1")
WORKERS = _audience("4 4 4 4 4 4 4 4 4 4")  # who do not call through the gateway
HERS = _audience("1 1 1 3 + 3 3 3 3 3")  # signed by Telegram for her
ADA_ALONE = _audience("1 1 1 4 + 4 4 4 4 4")
OWNER_ALONE = _audience("1 1 1 3 3 4 3 3 + 4")  # of those who make contests
POSTER = _audience("1 1 1 3 3 3 3 4 + 4")  # who edits the contest, into a channel of their own
POSTED = _audience("1 1 1 4 4 4 4 4 + 4")
SENDERS = _audience(
    "1 1 1 4 4 4 4 + + +"
)  # of a broadcast: who does not edit its contest sees none
# Of a contest that is published, and of one that is not, which to others is not there.
VIEWERS = _audience("1 1 1 3 3 3 + + + +")
EDITORS = _audience("1 1 1 3 3 3 3 + + +")
OWNERS = _audience("1 1 1 3 3 3 3 3 + +")
COPIERS = _audience("1 1 1 3 3 3 3 3 + +")  # who may see it, and have the role to make contests
DRAFT_READERS = _audience("4 4 1 4 4 4 + + + +")
DRAFT_VIEWERS = _audience("1 1 1 4 4 4 + + + +")
DRAFT_EDITORS = _audience("1 1 1 4 4 4 3 + + +")

ANSWERED = {"kind": "question", "answer": "Yes"}
REASON = {"reason": "So it is"}
TIMES = {
    "starts_at": "2027-03-01T12:00:00Z",
    "ends_at": "2027-03-02T12:00:00Z",
    "time_zone": "Europe/Berlin",
}
TEMPLATE = TIMES | {"default_locale": "en", "channels": ["@news_here"]}
CONTEST = TIMES | {
    "default_locale": "en",
    "texts": {"en": {"title": "A", "description": "B"}},
    "prizes": [prize("contact")],
}
GIFT = {"to_user_id": "{rival_user_id}", "amount": 1}
BROADCAST = {"audience": {"kind": "entrants", "contest_id": "{contest_id}"}, "text": "Hello"}


@dataclass(frozen=True)
class Row:
    """How an operation is tried: on which contest, by its status, and with which body. Without
    one it is the example of the document. `problems` are those of who is let in all the same.
    """

    may: dict[str, int]
    contest: str = "open"
    body: Any = None
    query: str = ""
    accept: str = ""
    ids: tuple[tuple[str, Any], ...] = ()
    problems: tuple[str, ...] = ()


ROWS: dict[str, Row] = {
    "getHealth": Row(ANYBODY),
    "getVersion": Row(ANYBODY),
    "getServiceHealth": Row(ANYBODY),
    "getOpenapi": Row(ANYBODY),
    "getJwks": Row(ANYBODY),
    "getReady": Row(OPERATORS),
    "listDeadLetters": Row(OPERATORS),
    "discardDeadLetter": Row(OPERATORS),
    "replayDeadLetter": Row(OPERATORS),
    "replayDeadLetters": Row(OPERATORS),
    "receiveTelegramUpdate": Row(TELEGRAM),
    # Accounts
    "createSession": Row(ANYBODY, body={"init_data": "{init_data}"}),
    "refreshSession": Row(ANYBODY, body={"refresh_token": "{participant_refresh_token}"}),
    "listSessions": Row(PEOPLE),
    "deleteSessions": Row(PEOPLE),
    "deleteSession": Row(ADA_ALONE),
    "getMe": Row(PEOPLE),
    "updateMe": Row(PEOPLE),
    "deleteMe": Row(PEOPLE),
    "putOrganiserRole": Row(ADMINS),
    "deleteOrganiserRole": Row(ADMINS),
    # Contests, for everybody
    "listContests": Row(VISITORS),
    "getCaptcha": Row(ANYBODY),
    "getPage": Row(ANYBODY, ids=(("slug", "help"),), problems=("page-not-found",)),
    "getHomePage": Row(ANYBODY),
    "getContestPage": Row(ANYBODY),
    "getContestPicture": Row(ANYBODY, query="?version=1&locale=en"),
    "getSitemap": Row(ANYBODY),
    "getRobots": Row(ANYBODY),
    "listTaskOutlines": Row(VISITORS),
    "getLeaderboard": Row(VISITORS),
    "getExclusionRules": Row(VISITORS),
    "getDraw": Row(VISITORS, "confirmed"),
    "getDrawPage": Row(VISITORS, "confirmed"),
    # Contests, of who takes part
    "createEntry": Row(PEOPLE),
    "getMyEntry": Row(ADA_ALONE),
    "deleteMyEntry": Row(ADA_ALONE),
    "completeTask": Row(PEOPLE, body=ANSWERED, problems=("not-entered",)),
    "getMyProof": Row(ADA_ALONE, "confirmed"),
    "getMyPrize": Row(ADA_ALONE, "confirmed"),
    "claimPrize": Row(ADA_ALONE, "confirmed"),
    # Contests, of who leads them
    "createContest": Row(CREATORS, body=CONTEST),
    "listContestTemplates": Row(CREATORS),
    "createContestFromTemplate": Row(CREATORS, body=TEMPLATE),
    "copyContest": Row(COPIERS),
    "getContest": Row(DRAFT_READERS, "draft"),
    "listContestChanges": Row(DRAFT_READERS, "draft"),
    "updateContest": Row(DRAFT_EDITORS, "draft", {"reserves": 1}),
    "publishContest": Row(DRAFT_EDITORS, "draft"),
    "unpublishContest": Row(EDITORS, problems=("contest-status",)),
    "closeContest": Row(EDITORS, body=REASON),
    "cancelContest": Row(EDITORS, body=REASON),
    "previewContest": Row(DRAFT_VIEWERS, "draft"),
    "listContestVersions": Row(VIEWERS),
    "getContestStatistics": Row(VIEWERS),
    "listOrganisers": Row(VIEWERS),
    "putOrganiser": Row(OWNERS, ids=(("telegram_id", ADA),)),
    "deleteOrganiser": Row(OWNERS),
    "listTasks": Row(VIEWERS),
    "createTask": Row(DRAFT_EDITORS, "draft", new("daily")),
    "updateTask": Row(DRAFT_EDITORS, "draft", {"tickets": 2}),
    "deleteTask": Row(DRAFT_EDITORS, "draft"),
    "putCodes": Row(DRAFT_EDITORS, "draft"),
    "listReviews": Row(VIEWERS),
    "decideReview": Row(EDITORS),
    "listEntries": Row(VIEWERS),
    "disqualifyEntry": Row(EDITORS),
    "listExclusions": Row(VIEWERS),
    "putExclusion": Row(DRAFT_EDITORS, "draft"),
    "deleteExclusion": Row(DRAFT_EDITORS, "draft", ids=(("telegram_id", EXCLUDED),)),
    "putPrizeCodes": Row(EDITORS, "drawn"),
    "createDraw": Row(EDITORS, "drawn"),
    "listWinners": Row(VIEWERS, "drawn"),
    "disqualifyWinner": Row(EDITORS, "drawn", {"draw": 0, "reason": "fraud"}),
    "confirmDraw": Row(EDITORS, "drawn", {"decisions": 0, "despite_findings": True}),
    "putNamedOrganiser": Row(OWNERS),
    "listPrizeCodes": Row(VIEWERS),
    "listWebhooks": Row(EDITORS),
    "createWebhook": Row(EDITORS),
    "updateWebhook": Row(EDITORS),
    "deleteWebhook": Row(EDITORS),
    "rotateWebhookSecret": Row(EDITORS),
    "testWebhook": Row(EDITORS),
    "listWebhookDeliveries": Row(EDITORS),
    "replayWebhookDelivery": Row(EDITORS),
    "replayWebhookDeliveries": Row(EDITORS),
    "putPage": Row(ADMINS),
    "listPageVersions": Row(ADMINS),
    "getContestPoints": Row(ADMINS),
    "putContestPoints": Row(ADMINS),
    # Channels, posts, broadcasts, shares
    "listChannels": Row(CREATORS),
    "connectChannel": Row(CREATORS, body={"username": "@news_here"}, problems=("channel-not-led",)),
    "deleteChannel": Row(OWNER_ALONE),
    "listContestPosts": Row(EDITORS),
    "putContestPost": Row(POSTER),
    "deleteContestPost": Row(POSTED),
    "createShare": Row(PEOPLE, body={}),
    "listBroadcasts": Row(EDITORS, query="?contest_id={contest_id}"),
    "previewBroadcast": Row(EDITORS, body=BROADCAST),
    "createBroadcast": Row(EDITORS, body=BROADCAST),
    "getBroadcast": Row(SENDERS),
    "pauseBroadcast": Row(SENDERS),
    "resumeBroadcast": Row(SENDERS),
    "cancelBroadcast": Row(SENDERS),
    # Invitations
    "getMyReferral": Row(PEOPLE),
    "getMyReferralQr": Row(PEOPLE),
    "listMyInvitees": Row(PEOPLE),
    "getReferralLeaderboard": Row(ANYBODY),
    "createReferralClaim": Row(
        HERS, body={"init_data": "{claim}"}, problems=("referral-already-claimed",)
    ),
    "getReferralRules": Row(ADMINS),
    "putReferralRules": Row(ADMINS),
    "putReferralPayouts": Row(ADMINS),
    "createReferralCode": Row(ADMINS, body={"code": "ada-2027", "telegram_id": str(ADA)}),
    "deleteReferralCode": Row(ADMINS),
    "listReferrals": Row(ADMINS),
    "approveReferral": Row(ADMINS),
    "rejectReferral": Row(ADMINS),
    "decideReferrals": Row(ADMINS),
    "watchReferrer": Row(ADMINS),
    "getReferralStatistics": Row(ADMINS),
    "getReferralSignals": Row(ADMINS),
    "putReferralSignals": Row(ADMINS),
    # Points
    "getBalance": Row(PEOPLE),
    "listTransactions": Row(PEOPLE),
    "exportStatement": Row(PEOPLE),
    "createTransfer": Row(PEOPLE, body=GIFT, problems=("insufficient-points", "same-account")),
    "createReversal": Row(ADMINS),
    "createAdjustment": Row(
        ADMINS, body={"user_id": "{participant_user_id}", "amount": 1, "reason": "A"}
    ),
    "getTokenLeaderboard": Row(ANYBODY),
    "getTransferLimits": Row(PEOPLE),
    "putTransferLimits": Row(ADMINS),
    # Between workers
    "identifyUser": Row(WORKERS),
    "findNamedUser": Row(WORKERS),
    "receiveEvents": Row(WORKERS),
    "sweep": Row(WORKERS),
    "getReadyLocally": Row(WORKERS),
    "listAudience": Row(WORKERS),
    "countAudience": Row(WORKERS),
    "listBotTexts": Row(WORKERS),
    "listPostedContests": Row(WORKERS),
    "listPublishedWinners": Row(WORKERS),
    "attributeReferral": Row(WORKERS),
    "applyInstructions": Row(WORKERS),
}

# What has the id of a contest's part in its path, and is not about who leads it.
ABOUT_THEMSELVES = ("completeTask",)
# What a body can name of another organiser's, and what is in the refusal.
OF_ANOTHER = {"kind": "unfinished", "contest_id": "{contest_id}", "task_id": "{task_id}"}
NAMED: tuple[tuple[str, Any, str], ...] = (
    ("createBroadcast", {"audience": OF_ANOTHER, "text": "Hello"}, "task-not-found"),
    (
        "createBroadcast",
        {"audience": {"kind": "entrants", "contest_id": "{open_contest_id}"}, "text": "Hello"},
        "not-an-organiser",
    ),
    ("putContestPost", {"results_channel_id": "{owners_channel_id}"}, "/results_channel_id"),
)
