"""A chain of drand's rounds as it is pinned: its key, when its rounds come, and the hash of these.

https://docs.drand.love/dev-guide/developer/http-api/v1/group-chain-info
"""

from __future__ import annotations

import hashlib
import math
import struct
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

# Signatures on G1, keys on G2, and no round knows the one before it.
SCHEME = "bls-unchained-g1-rfc9380"
PERIOD_S_MAX = 3600
GENESIS_MAX = 2**40  # no moment of ours is later


@dataclass(frozen=True)
class Chain:
    """What is known of a chain beforehand."""

    hash: str
    public_key: str  # 96 bytes in hex
    genesis_time: int
    period: int  # seconds

    def round_at(self, at: float) -> int:
        """The first round at or after a moment."""
        return max(1, math.ceil((at - self.genesis_time) / self.period) + 1)

    def time_of(self, number: int) -> int:
        """When a round is published, in epoch seconds."""
        return self.genesis_time + (number - 1) * self.period


class _Metadata(BaseModel):
    beaconID: str = Field(pattern="^[A-Za-z0-9._-]{1,64}$")  # noqa: N815 - drand's names


class _Info(BaseModel):
    model_config = ConfigDict(strict=True)

    public_key: str = Field(pattern="^[0-9a-f]{192}$")
    period: int = Field(ge=1, le=PERIOD_S_MAX)
    genesis_time: int = Field(ge=0, le=GENESIS_MAX)
    hash: str = Field(pattern="^[0-9a-f]{64}$")
    groupHash: str = Field(pattern="^[0-9a-f]{64}$")  # noqa: N815
    schemeID: str = Field(pattern=f"^{SCHEME}$")  # noqa: N815
    metadata: _Metadata


def read_info(text: str) -> Chain:
    """The chain that a relay's answer to `info` describes. Raises `ValueError` where it is none of
    the scheme, or its hash is not that of the rest.
    """
    info = _Info.model_validate_json(text)
    start = struct.pack(">IQ", info.period, info.genesis_time)
    key, seed = bytes.fromhex(info.public_key), bytes.fromhex(info.groupHash)
    name = info.metadata.beaconID.encode()
    if hashlib.sha256(start + key + seed + name).hexdigest() != info.hash:
        raise ValueError("the hash is not that of the chain")
    return Chain(info.hash, info.public_key, info.genesis_time, info.period)
