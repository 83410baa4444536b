"""The vectors are what the definition gives, and the verifier judges each as it has to."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contest.content.entries.rules import commitment
from contest_draw import bls
from contest_draw.chain import QUICKNET, read_chain
from contest_draw.documents import REASONS, parse_header
from contest_draw.full import read_list
from contest_draw.mine import commitment_of
from contest_draw.outcome import Wrong
from contest_draw.stream import Stream
from contest_draw.strict import load, read
from contest_draw.tree import climb, leaf, root
from tests.draw import reference, signing
from tests.draw.cases import apply
from tests.draw.checking import encode, step_of
from tests.draw.samples import PROOFS
from tests.draw.tampered import TAMPERED
from tests.draw.vectors import FOLDER, dump, vectors
from tests.draw.vectors import read as read_vectors
from tools.beacon.chain import Chain as LocalChain
from tools.paths import ROOT


def test_the_files_are_what_the_definition_gives() -> None:
    """Who changes the definition, or a file by hand, is told which; `python -m tests.draw.vectors`
    writes them.
    """
    made = {name: dump(document) for name, document in vectors().items()}
    files = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*.json")}
    assert files.keys() == made.keys() | {"quicknet.json"}
    assert [name for name, document in made.items() if files[name].read_text() != document] == []


def test_commitments() -> None:
    """The verifier's, and those that the worker makes when someone joins."""
    for case in read_vectors("commitments.json"):
        salt = bytes.fromhex(case["salt"])
        person = case["contest_id"], case["telegram_id"], salt
        assert commitment_of(*person).hex() == case["commitment"]
        assert commitment(*person) == case["commitment"]


def test_trees_and_paths() -> None:
    vectors = read_vectors("trees.json")
    entries = reference.from_text(vectors["lines"])
    leaves = [leaf(*entry) for entry in entries]
    for case in vectors["roots"]:
        count = case["lines"]
        top = root(leaves[:count])
        assert (top.hash.hex(), top.sum) == (case["root"], case["tickets"])
        for index in {0, count // 2, count - 1} if count else set():
            path = reference.path(entries[:count], index)
            start = sum(node.sum for node in leaves[:index])
            assert climb(index, count, leaves[index], path) == (top, start)  # type: ignore[arg-type]


def test_headers() -> None:
    for case in read_vectors("headers.json"):
        header = read(parse_header, encode(case["header"]), "it")
        assert header.encode().decode() == case["bytes"]
        assert reference.sha(header.encode()).hex() == case["hash"]


def test_streams() -> None:
    """With numbers that are passed over, or there would be as many blocks as numbers."""
    for case in read_vectors("streams.json"):
        stream = Stream(bytes.fromhex(case["randomness"]), bytes.fromhex(case["header_hash"]))
        assert [str(stream.below(int(limit))) for limit in case["below"]] == case["numbers"]
        assert stream.blocks == case["blocks_used"] > len(case["numbers"])


@pytest.mark.search
@pytest.mark.parametrize("case", read_vectors("signatures.json"), ids=lambda case: case["about"])
def test_signatures(case: dict[str, Any]) -> None:
    """In pure Python, and in Rust where it may be asked."""
    signature, number = bytes.fromhex(case["signature"]), case["round"]
    key = bytes.fromhex(case["public_key"]) if case["public_key"] else QUICKNET.public_key
    assert bls.by_py_ecc(signature, number, key) is case["is_right"]
    if key == QUICKNET.public_key:
        assert bls.by_drand_verify(signature, number) is case["is_right"]


def test_the_recorded_round_is_of_the_pinned_chain() -> None:
    recorded = read_vectors("quicknet.json")
    assert QUICKNET.hash.hex() == recorded["chain_hash"]
    assert QUICKNET.public_key.hex() == recorded["public_key"]
    assert (QUICKNET.genesis_time, QUICKNET.period) == (
        recorded["genesis_time"],
        recorded["period_s"],
    )
    for case in recorded["rounds"]:
        signature = bytes.fromhex(case["signature"])
        assert bls.is_signature(signature, case["round"], QUICKNET)
        assert reference.sha(signature).hex() == case["randomness"]


def test_the_local_beacon_is_one_that_the_verifier_takes() -> None:
    """What a third library signs; its chain, as the relay describes it."""
    beacon = LocalChain(bytes(range(32)))
    chain = read_chain(encode(beacon.info))
    assert bls.is_signature(beacon.sign(7), 7, chain)
    assert not bls.is_signature(beacon.sign(7), 8, chain)


@pytest.mark.parametrize(
    ("at", "number"),
    [
        pytest.param(0, 1, id="before the chain"),
        pytest.param(1692803367, 1, id="at its start"),
        pytest.param(1692803368, 2, id="a second later"),
        pytest.param(1692803370, 2, id="at the second round"),
        pytest.param(1692803371, 3, id="behind it"),
    ],
)
def test_the_first_round_at_or_after_a_time(at: int, number: int) -> None:
    assert QUICKNET.first_round(at) == number
    assert number == 1 or QUICKNET.time_of(number - 1) < at <= QUICKNET.time_of(number)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"hash": "ab" * 32}, id="another hash"),
        pytest.param({"public_key": signing.public_key(3).hex()}, id="another key"),
        pytest.param({"period": 2}, id="another period"),
        pytest.param({"genesis_time": signing.GENESIS + 1}, id="another start"),
        pytest.param({"metadata": {"beaconID": "quicknet"}}, id="another name"),
        pytest.param({"schemeID": "pedersen-bls-chained"}, id="another scheme"),
        pytest.param({"period": "1"}, id="a period of another kind"),
        pytest.param({"metadata": None}, id="no name"),
    ],
)
def test_a_chain_that_is_not_what_its_hash_says(changes: dict[str, Any]) -> None:
    with pytest.raises(Wrong, match="document"):
        read_chain(encode(signing.chain_info() | changes))


@pytest.mark.parametrize("name", PROOFS)
def test_proofs_that_hold(name: str) -> None:
    assert step_of(read_vectors(f"proofs/{name}.json")) == "yes"


def test_proofs_that_do_not() -> None:
    for case in read_vectors("tampered.json"):
        sample = read_vectors(f"proofs/{case['of']}.json")
        assert step_of(apply(sample, case)) == case["step"], case["about"]


def test_the_specification_lists_what_the_verifier_knows() -> None:
    """Each step, which has something that it refuses, and each reason."""
    assert _listed("step") == {case["step"] for case in TAMPERED}
    assert _listed("reason") == set(REASONS)


def _listed(what: str) -> set[str]:
    """The first column of the table under this head."""
    page = (ROOT / "docs" / "draw.md").read_text().partition(f"| {what} |")[2]
    return {line.split("`")[1] for line in page.partition("\n\n")[0].splitlines()[2:]}


@pytest.mark.parametrize(
    "written",
    [
        pytest.param('{"a": 1, "a": 1}', id="a field twice"),
        pytest.param('{"a": {"b": 1, "b": 2}}', id="a field twice inside"),
        pytest.param('{"a": 1.0}', id="a fraction"),
        pytest.param('{"a": 1e3}', id="an exponent"),
        pytest.param('{"a": -1}', id="a sign"),
        pytest.param('{"a": 01}', id="a leading zero"),
        pytest.param('{"a": NaN}', id="not a number"),
        pytest.param('{"a": 1' + "0" * 5000 + "}", id="too many digits"),
        pytest.param('{"a": 1} {}', id="two values"),
        pytest.param("", id="nothing"),
        pytest.param("[" * 100_000, id="too deep"),
        pytest.param("\ufeff{}", id="a byte order mark"),
    ],
)
def test_what_is_not_json_as_it_is_specified(written: str) -> None:
    with pytest.raises(Wrong, match="document"):
        load(written.encode(), "it")


def test_bytes_that_are_not_utf_8() -> None:
    with pytest.raises(Wrong, match="document"):
        load(b'{"a": "\xff"}', "it")


def test_a_name_that_is_no_text() -> None:
    """Half a surrogate pair can be written in JSON, and printed nowhere."""
    sample = read_vectors("proofs/drawn.json")
    winners = sample["proof"]["winners"]
    winners[0]["name"] = json.loads('"\\ud800"')
    sample["proof"] = json.loads(json.dumps(sample["proof"]))
    with pytest.raises(UnicodeEncodeError):
        encode(sample["proof"])


def test_pages_are_whole_but_the_last() -> None:
    """1,025 lines: the second page has one."""
    entries = reference.from_text(read_vectors("trees.json")["lines"])
    proof = reference.frozen(entries, PROOFS["drawn"]["proof"]["header"])
    header = read(parse_header, encode(proof["header"]), "it")
    pages = reference.pages(entries)
    assert len(read_list(header, lambda number: encode(pages[number]))) == 1025
    moved = [pages[0] | {"lines": reference.as_text(entries[:1023])}, pages[1]]
    with pytest.raises(Wrong, match="page 0 has 1023 lines, not 1024"):
        read_list(header, lambda number: encode(moved[number]))
