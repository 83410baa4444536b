"""Refusals with a name: every error that a client sees is one of these,
rendered as RFC 9457 `application/problem+json`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field; `pointer` is an RFC 6901 JSON pointer into the request
    (`/body/code`, `/query/limit`).
    """

    pointer: str
    message: str


BUSY_S = 3  # after which to ask again
ERRORS_MAX = 20  # A reply names this many faulty fields at most, however many there are.


class Problem(Exception):
    """The base of all refusals. `type` is the wire name (`urn:problem:<type>`): written out,
    never derived, never reused.
    """

    type: ClassVar[str]
    title: ClassVar[str]
    status: ClassVar[int]

    def __init__(
        self,
        detail: str | None = None,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.errors = tuple(errors[:ERRORS_MAX])
        self.headers = dict(headers or {})

    def document(self, *, instance: str, request_id: str) -> dict[str, object]:
        """The problem as the JSON object that the client receives."""
        document: dict[str, object] = {
            "type": f"urn:problem:{self.type}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail or self.title,
            "instance": instance,
            "request_id": request_id,
        }
        if self.errors:
            document["errors"] = [
                {"pointer": error.pointer, "message": error.message} for error in self.errors
            ]
        return document


class BadRequest(Problem):
    type, title, status = "bad-request", "The request is not well formed", 400


class InvalidRequest(BadRequest):
    type, title = "invalid-request", "The request does not match its description"


class Unauthorized(Problem):
    type, title, status = "unauthorized", "Valid credentials are needed", 401


class Forbidden(Problem):
    type, title, status = "forbidden", "The caller may not do this", 403


class NotFound(Problem):
    type, title, status = "not-found", "There is nothing here", 404


class Conflict(Problem):
    type, title, status = "conflict", "The state of things does not allow this", 409


class TooManyRequests(Problem):
    type, title, status = "too-many-requests", "Too many requests", 429


class InternalError(Problem):
    type, title, status = "internal-error", "Something went wrong on our side", 500


class Unavailable(Problem):
    type, title, status = "unavailable", "This part of the service does not answer", 503


class Busy(Unavailable):
    type, title = "busy", "More is asked at once than can be done"

    def __init__(self) -> None:
        super().__init__(headers={"retry-after": str(BUSY_S)})
