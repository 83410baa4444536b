"""One call of the API, as the functions that answer see it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from tools.cloudflare.account import Account, Json
from tools.cloudflare.multipart import Part, read_parts
from tools.cloudflare.refusal import Refused


@dataclass(frozen=True, kw_only=True)
class Call:
    """What was asked: names from the path, the query, headers and the body."""

    account: Account
    given: Mapping[str, str]
    query: Mapping[str, list[str]]
    content_type: str
    body: bytes

    def json(self) -> Json:
        """The body, an object."""
        found = json.loads(self.body or b"{}")
        if not isinstance(found, dict):
            raise Refused(400, 10000, "the body is no object")
        return found

    def parts(self) -> dict[str, Part]:
        """The body, a multipart form."""
        return read_parts(self.content_type, self.body)
