"""What is refused about codes."""

from __future__ import annotations

from contest.kit.problems import Conflict, NotFound


class CodeNotFound(NotFound):
    type, title = "referral-code-not-found", "There is no such invitation code"


class CodeTaken(Conflict):
    type, title = "referral-code-taken", "The invitation code is somebody's, or was"
