"""Whether a chain of drand's has signed a round: BLS signatures on G1 of BLS12-381.

A signature S of the key K holds where e(S, G2) = e(H, K), H being the round hashed to the curve. In
plain integers, since no library of the curve has a build for a worker (decision 53); one check
takes some 0.1 s.

Fp2 is pairs (a, b) of a + bu with u² = -1; Fp12 is 6-tuples over Fp2, the powers of w, with
w⁶ = 1 + u. Points are affine, None is infinity.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from contest.content.draw.curve import ORDER, P, Point, Z, hash_to_curve, multiply, sqrt

DST = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"

Fp2 = tuple[int, int]
Fp12 = tuple[Fp2, ...]
TwistPoint = tuple[Fp2, Fp2]

COMPRESSED, INFINITE, LARGER = 1 << 7, 1 << 6, 1 << 5  # the flags in the first byte of a point
Z_BITS = f"{Z:b}"[1:]
ZERO: Fp2 = (0, 0)
ONE: Fp12 = ((1, 0), *[ZERO] * 5)
# https://datatracker.ietf.org/doc/html/draft-irtf-cfrg-pairing-friendly-curves, 4.2.1
G2 = bytes.fromhex(
    "93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e"
    "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"
)


def is_signed(public_key: str, number: int, signature: str) -> bool:
    """Whether `signature` is that of the round by the key; both in hex. What is no point of its
    group is no signature.

    The key is the one that is pinned: that it lies in its group is not looked at.
    """
    key, generator = _twist_point(bytes.fromhex(public_key)), _twist_point(G2)
    signed = _signature_point(bytes.fromhex(signature))
    if signed is None or key is None or generator is None:
        return False
    hashed = hash_to_curve(hashlib.sha256(number.to_bytes(8, "big")).digest(), dst=DST)
    negated = (signed[0], -signed[1] % P)
    return hashed is not None and _is_one(_miller([(negated, generator), (hashed, key)]))


def _signature_point(data: bytes) -> Point | None:
    if data[0] & (COMPRESSED | INFINITE) != COMPRESSED:
        return None
    x = int.from_bytes(data, "big") % (1 << 381)
    y = sqrt(x**3 + 4)
    if x >= P or y is None:
        return None
    point = (x, y if (y > P // 2) == bool(data[0] & LARGER) else P - y)
    return point if multiply(point, ORDER) is None else None


def _twist_point(data: bytes) -> TwistPoint | None:
    """A key, on y² = x³ + 4(1 + u)."""
    if data[0] & (COMPRESSED | INFINITE) != COMPRESSED:
        return None
    x = (int.from_bytes(data[48:], "big"), int.from_bytes(data[:48], "big") % (1 << 381))
    a, b = _times(_times(x, x), x)
    y = _root(((a + 4) % P, (b + 4) % P))
    if y is None or max(x) >= P:
        return None
    is_larger = (y[1] or y[0]) > P // 2
    return x, y if is_larger == bool(data[0] & LARGER) else (-y[0] % P, -y[1] % P)


def _times(a: Fp2, b: Fp2) -> Fp2:
    return (a[0] * b[0] - a[1] * b[1]) % P, (a[0] * b[1] + a[1] * b[0]) % P


def _over(a: Fp2, b: Fp2) -> Fp2:
    inverse = pow(b[0] * b[0] + b[1] * b[1], -1, P)
    return _times(a, (b[0] * inverse, -b[1] * inverse))


def _root(a: Fp2) -> Fp2 | None:
    """A square root in Fp2, by way of one of its norm."""
    norm = sqrt(a[0] * a[0] + a[1] * a[1])
    for each in () if norm is None else (norm, -norm):
        real = sqrt((a[0] + each) * pow(2, -1, P))
        if real:
            return real, a[1] * pow(2 * real, -1, P) % P
    return None


def _multiply(a: Fp12, b: Fp12) -> Fp12:
    real, imaginary = [0] * 12, [0] * 12
    for i, (a0, a1) in enumerate(a):
        if a0 or a1:
            for k, (b0, b1) in enumerate(b, start=i):
                real[k] += a0 * b0 - a1 * b1
                imaginary[k] += a0 * b1 + a1 * b0
    # w⁶ is 1 + u
    return tuple(
        (
            (real[k] + real[k + 6] - imaginary[k + 6]) % P,
            (imaginary[k] + real[k + 6] + imaginary[k + 6]) % P,
        )
        for k in range(6)
    )


def _miller(pairs: list[tuple[Point, TwistPoint]]) -> Fp12:
    """The product of the Miller loops, up to what the final exponentiation takes away."""
    found, running = ONE, [point for _, point in pairs]
    for bit in Z_BITS:
        found = _multiply(found, found)
        for i, (at, _) in enumerate(pairs):
            x, y = running[i]
            slope = _over(_times((3, 0), _times(x, x)), (2 * y[0], 2 * y[1]))
            found = _multiply(_line(running[i], slope, at), found)
            running[i] = _third(running[i], x, slope)
        if bit == "1":
            for i, (at, (x, y)) in enumerate(pairs):
                of = running[i]
                slope = _over(
                    (of[1][0] - y[0], of[1][1] - y[1]), (of[0][0] - x[0], of[0][1] - x[1])
                )
                found = _multiply(_line(of, slope, at), found)
                running[i] = _third(of, x, slope)
    return found


def _third(point: TwistPoint, x: Fp2, slope: Fp2) -> TwistPoint:
    """The sum of a point and the one at `x`, on the line of this slope."""
    (x0, x1), (y0, y1) = point
    s0, s1 = _times(slope, slope)
    third = (s0 - x0 - x[0]) % P, (s1 - x1 - x[1]) % P
    d0, d1 = _times(slope, (x0 - third[0], x1 - third[1]))
    return third, ((d0 - y0) % P, (d1 - y1) % P)


def _line(point: TwistPoint, slope: Fp2, at: Point) -> Fp12:
    """The line through a point of the twist, at a point of the curve, times w³."""
    c0, c1 = _times(slope, point[0])
    x, y = at
    start = (c0 - point[1][0], c1 - point[1][1])
    return (start, ZERO, (-slope[0] * x % P, -slope[1] * x % P), (y, 0), ZERO, ZERO)


def _power(a: Fp12) -> Fp12:
    """`a` to the power of Z."""
    found = a
    for bit in Z_BITS:
        found = _multiply(found, found)
        if bit == "1":
            found = _multiply(found, a)
    return found


def _gammas() -> Iterator[Fp2]:
    """What w, w², ... are multiplied with when raised to P."""
    base, exponent, gamma = (1, 1), (P - 1) // 6, (1, 0)
    for bit in f"{exponent:b}":
        gamma = _times(gamma, gamma)
        gamma = _times(gamma, base) if bit == "1" else gamma
    power = (1, 0)
    for _ in range(6):
        yield power
        power = _times(power, gamma)


GAMMAS = tuple(_gammas())


def _frobenius(a: Fp12, times: int = 1) -> Fp12:
    """`a` to the power of P, so many times."""
    for _ in range(times):
        a = tuple(_times((c[0], -c[1]), gamma) for c, gamma in zip(a, GAMMAS, strict=True))
    return a


def _conjugate(a: Fp12) -> Fp12:
    """`a` to the power of P⁶."""
    return tuple((-c[0] % P, -c[1] % P) if k % 2 else c for k, c in enumerate(a))


def _is_one(a: Fp12) -> bool:
    """Whether the final exponentiation of `a` gives one.

    Its exponent is (p⁶ - 1)(p² + 1)h with 3h = (x - 1)²(x + p)(x² + p² - 1) + 3 and x = -Z
    (https://eprint.iacr.org/2020/875). Sorted by sign, 3h is u - v with
    u = (Z + 1)²(p³ + pZ² + Z) + 3 and v = (Z + 1)²(p + p²Z + Z³), and the power to p⁶ - 1 is one
    where U/V equals its conjugate: so nothing needs to be inverted.
    """
    start = _multiply(_frobenius(a, 2), a)
    squared = _multiply(_power(start), start)
    s = _multiply(_power(squared), squared)
    z1 = _power(s)
    z2 = _power(z1)
    z3 = _power(z2)
    cube = _multiply(_multiply(start, start), start)
    u = _multiply(_multiply(_frobenius(s, 3), _frobenius(z2)), _multiply(z1, cube))
    v = _multiply(_multiply(_frobenius(s), _frobenius(z1, 2)), z3)
    return _multiply(_conjugate(u), v) == _multiply(u, _conjugate(v))
