"""What auth refuses."""

from __future__ import annotations

from contest.kit.problems import BadRequest, NotFound, Unauthorized


class InitDataMalformed(BadRequest):
    type, title = "init-data-malformed", "The initData is not of Telegram's form"


class InitDataUnsigned(BadRequest):
    type, title = "init-data-unsigned", "The initData carries no hash"


class InitDataForged(Unauthorized):
    type, title = "init-data-forged", "The initData was not signed for this bot"


class InitDataExpired(Unauthorized):
    type, title = "init-data-expired", "The initData is too old, or from the future"


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
