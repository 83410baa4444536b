"""What is wrong with a proof, one thing at a time, and the step that has to say so."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.draw import reference
from tests.draw.samples import PROOFS, QUICKNET_TIME

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


def _case(about: str, of: str, step: str, *changes: Change) -> dict[str, Any]:
    listed = [{"at": list(at), "to": to} for at, to in changes]
    return {"about": about, "of": of, "step": step, "changes": listed}


def _removed(about: str, of: str, step: str, *at: str | int) -> dict[str, Any]:
    changes = [{"at": list(at), "is_removed": True}]
    return {"about": about, "of": of, "step": step, "changes": changes}


def _of_header(about: str, of: str, step: str, **fields: Any) -> dict[str, Any]:
    """Another header with its own hash, as who publishes it would make it."""
    header = PROOFS[of]["proof"]["header"] | fields
    changes: list[Change] = [(("proof", "header", name), to) for name, to in fields.items()]
    hashed = reference.sha(reference.encode(header)).hex()
    return _case(about, of, step, *changes, (("proof", "header_hash"), hashed))


def _swapped(about: str, of: str, step: str, *way: str | int) -> dict[str, Any]:
    """The first two of an array in each other's place."""
    array: Any = PROOFS[of]
    for each in way:
        array = array[each]
    return _case(about, of, step, ((*way, 0), array[1]), ((*way, 1), array[0]))


def _line(draw: int, field: str) -> Place:
    return "proof", "order", draw, field


def _page_lines(of: str) -> list[str]:
    lines: str = PROOFS[of]["pages"][0]["lines"]
    return lines.splitlines(keepends=True)


def _with_lines(about: str, step: str, lines: list[str]) -> dict[str, Any]:
    return _case(about, "drawn", step, (("pages", 0, "lines"), "".join(lines)))


def _documents() -> list[dict[str, Any]]:
    return [
        _removed("a field is missing", "drawn", "document", "proof", "winners"),
        _case("a field is unknown", "drawn", "document", (("proof", "extra"), 1)),
        _case(
            "another algorithm",
            "drawn",
            "document",
            (("proof", "header", "algorithm"), "contest-draw-2"),
        ),
        _case("a number as text", "drawn", "document", (_line(0, "tickets"), "3")),
        _case("true as a number", "drawn", "document", (_line(0, "index"), True)),
        _case("a number of 2^53", "drawn", "document", (_line(0, "tickets"), 2**53)),
        _case("hex in upper case", "drawn", "document", (("proof", "header_hash"), "AB" * 32)),
        _case(
            "a reason that is none",
            "decided",
            "document",
            (("proof", "decisions", 0, "reason"), "other"),
        ),
        _case(
            "a path without end",
            "drawn",
            "document",
            (_line(0, "path"), [{"hash": OTHER, "sum": 1}] * 54),
        ),
        _case("no prizes", "drawn", "document", (("proof", "header", "prizes"), 0)),
    ]


def _headers() -> list[dict[str, Any]]:
    late = [{"at": QUICKNET_TIME - 700, "round": 1}]
    return [
        _case(
            "a header that is not the hashed one",
            "drawn",
            "header",
            (("proof", "header", "prizes"), 4),
        ),
        _case("another hash", "drawn", "header", (("proof", "header_hash"), OTHER)),
        _of_header("fewer tickets than lines", "drawn", "header", tickets=19),
        _of_header("tickets without lines", "empty", "header", tickets=1),
        _of_header("a root without lines", "empty", "header", root=OTHER),
        _of_header("another chain", "drawn", "round", beacon=OTHER),
        _of_header(
            "a later round", "drawn", "round", round=PROOFS["drawn"]["proof"]["header"]["round"] + 1
        ),
        _of_header("another end", "drawn", "round", ends_at=QUICKNET_TIME - 604),
        _of_header(
            "a short wait on quicknet", "drawn", "round", delay_s=599, ends_at=QUICKNET_TIME - 599
        ),
        _of_header(
            "published when the round was near", "drawn", "round", published_at=QUICKNET_TIME - 59
        ),
        _of_header("a missed round that was not the one", "drawn", "round", late=late),
        _of_header(
            "a round given up too early",
            "late",
            "round",
            late=[
                each | {"at": each["at"] - 1} for each in PROOFS["late"]["proof"]["header"]["late"]
            ],
        ),
        _of_header("missed rounds left out", "late", "round", late=[]),
    ]


def _orders() -> list[dict[str, Any]]:
    order = PROOFS["drawn"]["proof"]["order"]
    third = order[2]
    return [
        _case(
            "the signature of nothing",
            "drawn",
            "signature",
            (("proof", "signature"), "c0" + "00" * 47),
        ),
        _case("more tickets", "drawn", "line", (_line(0, "tickets"), order[0]["tickets"] + 1)),
        _case(
            "another line's commitment",
            "drawn",
            "line",
            (_line(0, "commitment"), order[1]["commitment"]),
        ),
        _case("another index", "drawn", "line", (_line(0, "index"), order[1]["index"])),
        _case("an index beyond the list", "drawn", "line", (_line(0, "index"), 20)),
        _case(
            "another sum beside",
            "drawn",
            "line",
            ((*_line(1, "path"), 0, "sum"), order[1]["path"][0]["sum"] + 1),
        ),
        _case("another hash beside", "drawn", "line", ((*_line(1, "path"), 2, "hash"), OTHER)),
        _removed("a path too short", "drawn", "line", *_line(1, "path"), 0),
        _case(
            "a path too long",
            "drawn",
            "line",
            (_line(1, "path"), [*order[1]["path"], {"hash": OTHER, "sum": 1}]),
        ),
        _case(
            "a sum below the number of lines",
            "drawn",
            "line",
            ((*_line(1, "path"), len(order[1]["path"]) - 1, "sum"), 1),
        ),
        _case(
            "another line in a draw's place",
            "drawn",
            "order",
            (("proof", "order", 0), third | {"draw": 0}),
            (("proof", "order", 2), order[0] | {"draw": 2}),
        ),
        _case("a line twice", "drawn", "order", (("proof", "order", 1), order[0] | {"draw": 1})),
        _swapped("draws in each other's place", "drawn", "order", "proof", "order"),
        _case("another draw number", "drawn", "order", (_line(1, "draw"), 2)),
        _case("not all prizes drawn", "drawn", "order", (("proof", "order"), order[:2])),
        _case("no reserve for a decision", "decided", "order", (("proof", "order"), order[:4])),
        _case("an order before the round", "frozen", "order", (("proof", "order"), order)),
        _case(
            "a decision before the round",
            "frozen",
            "decision",
            (("proof", "decisions"), PROOFS["decided"]["proof"]["decisions"]),
        ),
        _case(
            "a confirmation before the round",
            "frozen",
            "confirmation",
            (("proof", "confirmation"), PROOFS["confirmed"]["proof"]["confirmation"]),
        ),
        _case(
            "winners before the round",
            "frozen",
            "winners",
            (("proof", "winners"), PROOFS["drawn"]["proof"]["winners"]),
        ),
    ]


def _endings() -> list[dict[str, Any]]:
    decision: Place = ("proof", "decisions", 0)
    confirmation: Place = ("proof", "confirmation")
    drawn, confirmed = PROOFS["drawn"]["proof"], PROOFS["confirmed"]["proof"]
    reserve = [reference.decision(drawn, 4, "fraud", 1)]
    early = [reference.decision(drawn, 0, "unclaimed", 1)]
    after = [reference.decision(PROOFS["confirmed-at-once"]["proof"], 0, "fraud", 1)]
    winners = confirmed["winners"]
    return [
        _case("another reason", "decided", "decision", ((*decision, "reason"), "staff")),
        _case("another draw disqualified", "decided", "decision", ((*decision, "draw"), 0)),
        _case("another time", "decided", "decision", ((*decision, "at"), 1)),
        _case("another number", "decided", "decision", ((*decision, "number"), 1)),
        _removed("a decision left out", "decided", "decision", *decision),
        _swapped("decisions in each other's place", "decided", "decision", "proof", "decisions"),
        _case(
            "a reserve that holds no prize", "drawn", "decision", (("proof", "decisions"), reserve)
        ),
        _case(
            "unclaimed before the confirmation",
            "drawn",
            "confirmation",
            (("proof", "decisions"), early),
        ),
        _case(
            "disqualified after the confirmation",
            "confirmed-at-once",
            "confirmation",
            (("proof", "decisions"), after),
        ),
        _case("confirmed at another time", "confirmed", "confirmation", ((*confirmation, "at"), 1)),
        _case(
            "another hash of the confirmation",
            "confirmed",
            "confirmation",
            ((*confirmation, "hash"), OTHER),
        ),
        _case(
            "confirmed before decisions that were earlier",
            "confirmed",
            "confirmation",
            ((*confirmation, "decisions"), 1),
        ),
        _case(
            "confirmed after decisions that are not there",
            "confirmed",
            "confirmation",
            ((*confirmation, "decisions"), 3),
        ),
        _case("the confirmation left out", "unclaimed", "decision", (confirmation, None)),
        _case("another holder", "confirmed", "winners", (("proof", "winners", 1, "draw"), 1)),
        _case("a prize kept back", "confirmed", "winners", (("proof", "winners", 1, "draw"), None)),
        _case("a prize left out", "confirmed", "winners", (("proof", "winners"), winners[:2])),
        _case(
            "a prize more",
            "confirmed",
            "winners",
            (("proof", "winners"), [*winners, {"prize": 3, "draw": 1, "name": None}]),
        ),
        _case(
            "another prize's number", "confirmed", "winners", (("proof", "winners", 1, "prize"), 2)
        ),
        _case(
            "a name without a holder", "fewer", "winners", (("proof", "winners", 3, "name"), "Eve")
        ),
    ]


def _lists() -> list[dict[str, Any]]:
    lines = _page_lines("drawn")
    commitment = lines[4].split()[0]
    return [
        _with_lines("a line left out", "list", lines[1:]),
        _with_lines("a line more", "list", [*lines, f"{'ff' * 32} 1\n"]),
        _with_lines("lines in each other's place", "list", [lines[1], lines[0], *lines[2:]]),
        _with_lines("a line twice", "list", [lines[1], *lines[1:]]),
        _with_lines("other tickets", "root", [*lines[:4], f"{commitment} 999\n", *lines[5:]]),
        _with_lines("another line", "root", [*lines[:-1], f"{'ff' * 32} {lines[-1].split()[1]}\n"]),
        _with_lines(
            "more than 2^53 - 1 tickets",
            "list",
            [*lines[:4], f"{commitment} {2**53}\n", *lines[5:]],
        ),
        _with_lines(
            "sums above 2^53 - 1", "root", [*lines[:4], f"{commitment} {2**53 - 1}\n", *lines[5:]]
        ),
        _with_lines("no tickets", "document", [*lines[:4], f"{commitment} 0\n", *lines[5:]]),
        _with_lines("leading zeros", "document", [*lines[:4], f"{commitment} 03\n", *lines[5:]]),
        _with_lines("no last line feed", "document", ["".join(lines)[:-1]]),
        _with_lines("other line ends", "document", ["".join(lines).replace("\n", "\r\n")]),
        _case("another page", "drawn", "list", (("pages", 0, "page"), 1)),
        _case("more pages", "drawn", "list", (("pages", 0, "pages"), 2)),
    ]


def _own() -> list[dict[str, Any]]:
    def mine(field: str) -> Place:
        return ("mine", 0, "document", field)

    other = PROOFS["drawn"]["mine"][1]["document"]
    return [
        _case("of another contest", "drawn", "mine", (mine("contest_id"), "other")),
        _case("of another header", "drawn", "mine", (mine("header_hash"), OTHER)),
        _case(
            "somebody else's line",
            "drawn",
            "mine",
            *((mine(name), other[name]) for name in ("index", "commitment", "tickets", "path")),
        ),
        _case("other tickets", "drawn", "mine", (mine("tickets"), 999)),
        _case("a path too short", "drawn", "mine", (mine("path"), [])),
    ]


TAMPERED = [*_documents(), *_headers(), *_orders(), *_endings(), *_lists(), *_own()]
