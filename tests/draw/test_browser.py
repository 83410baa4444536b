"""The Python verifier and the Mini App's check say the same of whatever is tampered with."""

from __future__ import annotations

import json
import os
import random
import subprocess
from copy import deepcopy
from typing import Any

import pytest

from contest_draw.chain import Chain
from tests.draw import reference
from tests.draw.checking import chain_of, encode, light_step_of
from tests.draw.samples import CONTEST_ID, PROOFS
from tests.sizes import sizes
from tools.paths import ROOT, VENV_BIN

pytestmark = pytest.mark.programs

NUMBERS: tuple[Any, ...] = (0, 1, 2, 2**53 - 1, 2**53, -1, 1.0, 1.5, True, None, "1", [], {})
DIGITS = "0123456789abcdefAG"


@sizes(150, 3_000)
def test_both_refuse_at_the_same_step(cases: int) -> None:
    dice = random.Random(68)
    asked: list[bytes] = []
    expected: list[str] = []
    for _ in range(cases):
        sample = PROOFS[dice.choice(sorted(PROOFS))]
        chain = chain_of(sample)
        proof = _tampered(sample["proof"], dice)
        document = _written(proof, dice)
        asked.append(_question(document, chain, _contest_of(proof)))
        expected.append(light_step_of(document, chain, with_bls=_is_signed_anew(sample, document)))
    said = _browser(asked)
    differ = [
        (question, one, other)
        for question, one, other in zip(asked, expected, said, strict=True)
        if one != other
    ]
    assert differ == []
    assert {"yes", "document", "header", "round", "line", "order", "winners"} <= set(said)


def _tampered(proof: Any, dice: random.Random) -> Any:
    """At one place or at a few; and what was changed is hashed anew now and then, as who
    publishes it would.
    """
    changed = deepcopy(proof)
    for _ in range(dice.choice((0, 1, 1, 1, 2, 3))):
        _change_somewhere(changed, dice)
    return _hashed_anew(changed) if dice.random() < 0.7 else changed


def _change_somewhere(document: Any, dice: random.Random) -> None:
    place: Any = document
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = dice.choice(keys)
        inside = place[key]
        if not isinstance(inside, dict | list) or not inside or dice.random() < 0.1:
            break
        place = inside
    deed = dice.random()
    if deed < 0.1:
        del place[key]
    elif deed < 0.2 and isinstance(place, list):
        place.insert(dice.randrange(len(place) + 1), deepcopy(inside))
    elif deed < 0.3 and isinstance(place, list):
        other = dice.randrange(len(place))
        place[key], place[other] = place[other], place[key]
    else:
        place[key] = _another(inside, dice)


def _another(value: Any, dice: random.Random) -> Any:
    if isinstance(value, bool) or dice.random() < 0.15:
        return dice.choice(NUMBERS)
    if isinstance(value, int):
        return value + dice.choice((-600, -60, -3, -1, 1, 3, 60, 600))
    if isinstance(value, str) and value:
        at = dice.randrange(len(value))
        return value[:at] + dice.choice(DIGITS) + value[at + 1 :]
    return dice.choice(NUMBERS)


def _hashed_anew(proof: Any) -> Any:
    """What has lost its form stays as it is, which both have to notice."""
    try:
        hashed = reference.sha(reference.encode(proof["header"])).hex()
        anew = proof | {"header_hash": hashed, "decisions": [], "confirmation": None}
        confirmation = proof["confirmation"] or {"decisions": -1}
        for place, each in enumerate([*proof["decisions"], None]):
            if place == confirmation["decisions"]:
                anew = reference.confirm(anew, confirmation["at"])
            if each is not None:
                next_one = reference.decision(anew, each["draw"], each["reason"], each["at"])
                anew["decisions"] = [*anew["decisions"], next_one]
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return proof
    return anew


def _written(proof: Any, dice: random.Random) -> bytes:
    """In one of the many ways to write JSON, or with a bit that is another."""
    if dice.random() < 0.2:
        return json.dumps(proof, indent=1).encode()
    written = bytearray(encode(proof))
    if dice.random() < 0.2:
        bit = dice.randrange(8 * len(written))
        written[bit // 8] ^= 1 << bit % 8
    return bytes(written)


def _contest_of(proof: Any) -> str:
    """Whose proof is asked for: that of another contest is refused by the command, not here."""
    try:
        return str(proof["header"]["contest_id"])
    except (KeyError, TypeError):
        return CONTEST_ID


def _question(document: bytes, chain: Chain, contest: str) -> bytes:
    """A line of what `browser.mjs` reads."""
    told = {
        "hash": chain.hash.hex(),
        "publicKey": chain.public_key.hex(),
        "genesisTime": chain.genesis_time,
        "period": chain.period,
        "isPinned": chain.is_pinned,
    }
    question = {"bytes": document.hex(), "chain": told, "contest": contest}
    return json.dumps(question).encode() + b"\n"


def _is_signed_anew(sample: Any, document: bytes) -> bool:
    """Where it is not, Python need not take its time for the signature."""
    signature, round_ = sample["proof"]["signature"], sample["proof"]["header"]["round"]
    kept = (f"{signature or 'null'}", f"{round_}")
    return not all(each.encode() in document for each in kept)


def _browser(asked: list[bytes]) -> list[str]:
    environment = {**os.environ, "PATH": f"{VENV_BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    ended = subprocess.run(
        ["node", "tests/draw/browser.mjs"],
        input=b"".join(asked),
        capture_output=True,
        timeout=1000,
        check=False,
        cwd=ROOT,
        env=environment,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    return ended.stdout.decode().split()
