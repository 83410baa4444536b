"""One call of the API, as the functions that answer see it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import Request

from tools.cloudflare.account import Account, Json
from tools.cloudflare.multipart import Part, read_parts
from tools.cloudflare.refusal import Refused


@dataclass(frozen=True, kw_only=True)
class Call:
    """What was asked: names from the path, the query and the body."""

    account: Account
    given: Mapping[str, str]
    query: Mapping[str, list[str]]
    body: bytes
    form: Mapping[str, Part]

    @staticmethod
    async def read(account: Account, request: Request) -> Call:
        """The whole call. Raises `Refused`."""
        return Call(
            account=account,
            given=request.path_params,
            query=parse_qs(request.url.query),
            body=await request.body(),
            form=await read_parts(request),
        )

    def json(self) -> Json:
        """The body, an object."""
        found = json.loads(self.body or b"{}")
        if not isinstance(found, dict):
            raise Refused(400, 10000, "the body is no object")
        return found

    def parts(self) -> dict[str, Part]:
        """The body, a multipart form."""
        if not self.form:
            raise Refused(400, 10000, "not a multipart body")
        return dict(self.form)
