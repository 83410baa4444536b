"""Cases of what is wrong with a sample, as they are written down in the vectors."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.draw import reference
from tests.draw.samples import PROOFS

Place = tuple[str | int, ...]
Change = tuple[Place, Any]
OTHER = "ab" * 32


def apply(sample: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    """The sample with what the case changes: places in proof, pages or mine."""
    changed: dict[str, Any] = deepcopy(sample)
    for change in case["changes"]:
        *way, last = change["at"]
        place: Any = changed
        for step in way:
            place = place[step]
        if change.get("is_removed"):
            del place[last]
        else:
            place[last] = change["to"]
    return changed


def case(about: str, of: str, step: str, *changes: Change) -> dict[str, Any]:
    listed = [{"at": list(at), "to": to} for at, to in changes]
    return {"about": about, "of": of, "step": step, "changes": listed}


def removed(about: str, of: str, step: str, *at: str | int) -> dict[str, Any]:
    changes = [{"at": list(at), "is_removed": True}]
    return {"about": about, "of": of, "step": step, "changes": changes}


def of_header(about: str, of: str, step: str, **fields: Any) -> dict[str, Any]:
    """Another header with its own hash, as who publishes it would make it."""
    header = PROOFS[of]["proof"]["header"] | fields
    changes: list[Change] = [(("proof", "header", name), to) for name, to in fields.items()]
    hashed = reference.sha(reference.encode(header)).hex()
    return case(about, of, step, *changes, (("proof", "header_hash"), hashed))


def swapped(about: str, of: str, step: str, *way: str | int) -> dict[str, Any]:
    """The first two of an array in each other's place."""
    array: Any = PROOFS[of]
    for each in way:
        array = array[each]
    return case(about, of, step, ((*way, 0), array[1]), ((*way, 1), array[0]))


def line(draw: int, field: str) -> Place:
    return "proof", "order", draw, field


def page_lines(of: str) -> list[str]:
    lines: str = PROOFS[of]["pages"][0]["lines"]
    return lines.splitlines(keepends=True)


def with_lines(about: str, step: str, lines: list[str]) -> dict[str, Any]:
    return case(about, "drawn", step, (("pages", 0, "lines"), "".join(lines)))
