"""What the compiled table is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel

BODY_BYTES_MAX = 65_536  # Unless the operation says otherwise with x-max-body-bytes.


@dataclass(frozen=True)
class Parameter:
    """One parameter, with the checks that its schema asks for."""

    name: str  # of a header: in lower case
    place: Literal["path", "query", "header", "cookie"] = "query"
    kind: Literal["string", "integer", "number", "boolean", "date-time"] = "string"
    required: bool = False
    many: bool = False  # a list: repeated in a query, separated by commas elsewhere
    items_min: int | None = None
    items_max: int | None = None
    enum: tuple[Any, ...] = ()  # of texts, or of integers
    minimum: float | None = None  # of the value, or of the length of a string
    maximum: float | None = None
    above: float | None = None  # exclusive
    below: float | None = None
    pattern: str | None = None  # matches the whole value

    @cached_property
    def regex(self) -> re.Pattern[str] | None:
        """The compiled pattern: at first use, since imports count against the start-up limit."""
        return re.compile(self.pattern, re.ASCII) if self.pattern else None


@dataclass(frozen=True)
class Operation:
    """One operation of the document: who may call it, what it takes, who answers."""

    operation_id: str
    service: str  # a worker, or `{name}`: the one that this path parameter names
    security: tuple[
        tuple[str, ...], ...
    ] = ()  # any of; each, all of; `()` among them: anonymous is fine
    roles: tuple[str, ...] = ()  # that a bearer must have, all of them
    path: tuple[Parameter, ...] = ()  # in the order of the path
    parameters: tuple[Parameter, ...] = ()  # of query, headers and cookies
    body: type[BaseModel] | None = None
    body_bytes_max: int = BODY_BYTES_MAX
    rate_limit: tuple[int, int] | None = None  # (requests, seconds)
    refusal_limit: tuple[int, int] | None = None  # how many of them may be refused
    idempotent: bool = False  # takes an Idempotency-Key
    any_query: bool = (
        False  # what is not described is let pass: monitors and shared links add to it
    )
    produces: tuple[str, ...] = ()  # the media types that a reply may be had in, if several
    cache_s: int | None = None  # how long a client may keep the reply; it has an ETag then
    is_shared: bool = False  # so long others who ask as nobody are answered with it as well

    @cached_property
    def query(self) -> dict[str, Parameter]:
        """The query parameters by name."""
        return {each.name: each for each in self.parameters if each.place == "query"}

    @cached_property
    def outside(self) -> tuple[Parameter, ...]:
        """The parameters in headers and cookies."""
        return tuple(each for each in self.parameters if each.place != "query")

    @cached_property
    def required(self) -> tuple[Parameter, ...]:
        """The parameters beside the path that must be there."""
        return tuple(each for each in self.parameters if each.required)


Routes = dict[str, "Node"]


@dataclass(frozen=True)
class Node:
    """One segment of a path: its operations by method, and what may follow.
    `{}` follows for a parameter.
    """

    methods: dict[str, Operation] = field(default_factory=dict)
    children: Routes = field(default_factory=dict)
