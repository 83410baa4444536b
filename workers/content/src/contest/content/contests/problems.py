"""What content refuses about contests."""

from __future__ import annotations

from contest.kit.problems import Conflict, Forbidden, NotFound, Problem


class ContestNotFound(NotFound):
    type, title = "contest-not-found", "There is no such contest"


class NotAnOrganiser(Forbidden):
    type, title = "not-an-organiser", "The caller has no such right in this contest"


class VersionNeeded(Problem):
    type, title, status = "version-needed", "No version to change is named", 428


class VersionChanged(Problem):
    type, title, status = "version-changed", "The contest has been changed meanwhile", 412


class ContestStatusRefused(Conflict):
    type, title = "contest-status", "The contest's status does not allow this"


class ContestFixed(Conflict):
    type, title = "contest-fixed", "This may not change any more"
