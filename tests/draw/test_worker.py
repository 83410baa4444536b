"""The worker follows the vectors, as the verifier does."""

from __future__ import annotations

from contest.content.draw import tree
from contest.content.draw.header import rules_hash
from contest.content.draw.order import Stream
from contest.content.entries.rules import commitment
from tests.draw import reference
from tests.draw.vectors import read


def test_commitments() -> None:
    for case in read("commitments.json"):
        salt = bytes.fromhex(case["salt"])
        assert commitment(case["contest_id"], case["telegram_id"], salt) == case["commitment"]


def test_trees_and_paths() -> None:
    vectors = read("trees.json")
    entries = reference.from_text(vectors["lines"])
    for case in vectors["roots"]:
        lines = entries[: case["lines"]]
        levels = tree.levels([tree.leaf(*entry) for entry in lines])
        assert levels[-1] == [(bytes.fromhex(case["root"]), case["tickets"])]
        for index in {0, len(lines) // 2, len(lines) - 1} if lines else ():
            assert tree.path(levels, index) == reference.path(lines, index)


def test_streams() -> None:
    for case in read("streams.json"):
        stream = Stream(bytes.fromhex(case["randomness"]), bytes.fromhex(case["header_hash"]))
        assert [str(stream.below(int(limit))) for limit in case["below"]] == case["numbers"]
        assert stream.blocks == case["blocks_used"]


def test_the_hash_of_the_rules() -> None:
    texts = {"ru": "Одна заявка", "en": "One entry each.", "de": ""}
    by_locale = {locale: {"rules": text} for locale, text in texts.items()}
    assert rules_hash(by_locale, 3) == reference.rules(3, texts).hex()
