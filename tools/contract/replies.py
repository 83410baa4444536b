"""Compile what a reply may be written as, where a client has a choice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tools.contract.rules import refuse, resolve

JSON = "application/json"
MEDIA_TYPES = {JSON, "application/jsonl", "text/csv"}
# Of a page: browsers are shown a page that says so.
REFUSED = ("application/problem+json", "text/html")
CHOSEN = "accept"  # how the call names what the gateway has chosen


def produces_of(
    document: dict[str, Any], operation: Mapping[str, Any], names: list[str], where: str
) -> tuple[str, ...]:
    """The media types of a reply that has several, in the order of the document.

    The first is that of a client that wants none in particular. `names` are the parameters'.
    """
    several = ()
    for status, reply in operation["responses"].items():
        offered = tuple(resolve(document, reply, where).get("content", ()))
        if len(offered) <= 1 or offered == REFUSED:
            continue
        if status != "200" or offered[0] != JSON or not MEDIA_TYPES.issuperset(offered):
            refuse(
                f"{where} responses/{status}",
                f"only a 200 is chosen from, of {sorted(MEDIA_TYPES)}, {JSON} first",
            )
        if "x-cache" in operation:
            refuse(where, "x-cache stands where a reply is of one media type")
        if CHOSEN in names:
            refuse(where, f"a parameter is called {CHOSEN}, as the choice by the header is")
        several = offered
    return several
