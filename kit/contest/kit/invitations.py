"""What can be an invitation code. Links carry other payloads as well, such as a contest's id."""

from __future__ import annotations

import re

_CODE = re.compile("[A-Za-z0-9_-]{3,32}")


def code_in(payload: str) -> str | None:
    """The payload of a link, as `start` and `startapp` have it, where it can be a code."""
    return payload if _CODE.fullmatch(payload) else None
