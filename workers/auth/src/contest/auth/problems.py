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


class UserNotFound(NotFound):
    type, title = "user-not-found", "The user does not exist any more"
