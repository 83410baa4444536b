/** Bytes as `docs/draw.md` writes them. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";

export { bytesToHex as toHex, concatBytes as join, hexToBytes as fromHex };

const HALF = 2 ** 32;
const BLOCK = 64;

export const sha = (...parts: Uint8Array[]): Uint8Array => sha256(concatBytes(...parts));

/** For keys that are no longer than a block, as all here are. */
export function hmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  const padded = (byte: number) => new Uint8Array(BLOCK).map((_, at) => byte ^ (key[at] ?? 0));
  return sha(padded(0x5c), sha(padded(0x36), message));
}

export function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, value / HALF);
  view.setUint32(4, value);
  return bytes;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes that a hash of this kind begins with. */
export const label = (name: string): Uint8Array => utf8(`contest-draw-1 ${name}\0`);

export function text(value: string): Uint8Array {
  const bytes = utf8(value);
  return concatBytes(u64(bytes.length), bytes);
}
