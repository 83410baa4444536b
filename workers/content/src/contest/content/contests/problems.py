"""What content refuses about contests."""

from __future__ import annotations

from contest.kit.problems import Conflict, Forbidden, NotFound, Problem


class ContestNotFound(NotFound):
    type, title = "contest-not-found", "There is no such contest"


class NotAnOrganiser(Forbidden):
    type, title = "not-an-organiser", "The caller has no such right in this contest"


class ContestOwner(Conflict):
    type, title = "contest-owner", "The owner of a contest stays its owner"


class TooManyOrganisers(Conflict):
    type, title = "too-many-organisers", "The contest has as many organisers as it can have"


class TemplateNotFound(NotFound):
    type, title = "template-not-found", "There is no such template"


class VersionNeeded(Problem):
    type, title, status = "version-needed", "No version to change is named", 428


class VersionChanged(Problem):
    type, title, status = "version-changed", "The contest has been changed meanwhile", 412


class ContestStatusRefused(Conflict):
    type, title = "contest-status", "The contest's status does not allow this"


class ContestFixed(Conflict):
    type, title = "contest-fixed", "This may not change any more"
