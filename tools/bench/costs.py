"""The table in docs/costs.md: what each piece of work may cost the databases, and what it cost when
it was measured.
"""

from __future__ import annotations

from collections.abc import Mapping

from contest.kit.cost import Cost

BEGIN, END = "<!-- begin: written by make costs -->\n", "<!-- end -->\n"
HEAD = """
| work | database calls | rows read | rows written | at most |
|---|---|---|---|---|
"""

# Database calls, rows read, rows written: at most, however much there is in the tables.
BUDGETS: dict[str, tuple[int, int, int]] = {
    "createSession, someone new": (1, 22, 14),
    "handing over one event to three consumers": (1, 12, 3),
    "referral receiveEvents user.created": (1, 4, 4),
    "token receiveEvents user.created": (1, 1, 2),
    "bot receiveEvents user.created": (1, 0, 3),
    "**sign-in of someone new, with all that follows**": (5, 40, 26),
    "createSession, someone known": (1, 18, 7),
    "getMe": (1, 1, 0),
    "deleteSession": (1, 0, 0),
    "getMyReferral": (2, 14, 2),
    "getBalance": (1, 1, 0),
    "listContests": (1, 25, 0),
    "listContests, of one status": (1, 1, 0),
    "listContests, joined": (1, 2, 0),
    "getContest": (1, 1, 0),
    "refreshSession": (2, 6, 4),
    "refreshSession, by a used token": (2, 6, 4),
    "bot receiveEvents session.reuse_detected": (1, 0, 3),
    "listSessions, of 50": (1, 25, 0),
    "deleteSessions, of 50": (1, 60, 110),
    "updateMe": (1, 5, 3),
    "bot receiveEvents user.locale_changed": (1, 0, 2),
    "**one event to one consumer, with its effect**": (3, 9, 6),
    "receiveTelegramUpdate": (1, 14, 4),
    "answering one update": (4, 25, 4),
    "identifyUser": (1, 8, 0),
    "listBotTexts": (1, 40, 0),
    "**/start, to the answer**": (6, 40, 8),
    "putPage": (1, 7, 1),
    "getPage": (1, 8, 0),
    "listPageVersions": (1, 2, 0),
    "getCaptcha": (0, 0, 0),
    "putOrganiserRole": (1, 0, 1),
    "deleteOrganiserRole": (1, 1, 1),
    "putContestPoints": (1, 1, 1),
    "getContestPoints": (1, 1, 0),
    "createContest": (1, 7, 8),
    "createTask": (3, 54, 5),
    "putCodes, of 100": (3, 140, 100),
    "updateTask": (3, 56, 4),
    "deleteTask": (3, 68, 10),
    "updateContest": (2, 33, 6),
    "listTasks": (2, 16, 0),
    "previewContest": (2, 16, 0),
    "listContestVersions": (2, 17, 0),
    "listContestChanges": (3, 18, 0),
    "copyContest": (3, 88, 21),
    "putOrganiser": (2, 12, 2),
    "listOrganisers": (2, 12, 0),
    "deleteOrganiser": (2, 8, 1),
    "publishContest": (3, 76, 21),
    "unpublishContest": (2, 17, 4),
    "cancelContest": (2, 28, 10),
    "listContestTemplates": (0, 0, 0),
    "createContestFromTemplate": (1, 13, 11),
    "createEntry": (1, 21, 7),
    "createEntry, of who is in already": (2, 33, 0),
    "completeTask": (2, 38, 8),
    "completeTask, done already": (3, 38, 0),
    "completeTask, another": (2, 38, 6),
    "completeTask, with a reward": (2, 42, 10),
    "completeTask, for points": (3, 42, 9),
    "getMyEntry": (1, 142, 0),
    "deleteMyEntry": (1, 10, 2),
    "createEntry, of who comes back": (1, 22, 5),
    "listReviews": (2, 10, 0),
    "decideReview": (3, 44, 6),
    "getHomePage": (1, 25, 0),
    "getContestPage": (1, 8, 0),
    "getContestPage, read again": (0, 0, 0),
    "getContestPicture": (1, 1, 0),
    "getLeaderboard": (2, 28, 0),
    "getLeaderboard, a page behind": (2, 28, 0),
    "getContestStatistics": (2, 22, 0),
    "listEntries": (2, 28, 0),
    "listEntries, a file of 1,000": (2, 1054, 0),
    "disqualifyEntry": (4, 23, 6),
    "listExclusions": (2, 10, 0),
    "getExclusionRules": (2, 8, 0),
    "deleteExclusion": (2, 8, 1),
    "putExclusion": (3, 9, 2),
    "closeContest": (2, 25, 9),
    "content sweep, freezing": (41, 23403, 83),
    "createDraw": (12, 74, 26),
    "getDraw": (1, 12, 0),
    "getDrawPage": (1, 4, 0),
    "getMyProof": (1, 7, 0),
    "content sweep, checking": (26, 117, 5),
    "listWinners": (2, 13, 0),
    "disqualifyWinner": (5, 23, 7),
    "confirmDraw": (5, 39, 12),
    "putPrizeCodes": (2, 13, 5),
    "content sweep, drawing": (34, 154, 32),
    "content sweep, telling": (27, 115, 12),
    "getContestPage, with winners": (2, 30, 0),
    "getMyPrize": (3, 10, 0),
    "claimPrize": (4, 14, 2),
    "putTransferLimits": (1, 1, 1),
    "getTransferLimits": (1, 1, 0),
    "createAdjustment": (1, 10, 9),
    "createTransfer": (1, 11, 11),
    "createTransfer, refused": (2, 2, 1),
    "createReversal": (2, 11, 10),
    "listTransactions": (1, 70, 0),
    "listTransactions, of a kind": (1, 650, 0),
    "exportStatement, a page of 1,000": (1, 3200, 0),
    "getTokenLeaderboard": (1, 24, 0),
    "putReferralRules": (2, 9, 3),
    "getReferralRules": (1, 6, 0),
    "putReferralPayouts": (1, 2, 1),
    "getReferralSignals": (1, 3, 0),
    "putReferralSignals": (2, 7, 1),
    "getMyReferral, the first time": (2, 18, 2),
    "createReferralClaim": (1, 30, 2),
    "referral receiveEvents entry.created": (1, 24, 5),
    "**an invitation, from claim to paid**": (0, 0, 20),
    "watchReferrer": (1, 3, 1),
    "referral sweep, with 16 to judge": (28, 3600, 40),
    "listReferrals, flagged": (1, 80, 0),
    "listReferrals": (1, 80, 0),
    "getReferralStatistics": (1, 5000, 0),
    "approveReferral": (2, 18, 2),
    "rejectReferral": (2, 42, 3),
    "decideReferrals, of 14": (2, 520, 34),
    "createReferralCode": (1, 4, 2),
    "deleteReferralCode": (1, 2, 1),
    "getMyReferralQr": (1, 4, 0),
    "listMyInvitees": (1, 140, 0),
    "getReferralLeaderboard": (1, 10, 0),
    "**an entry of who came by themselves, told to referral**": (2, 16, 2),
    "attributeReferral": (1, 30, 2),
    "referral receiveEvents entry.task_done": (1, 24, 5),
    "content receiveEvents referral.rewarded": (1, 30, 5),
    "countAudience": (2, 16, 0),
    "previewBroadcast": (1, 4, 3),
    "createBroadcast": (2, 4, 8),
    "listAudience": (1, 110, 0),
    "listBroadcasts": (1, 24, 0),
    "getBroadcast": (1, 1, 0),
    "pauseBroadcast": (3, 12, 2),
    "resumeBroadcast": (3, 12, 2),
    "cancelBroadcast": (3, 20, 2),
    "createShare": (0, 0, 0),
    "completeTask, which nobody can do wrong": (2, 38, 4),
    "**a message of a broadcast, to the end**": (4, 80, 8),
    "connectChannel": (1, 4, 3),
    "listChannels": (1, 60, 0),
    "putContestPost": (4, 14, 6),
    "listContestPosts": (1, 8, 0),
    "listPostedContests": (1, 12, 0),
    "deleteContestPost": (1, 4, 1),
    "deleteChannel": (1, 4, 1),
    "findNamedUser": (1, 4, 0),
    "bot receiveEvents answer.judged": (1, 4, 3),
    "deleteMe": (2, 110, 23),
    "content receiveEvents user.deleted": (1, 100, 44),
    "referral receiveEvents user.deleted": (1, 56, 6),
    "token receiveEvents user.deleted": (2, 56, 6),
    "bot receiveEvents user.deleted": (1, 1100, 8),
    "**end of an account, with all that follows**": (8, 1430, 95),
    "auth sweep, with nothing to do": (17, 90, 1),
    "content sweep, with nothing to do": (25, 94, 1),
    "referral sweep, with nothing to do": (26, 220, 1),
    "token sweep, with nothing to do": (14, 64, 1),
    "bot tick, with nothing to do": (30, 120, 1),
    "bot alarm, with nothing to do": (3, 22, 0),
    "**a minute with nothing to do**": (115, 644, 5),
    "auth getReady": (2, 54, 22),
    "content getReady": (1, 1, 1),
    "referral getReady": (1, 1, 1),
    "token getReady": (1, 1, 1),
    "bot getReady": (1, 1, 1),
    "**/ready**": (6, 58, 26),
}


def table(found: Mapping[str, Cost]) -> str:
    """The table, in the order of the budgets."""
    return HEAD + "".join(_line(name, found[name], BUDGETS[name]) for name in BUDGETS) + "\n"


def _line(name: str, cost: Cost, budget: tuple[int, int, int]) -> str:
    most = " / ".join(map(str, budget))
    return f"| {name} | {cost.database_calls} | {cost.rows_read} | {cost.rows_written} | {most} |\n"


def replaced(page: str, table: str) -> str:
    """The page with another table."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}{table}{END}{rest.split(END)[1]}"


def measured(page: str) -> dict[str, Cost]:
    """What the table of a page says that everything cost."""
    rows = page.split(BEGIN)[1].split(END, maxsplit=1)[0].removeprefix(HEAD).splitlines()
    cells = [row.strip("| ").split(" | ") for row in rows if row]
    return {
        name: Cost(int(calls), int(read), int(written)) for name, calls, read, written, _ in cells
    }
