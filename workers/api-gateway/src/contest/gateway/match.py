"""Which operation a path and a method mean: one canonical spelling, literals before parameters."""

from __future__ import annotations

import re

from contest.gateway.operation import Node, Operation
from contest.gateway.problems import MethodNotAllowed, PathNotCanonical, RouteNotFound
from contest.gateway.table import ROOT

# No path of ours needs an escape, an empty or a dot segment: refusing them leaves one spelling, so nothing is decoded twice.
_SEGMENT = r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*"
_CANONICAL = re.compile(rf"/(?:(?:{_SEGMENT}|\.well-known)(?:/{_SEGMENT})*/?)?")


def match(path: str, method: str) -> tuple[Operation | None, list[str], str]:
    """The operation and the values of its path parameters; for OPTIONS no operation, but the `Allow` of the path.

    Raises `PathNotCanonical`, `RouteNotFound` or `MethodNotAllowed`.
    """
    if not _CANONICAL.fullmatch(path):
        raise PathNotCanonical(
            "Escapes, empty segments and segments that start with a dot are not accepted."
        )
    found = find(ROOT, path.split("/")[1:])
    if found is None:
        raise RouteNotFound
    node, values = found
    if method == "OPTIONS":
        return None, values, _allow(node)
    operation = node.methods.get("GET" if method == "HEAD" else method)
    if operation is None:
        allow = _allow(node)
        raise MethodNotAllowed(f"Allowed here: {allow}.", headers={"allow": allow})
    return operation, values, ""


def find(node: Node, segments: list[str], index: int = 0) -> tuple[Node, list[str]] | None:
    """The node with methods that the segments lead to, and the segments that met a parameter."""
    if index == len(segments):
        return (node, []) if node.methods else None
    segment = segments[index]
    literal = node.children.get(segment)
    found = find(literal, segments, index + 1) if literal and segment != "{}" else None
    if found is None and segment and "{}" in node.children:
        found = find(node.children["{}"], segments, index + 1)
        if found:
            found[1].insert(0, segment)
    return found


def _allow(node: Node) -> str:
    methods = {*node.methods, "OPTIONS"} | ({"HEAD"} if "GET" in node.methods else set())
    return ", ".join(sorted(methods))
