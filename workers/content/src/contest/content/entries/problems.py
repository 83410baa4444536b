"""What content refuses about entries."""

from __future__ import annotations

from contest.kit.problems import Conflict, Forbidden, NotFound, Unavailable


class EntryNotFound(NotFound):
    type, title = "entry-not-found", "There is no such entry"


class ContestNotOpen(Conflict):
    type, title = "contest-not-open", "The contest is not open"


class ContestFull(Conflict):
    type, title = "contest-full", "The contest has as many entries as it takes"


class EntryDisqualified(Conflict):
    type, title = "entry-disqualified", "The entry is disqualified"


class EntryExcluded(Forbidden):
    type, title = "entry-excluded", "The caller may not enter this contest"


class CaptchaRefused(Forbidden):
    type, title = "captcha-refused", "The captcha was not passed"


class CaptchaUnavailable(Unavailable):
    type, title = "captcha-unavailable", "Whether the captcha was passed cannot be told now"


class CaptchaNeeded(Forbidden):
    type, title = "captcha-needed", "The contest has a captcha, and none was passed"
