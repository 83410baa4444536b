"""What is wrong with a proof, one thing at a time, and the step that has to say so."""

from __future__ import annotations

from typing import Any

from tests.draw import reference
from tests.draw.cases import (
    OTHER,
    Place,
    case,
    line,
    of_header,
    removed,
    swapped,
)
from tests.draw.samples import PROOFS, QUICKNET_TIME, TICKETS, drawn, entries
from tests.draw.tampered_lists import LISTS, OWN


def _documents() -> list[dict[str, Any]]:
    return [
        removed("a field is missing", "drawn", "document", "proof", "winners"),
        case("a field is unknown", "drawn", "document", (("proof", "extra"), 1)),
        case(
            "another algorithm",
            "drawn",
            "document",
            (("proof", "header", "algorithm"), "contest-draw-2"),
        ),
        case("a number as text", "drawn", "document", (line(0, "tickets"), "3")),
        case("true as a number", "drawn", "document", (line(0, "index"), True)),
        case("a number of 2^53", "drawn", "document", (line(0, "tickets"), 2**53)),
        case("hex in upper case", "drawn", "document", (("proof", "header_hash"), "AB" * 32)),
        case(
            "a reason that is none",
            "decided",
            "document",
            (("proof", "decisions", 0, "reason"), "other"),
        ),
        case(
            "a path without end",
            "drawn",
            "document",
            (line(0, "path"), [{"hash": OTHER, "sum": 1}] * 54),
        ),
        case("no prizes", "drawn", "document", (("proof", "header", "prizes"), 0)),
    ]


def _headers() -> list[dict[str, Any]]:
    late = [{"at": QUICKNET_TIME - 700, "round": 1}]
    missed = PROOFS["late"]["proof"]["header"]["late"]
    at = missed[0]["at"] - 1
    following = missed[0]["round"] + 50 - 5  # the delay after the last moment for it
    in_time = {
        "late": [missed[0] | {"at": at}],
        "round": following,
        "published_at": at,
    }
    return [
        case(
            "a header that is not the hashed one",
            "drawn",
            "header",
            (("proof", "header", "prizes"), 4),
        ),
        case("another hash", "drawn", "header", (("proof", "header_hash"), OTHER)),
        of_header("fewer tickets than lines", "drawn", "header", tickets=19),
        of_header("tickets without lines", "empty", "header", tickets=1),
        of_header("a root without lines", "empty", "header", root=OTHER),
        of_header("more tickets than the list has", "drawn", "line", tickets=10_000),
        of_header("fewer tickets than the list has", "drawn", "line", tickets=21),
        of_header("another chain", "drawn", "round", beacon=OTHER),
        of_header(
            "a later round", "drawn", "round", round=PROOFS["drawn"]["proof"]["header"]["round"] + 1
        ),
        of_header("another end", "drawn", "round", ends_at=QUICKNET_TIME - 604),
        of_header(
            "a short wait on quicknet", "drawn", "round", delay_s=599, ends_at=QUICKNET_TIME - 599
        ),
        of_header(
            "published when the round was near", "drawn", "round", published_at=QUICKNET_TIME - 59
        ),
        of_header("a missed round that was not the one", "drawn", "round", late=late),
        of_header(
            "a round given up too early",
            "late",
            "round",
            late=[each | {"at": each["at"] - 1} for each in missed],
        ),
        of_header(
            "another round that was missed",
            "late",
            "round",
            late=[each | {"round": each["round"] + 1} for each in missed],
        ),
        of_header("a round given up in its last second", "late", "round", **in_time),
        of_header("missed rounds left out", "late", "round", late=[]),
    ]


def _orders() -> list[dict[str, Any]]:
    order = PROOFS["drawn"]["proof"]["order"]
    third = order[2]
    before, behind = (reference.drawn_line(entries(*TICKETS), 4, index) for index in (0, 17))
    unsorted = drawn(entries(*TICKETS)[::-1], 3)
    doubled = drawn([entries(1)[0]] * 4, 3)
    return [
        case(
            "the signature of nothing",
            "drawn",
            "signature",
            (("proof", "signature"), "c0" + "00" * 47),
        ),
        case("more tickets", "drawn", "line", (line(0, "tickets"), order[0]["tickets"] + 1)),
        case(
            "another line's commitment",
            "drawn",
            "line",
            (line(0, "commitment"), order[1]["commitment"]),
        ),
        case("another index", "drawn", "line", (line(0, "index"), order[1]["index"])),
        case("an index beyond the list", "drawn", "line", (line(0, "index"), 20)),
        case(
            "another sum beside",
            "drawn",
            "line",
            ((*line(1, "path"), 0, "sum"), order[1]["path"][0]["sum"] + 1),
        ),
        case("another hash beside", "drawn", "line", ((*line(1, "path"), 2, "hash"), OTHER)),
        removed("a path too short", "drawn", "line", *line(1, "path"), 0),
        case(
            "a path too long",
            "drawn",
            "line",
            (line(1, "path"), [*order[1]["path"], {"hash": OTHER, "sum": 1}]),
        ),
        case(
            "a sum below the number of lines",
            "drawn",
            "line",
            ((*line(1, "path"), len(order[1]["path"]) - 1, "sum"), 1),
        ),
        case("a list in another order", "drawn", "line", (("proof",), unsorted)),
        case("a line before the drawn ticket", "drawn", "order", (("proof", "order", 4), before)),
        case("a line behind the drawn ticket", "drawn", "order", (("proof", "order", 4), behind)),
        case("a commitment twice", "drawn", "line", (("proof",), doubled)),
        case(
            "another line in a draw's place",
            "drawn",
            "order",
            (("proof", "order", 0), third | {"draw": 0}),
            (("proof", "order", 2), order[0] | {"draw": 2}),
        ),
        case("a line twice", "drawn", "order", (("proof", "order", 1), order[0] | {"draw": 1})),
        swapped("draws in each other's place", "drawn", "order", "proof", "order"),
        case("another draw number", "drawn", "order", (line(1, "draw"), 2)),
        case("not all prizes drawn", "drawn", "order", (("proof", "order"), order[:2])),
        case("no reserve for a decision", "decided", "order", (("proof", "order"), order[:4])),
        case("an order before the round", "frozen", "order", (("proof", "order"), order)),
        case(
            "a decision before the round",
            "frozen",
            "decision",
            (("proof", "decisions"), PROOFS["decided"]["proof"]["decisions"]),
        ),
        case(
            "a confirmation before the round",
            "frozen",
            "confirmation",
            (("proof", "confirmation"), PROOFS["confirmed"]["proof"]["confirmation"]),
        ),
        case(
            "winners before the round",
            "frozen",
            "winners",
            (("proof", "winners"), PROOFS["drawn"]["proof"]["winners"]),
        ),
    ]


def _endings() -> list[dict[str, Any]]:
    decision: Place = ("proof", "decisions", 0)
    confirmation: Place = ("proof", "confirmation")
    undecided, confirmed = PROOFS["drawn"]["proof"], PROOFS["confirmed"]["proof"]
    reserve = [reference.decision(undecided, 4, "fraud", 1)]
    beginning = {"decisions": [{"hash": undecided["header_hash"]}]}
    from_one = [reference.decision(undecided | beginning, 0, "left", 1)]
    early = [reference.decision(undecided, 0, "unclaimed", 1)]
    after = [reference.decision(PROOFS["confirmed-at-once"]["proof"], 0, "fraud", 1)]
    winners = confirmed["winners"]
    return [
        case("another reason", "decided", "decision", ((*decision, "reason"), "staff")),
        case("another draw disqualified", "decided", "decision", ((*decision, "draw"), 0)),
        case("another time", "decided", "decision", ((*decision, "at"), 1)),
        case("another number", "decided", "decision", ((*decision, "number"), 1)),
        case("numbers from 1", "drawn", "decision", (("proof", "decisions"), from_one)),
        removed("a decision left out", "decided", "decision", *decision),
        swapped("decisions in each other's place", "decided", "decision", "proof", "decisions"),
        case(
            "a reserve that holds no prize", "drawn", "decision", (("proof", "decisions"), reserve)
        ),
        case(
            "unclaimed before the confirmation",
            "drawn",
            "confirmation",
            (("proof", "decisions"), early),
        ),
        case(
            "disqualified after the confirmation",
            "confirmed-at-once",
            "confirmation",
            (("proof", "decisions"), after),
        ),
        case("confirmed at another time", "confirmed", "confirmation", ((*confirmation, "at"), 1)),
        case(
            "another hash of the confirmation",
            "confirmed",
            "confirmation",
            ((*confirmation, "hash"), OTHER),
        ),
        case(
            "confirmed before decisions that were earlier",
            "confirmed",
            "confirmation",
            ((*confirmation, "decisions"), 1),
        ),
        case(
            "confirmed after decisions that are not there",
            "confirmed",
            "confirmation",
            ((*confirmation, "decisions"), 3),
        ),
        case("the confirmation left out", "unclaimed", "decision", (confirmation, None)),
        case("another holder", "confirmed", "winners", (("proof", "winners", 1, "draw"), 1)),
        case("a prize kept back", "confirmed", "winners", (("proof", "winners", 1, "draw"), None)),
        case("a prize left out", "confirmed", "winners", (("proof", "winners"), winners[:2])),
        case(
            "a prize more",
            "confirmed",
            "winners",
            (("proof", "winners"), [*winners, {"prize": 3, "draw": 1, "name": None}]),
        ),
        case(
            "another prize's number", "confirmed", "winners", (("proof", "winners", 1, "prize"), 2)
        ),
        case(
            "a name without a holder", "fewer", "winners", (("proof", "winners", 3, "name"), "Eve")
        ),
    ]


TAMPERED = [*_documents(), *_headers(), *_orders(), *_endings(), *LISTS, *OWN]
