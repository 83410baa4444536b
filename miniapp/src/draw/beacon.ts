/** The beacon's chain that is pinned, its rounds and their signatures. */
import { bls12_381 } from "@noble/curves/bls12-381.js";
import { fromHex, sha, u64 } from "./bytes";

export type Chain = {
  hash: string;
  publicKey: string;
  genesisTime: number;
  period: number;
  /** Whether it is the public one, whose numbers nobody knows beforehand. */
  isPinned: boolean;
};

export const QUICKNET: Chain = {
  hash: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
  publicKey:
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
  genesisTime: 1692803367,
  period: 3,
  isPinned: true,
};

const DOMAIN = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

/** In integers without limit: a header may name times that no other number holds exactly. */
export function firstRound(chain: Chain, at: bigint): bigint {
  const passed = at - BigInt(chain.genesisTime);
  const period = BigInt(chain.period);
  return passed <= 0n ? 1n : (passed + period - 1n) / period + 1n;
}

export const timeOf = (chain: Chain, round: bigint): bigint =>
  BigInt(chain.genesisTime) + (round - 1n) * BigInt(chain.period);

/** Points are looked at by the library: their one form, the curve, the subgroup, infinity. */
export function isSignature(signature: string, round: number, chain: Chain): boolean {
  const { hash, verify } = bls12_381.shortSignatures;
  try {
    const point = hash(sha(u64(round)), DOMAIN);
    return verify(fromHex(signature), point, fromHex(chain.publicKey));
  } catch {
    return false;
  }
}
