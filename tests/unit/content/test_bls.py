"""Signatures of the beacon's chain, held to another implementation of the curve."""

from __future__ import annotations

import random

import pytest
from py_arkworks_bls12381 import G1Point

from contest.content.draw.bls import DST, is_signed
from contest.content.draw.curve import ORDER, P, hash_to_curve, multiply, sqrt
from tests import beacon
from tests.sizes import sizes
from tools.beacon.chain import Chain

[ROUND] = beacon.quicknet()["rounds"]
KEY, NUMBER, SIGNATURE = beacon.quicknet()["public_key"], ROUND["round"], ROUND["signature"]
INFINITY = (b"\xc0" + bytes(47)).hex()


def compressed(x: int, y: int) -> str:
    data = bytearray(x.to_bytes(48, "big"))
    data[0] |= 0x80 | (0x20 if y > P // 2 else 0)
    return data.hex()


def outside() -> str:
    """A point of the curve that is not in the group: its order has another factor."""
    for x in range(1, 100):
        if (y := sqrt(x**3 + 4)) and multiply((x, y), ORDER) is not None:
            return compressed(x, y)
    raise AssertionError


def negative(signature: str) -> str:
    data = bytearray.fromhex(signature)
    data[0] ^= 0x20
    return data.hex()


def flipped(text: str, bit: int) -> str:
    data = bytearray.fromhex(text)
    data[bit // 8] ^= 1 << bit % 8
    return data.hex()


@sizes(few=3, many=100)
def test_what_a_chain_signs_is_signed_and_nothing_else(cases: int) -> None:
    for case in range(cases):
        chain, number = Chain(random.randbytes(32)), random.getrandbits(64) >> case % 64
        public_key, signature = str(chain.info["public_key"]), chain.sign(number).hex()
        assert is_signed(public_key, number, signature)
        assert not is_signed(public_key, number ^ 1, signature)
        assert not is_signed(KEY, number, signature)


def test_the_recorded_round_of_quicknet() -> None:
    assert is_signed(KEY, NUMBER, SIGNATURE)
    assert not is_signed(KEY, NUMBER + 1, SIGNATURE)


@sizes(few=20, many=1000)
def test_messages_are_hashed_to_the_same_points(cases: int) -> None:
    for length in range(cases):
        message = random.randbytes(length)
        point = hash_to_curve(message, dst=DST)
        assert point is not None
        ours = b"".join(part.to_bytes(48, "big") for part in point)
        assert ours == G1Point.hash_to_curve(message, DST).to_xy_bytes_be()


@pytest.mark.parametrize(
    "signature",
    [
        pytest.param(negative(SIGNATURE), id="the other one of that x"),
        pytest.param(INFINITY, id="infinity"),
        pytest.param(outside(), id="outside of the group"),
        pytest.param("00" * 48, id="zeros"),
        pytest.param("ff" * 48, id="ones"),
        pytest.param(compressed(P, 2), id="x is not reduced"),
        pytest.param(flipped(SIGNATURE, 7), id="not marked as compressed"),
    ],
)
def test_points_that_are_no_signature(signature: str) -> None:
    assert not is_signed(KEY, NUMBER, signature)


@sizes(few=12, many=384)
def test_no_bit_can_be_changed(cases: int) -> None:
    for bit in random.sample(range(48 * 8), cases):
        assert not is_signed(KEY, NUMBER, flipped(SIGNATURE, bit))
        assert not is_signed(flipped(KEY, 2 * bit), NUMBER, SIGNATURE)
