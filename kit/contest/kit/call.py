"""A call to an operation and its reply, as they travel between workers: text in, text out,
both ways.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from contest.kit import jsontext
from contest.kit.problems import FieldError, InvalidRequest

Model = TypeVar("Model", bound=BaseModel)

JSON = "application/json"
PROBLEM = "application/problem+json"
HTML = "text/html; charset=utf-8"
PNG = "image/png"
NOTHING: Mapping[str, Any] = {}


class Actor(NamedTuple):
    """Who calls, verified by the gateway, as their access token describes them. `roles`:
    see `ROLES` in auth.
    """

    user_id: str
    session_id: str
    roles: tuple[str, ...]
    telegram_id: str = ""
    first_name: str = ""
    username: str | None = None
    locale: str = "en"


class Call(NamedTuple):
    """One call: the operation, its checked parameters, the body as JSON text,
    and what identifies the request.
    """

    operation: str
    request_id: str
    traceparent: str
    tracestate: str = ""
    instance: str = ""
    actor: Actor | None = None
    path: Mapping[str, str] = NOTHING
    # With the parameters in headers and cookies, by name; `accept` is the media type that the
    # client has chosen, where there are several.
    query: Mapping[str, Any] = NOTHING
    idempotency_key: str | None = None
    body: str | None = None

    @property
    def actor_id(self) -> str:
        """The caller's user id. Only for operations that the document protects with `bearer`."""
        return self.caller.user_id

    @property
    def telegram_id(self) -> str:
        """Theirs who call. Only for operations that the document protects with `bearer`."""
        return self.caller.telegram_id

    @property
    def session_id(self) -> str:
        """The caller's session. Only for operations that the document protects with `bearer`."""
        return self.caller.session_id

    @property
    def caller(self) -> Actor:
        """Who calls. Only for operations that the document protects with `bearer`."""
        if self.actor is None:
            raise LookupError(f"{self.operation} has no actor: its security allows anonymous calls")
        return self.actor

    def json(self, model: type[Model]) -> Model:
        """The body as `model`. Raises `InvalidRequest` with a pointer for each faulty field."""
        return parse_body(model, self.body or "")

    def encode(self) -> str:
        """The call as the message that crosses a service binding: a line of JSON,
        then the body as it came.
        """
        actor = self.actor and self.actor._asdict()
        head = {
            "operation": self.operation,
            "request_id": self.request_id,
            "traceparent": self.traceparent,
            "tracestate": self.tracestate,
            "instance": self.instance,
            "actor": actor,
            "path": self.path,
            "query": self.query,
            "idempotency_key": self.idempotency_key,
        }
        return (
            jsontext.encode(head) if self.body is None else f"{jsontext.encode(head)}\n{self.body}"
        )

    @classmethod
    def decode(cls, message: str) -> Call:
        """The call in a message. The sender is one of our workers: the body stays text,
        so nothing here is deep.
        """
        head, line_feed, body = message.partition("\n")
        fields = jsontext.decode(head)
        if actor := fields["actor"]:
            actor["roles"] = tuple(actor["roles"])
            fields["actor"] = Actor(**actor)
        return cls(**fields, body=body if line_feed else None)


class Reply(NamedTuple):
    """What an operation answers: a status, and a body that is already text, of a picture its
    base64.
    """

    status: int = 200
    body: str = ""
    media_type: str = JSON
    headers: Mapping[str, str] = NOTHING

    @classmethod
    def of(
        cls,
        body: BaseModel | Mapping[str, Any],
        status: int = 200,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """A JSON reply."""
        text = (
            body.model_dump_json(exclude_unset=True)
            if isinstance(body, BaseModel)
            else jsontext.encode(body)
        )
        return cls(status=status, body=text, headers=headers or {})

    @classmethod
    def picture(cls, png: bytes) -> Reply:
        """A picture."""
        return cls(body=base64.b64encode(png).decode(), media_type=PNG)

    @property
    def content(self) -> str | bytes:
        """The body as the client gets it."""
        return base64.b64decode(self.body) if self.media_type == PNG else self.body

    @classmethod
    def empty(cls, status: int = 204) -> Reply:
        """A reply without a body."""
        return cls(status=status, media_type="")

    def encode(self) -> str:
        """The reply as the message that crosses a service binding: a line of JSON,
        then the body.
        """
        return f"{jsontext.encode([self.status, self.media_type, dict(self.headers)])}\n{self.body}"

    @classmethod
    def decode(cls, message: str) -> Reply:
        """The reply in a message."""
        head, _, body = message.partition("\n")
        status, media_type, headers = jsontext.decode(head)
        return cls(status=status, body=body, media_type=media_type, headers=headers)


def parse_body(model: type[Model], text: str | bytes) -> Model:
    """`text` as `model`, or `InvalidRequest` with one entry per faulty field."""
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        raise InvalidRequest(errors=_field_errors(error, text)) from None


def _field_errors(error: ValidationError, text: str | bytes) -> list[FieldError]:
    faults = error.errors(include_url=False, include_input=False)
    body = None if faults[0]["type"] == "json_invalid" else json.loads(text)
    return list(dict.fromkeys(FieldError(_pointer(fault, body), _said(fault)) for fault in faults))


def _said(fault: Any) -> str:
    """What is wrong, without the value: pydantic quotes one that names no branch of a union."""
    if fault["type"] != "union_tag_invalid":
        return str(fault["msg"])
    found = fault["ctx"]
    return f"{found['discriminator']} should be one of {found['expected_tags']}"


def _pointer(fault: Any, body: Any) -> str:
    """Where the fault is in the body. pydantic also names the branch of a union on the way,
    which the body does not have.
    """
    parts = ["/body"]
    for part in fault["loc"]:
        if (isinstance(body, dict) and part in body) or (
            isinstance(body, list) and isinstance(part, int)
        ):
            body = body[part]
        elif fault["type"] != "missing" or part != fault["loc"][-1]:
            continue
        parts.append(str(part).replace("~", "~0").replace("/", "~1"))
    return "/".join(parts)
