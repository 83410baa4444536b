"""What the bot refuses about broadcasts, and what content does when the bot asks it."""

from __future__ import annotations

from contest.bot.people.services import Refusal
from contest.kit import jsontext
from contest.kit.call import PROBLEM, Call, Reply
from contest.kit.problems import Conflict, NotFound


class BroadcastNotFound(NotFound):
    type, title = "broadcast-not-found", "There is no such broadcast"


class BroadcastEnded(Conflict):
    type, title = "broadcast-ended", "The broadcast has ended"


def refused(refusal: Refusal, call: Call) -> Reply:
    """The same refusal as the answer to a call: by the name that content has given it."""
    document = {
        "type": f"urn:problem:{refusal.type}",
        "title": refusal.detail or refusal.type,
        "status": refusal.status,
        "detail": refusal.detail or refusal.type,
        "instance": call.instance,
        "request_id": call.request_id,
    }
    return Reply(status=refusal.status, body=jsontext.encode(document), media_type=PROBLEM)
