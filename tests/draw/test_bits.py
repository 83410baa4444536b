"""No bit of a proof or a list is another without being noticed, by the step that is for it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from contest_draw.documents import parse_proof
from contest_draw.full import check_full, read_list
from contest_draw.outcome import Wrong
from contest_draw.strict import read
from tests.draw import reference
from tests.draw.checking import HELD, encode, light_step_of
from tests.draw.samples import DECIDED_AT, decided, drawn, entries, named
from tests.sizes import sizes

# By what is another, the steps that may say so.
STEPS = {
    ("header",): {"header"},
    ("header_hash",): {"header"},
    ("signature",): {"signature"},
    ("order", "draw"): {"order"},
    ("order", "index"): {"line"},
    ("order", "commitment"): {"line"},
    ("order", "tickets"): {"line"},
    ("order", "path"): {"line"},
    ("decisions",): {"decision"},
    ("confirmation",): {"confirmation"},
    ("winners", "prize"): {"winners"},
    ("winners", "draw"): {"winners"},
    ("winners", "name"): {HELD},  # which nothing proves
}


@pytest.mark.search
def test_every_bit_of_a_small_proof() -> None:
    """With a decision, the confirmation and a name."""
    lines = entries(3, 1, 2)
    proof = reference.decide(drawn(lines, 1, reserves=1), 0, "left", DECIDED_AT)
    document = encode(named(reference.confirm(proof, DECIDED_AT + 60)))
    assert light_step_of(document) == HELD
    assert list(_missed(document, range(8 * len(document)))) == []


@sizes(100, 10_000)
def test_bits_of_a_large_proof(cases: int) -> None:
    """At random: 1,100 lines, 100 prizes, two decisions."""
    dice = random.Random(12)
    lines = entries(*(dice.randint(1, 100) for _ in range(1100)))
    document = encode(decided(drawn(lines, 100, reserves=2)))
    assert light_step_of(document) == HELD
    assert list(_missed(document, dice.sample(range(8 * len(document)), cases))) == []


def test_every_bit_of_a_list() -> None:
    """In the lines that are drawn and in those that are not."""
    lines = entries(3, 1, 2, 1)
    proof = read(parse_proof, encode(drawn(lines, 1)), "it")
    [page] = reference.pages(lines)
    text = page["lines"].encode()
    for bit in range(8 * len(text)):
        changed = _flipped(text, bit).decode("latin-1")
        document = encode(page | {"lines": changed})
        with pytest.raises(Wrong) as refused:
            list(check_full(proof, read_list(proof.header, lambda _, page=document: page)))  # type: ignore[misc]
        assert refused.value.step in {"document", "list", "root"}


def _missed(document: bytes, bits: Iterable[int]) -> Iterator[str]:
    """What went wrong where a bit was changed, if anything."""
    before = json.loads(document)
    for bit in bits:
        changed = _flipped(document, bit)
        expected = _expected(before, changed)
        step = light_step_of(changed, with_bls="signature" in expected)
        if step not in expected:
            around = changed[bit // 8 - 20 : bit // 8 + 20]
            yield f"bit {bit}, {around!r}: {step}, not {expected}"


def _expected(before: Any, changed: bytes) -> set[str]:
    try:
        places = set(_different(before, json.loads(changed)))
    except ValueError:
        return {"document"}
    steps = {step for place in places for step in _steps(place)}
    return steps | {"document"} if steps != {HELD} else steps


def _steps(place: tuple[str, ...]) -> set[str]:
    for length in (2, 1):
        if place[:length] in STEPS:
            return STEPS[place[:length]]
    return {"document"}


def _different(before: Any, after: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The fields in which two documents differ, without places in arrays."""
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        for name, value in before.items():
            yield from _different(value, after[name], (*place, name))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for one, other in zip(before, after, strict=True):
            yield from _different(one, other, place)
    elif isinstance(before, (dict, list)) or type(before) is not type(after):
        yield ("form",)
    elif before != after:
        yield place


def _flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
