"""The documents of a draw: proof, page of the list, own line."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

from contest_draw.strict import array, hexed, number, optional, record, text
from contest_draw.tree import Node

ORDER_MAX = 10_000
PRIZES_MAX = 1000
LATE_MAX = 1000
PATH_MAX = 53
PAGE_LINES = 1024
REASONS = (
    "not_member",
    "left",
    "account_deleted",
    "ineligible_country",
    "staff",
    "fraud",
    "unreachable",
    "declined",
    "duplicate_person",
    "unclaimed",
)


@dataclass(frozen=True)
class Missed:
    at: int
    round: int


@dataclass(frozen=True)
class Header:
    algorithm: str
    beacon: bytes
    contest_id: str
    delay_s: int
    ends_at: int
    entries: int
    late: tuple[Missed, ...]
    prizes: int
    published_at: int
    root: bytes
    round: int
    rules: bytes
    tickets: int

    def encode(self) -> bytes:
        """The bytes that are hashed: JSON by RFC 8785."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        late = [{"at": missed.at, "round": missed.round} for missed in self.late]
        return json.dumps(
            values | {"late": late}, default=bytes.hex, sort_keys=True, separators=(",", ":")
        ).encode("ascii")


@dataclass(frozen=True)
class Line:
    """A line that was drawn, and its path to the root."""

    draw: int
    index: int
    commitment: bytes
    tickets: int
    path: tuple[Node, ...]


@dataclass(frozen=True)
class Decision:
    number: int
    draw: int
    reason: str
    at: int
    hash: bytes


@dataclass(frozen=True)
class Confirmation:
    at: int
    decisions: int
    hash: bytes


@dataclass(frozen=True)
class Winner:
    prize: int
    draw: int | None
    name: str | None


@dataclass(frozen=True)
class Proof:
    header: Header
    header_hash: bytes
    signature: bytes | None
    order: tuple[Line, ...]
    decisions: tuple[Decision, ...]
    confirmation: Confirmation | None
    winners: tuple[Winner, ...]


@dataclass(frozen=True)
class Page:
    page: int
    pages: int
    lines: str


@dataclass(frozen=True)
class Mine:
    contest_id: str
    header_hash: bytes
    index: int
    commitment: bytes
    tickets: int
    salt: bytes
    path: tuple[Node, ...]


_CONTEST_ID = text(r"[A-Za-z0-9_-]{1,64}")
_PATH = array(record(Node, hash=hexed(32), sum=number(low=1)), most=PATH_MAX)
_LINE = {"index": number(), "commitment": hexed(32), "tickets": number(low=1), "path": _PATH}

parse_header = record(
    Header,
    algorithm=text("contest-draw-1"),
    beacon=hexed(32),
    contest_id=_CONTEST_ID,
    delay_s=number(10, 86_400),
    ends_at=number(),
    entries=number(),
    late=array(record(Missed, at=number(), round=number(low=1)), most=LATE_MAX),
    prizes=number(1, PRIZES_MAX),
    published_at=number(),
    root=hexed(32),
    round=number(low=1),
    rules=hexed(32),
    tickets=number(),
)
parse_proof = record(
    Proof,
    header=parse_header,
    header_hash=hexed(32),
    signature=optional(hexed(48)),
    order=array(record(Line, draw=number(), **_LINE), most=ORDER_MAX),
    decisions=array(
        record(
            Decision,
            number=number(),
            draw=number(),
            reason=text("|".join(REASONS)),
            at=number(),
            hash=hexed(32),
        ),
        most=ORDER_MAX,
    ),
    confirmation=optional(
        record(Confirmation, at=number(), decisions=number(), hash=hexed(32)),
    ),
    winners=array(
        record(
            Winner,
            prize=number(),
            draw=optional(number()),
            name=optional(text(r"[^\ud800-\udfff]{1,64}")),
        ),
        most=PRIZES_MAX,
    ),
)
parse_page = record(
    Page,
    page=number(),
    pages=number(),
    lines=text(rf"(?:[0-9a-f]{{64}} [1-9][0-9]{{0,15}}\n){{1,{PAGE_LINES}}}"),
)
parse_mine = record(Mine, contest_id=_CONTEST_ID, header_hash=hexed(32), salt=hexed(32), **_LINE)
