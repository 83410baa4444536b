"""What auth refuses."""

from __future__ import annotations

from contest.kit.problems import NotFound, Unauthorized


class InitDataReplayed(Unauthorized):
    type, title = "init-data-replayed", "The initData led to a session that is over"


class RefreshTokenUnknown(Unauthorized):
    type, title = "refresh-token-unknown", "The refresh token is not one of ours, or not any more"


class RefreshTokenReused(Unauthorized):
    type, title = (
        "refresh-token-reused",
        "The refresh token was used before: its session has been ended",
    )


class SessionEnded(Unauthorized):
    type, title = "session-ended", "The session has been ended"


class SessionExpired(Unauthorized):
    type, title = "session-expired", "The session has expired"


class SessionNotFound(NotFound):
    type, title = "session-not-found", "There is no such session"
