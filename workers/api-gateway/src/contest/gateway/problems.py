"""What the gateway refuses."""

from __future__ import annotations

from contest.kit.problems import BadRequest, NotFound, Problem


class RouteNotFound(NotFound):
    type, title = "route-not-found", "There is no such path"


class PathNotCanonical(BadRequest):
    type, title = "path-not-canonical", "The path is not in its canonical spelling"


class MethodNotAllowed(Problem):
    type, title, status = "method-not-allowed", "The path does not know this method", 405


class NotAcceptable(Problem):
    type, title, status = (
        "not-acceptable",
        "The reply is not to be had in a media type that is accepted",
        406,
    )


class UnsupportedMediaType(Problem):
    type, title, status = (
        "unsupported-media-type",
        "The body is not of a media type that is accepted here",
        415,
    )


class ServiceUnreachable(Problem):
    type, title, status = "service-unreachable", "A service behind the gateway failed", 502


class ServiceTimeout(Problem):
    type, title, status = (
        "service-timeout",
        "A service behind the gateway did not answer in time",
        504,
    )
