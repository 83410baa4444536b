"""A sample of a draw, given to the verifier in bytes, as it would be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from contest_draw.chain import QUICKNET, Chain, read_chain
from contest_draw.documents import parse_mine, parse_proof
from contest_draw.full import check_full, read_list
from contest_draw.light import check_light
from contest_draw.mine import check_mine, commitment_of
from contest_draw.outcome import Step, Wrong
from contest_draw.strict import read
from tests.draw.vectors import FOLDER

HELD = "yes"
YES, NO, USAGE, CANNOT_TELL, NOT_DRAWN, NOT_IN_LIST = range(6)  # exit codes

Run = Callable[..., tuple[int, str]]  # the command by its words: the exit code, and what it said


def step_of(sample: dict[str, Any]) -> str:
    """The step that refuses the sample's proof, list or own lines, or that all of them hold."""
    try:
        list(_all_steps(sample))
    except Wrong as error:
        return error.step
    return HELD


def light_step_of(proof: bytes, chain: Chain = QUICKNET, *, with_bls: bool = True) -> str:
    """The step that refuses the bytes of a proof, or that it holds."""
    try:
        list(check_light(read(parse_proof, proof, "it"), chain, with_bls=with_bls))
    except Wrong as error:
        return error.step
    return HELD


def encode(document: Any) -> bytes:
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()


def chain_of(sample: dict[str, Any]) -> Chain:
    return read_chain((FOLDER / sample["chain"]).read_bytes()) if sample["chain"] else QUICKNET


def _all_steps(sample: dict[str, Any]) -> list[Step]:
    proof = read(parse_proof, encode(sample["proof"]), "it")
    steps = list(check_light(proof, chain_of(sample)))
    lines = read_list(proof.header, lambda number: encode(sample["pages"][number]))
    steps += check_full(proof, lines)
    for own in sample["mine"]:
        mine = read(parse_mine, encode(own["document"]), "mine")
        commitment = commitment_of(proof.header.contest_id, own["telegram_id"], mine.salt)
        steps.append(check_mine(proof, mine, commitment))
    return steps
