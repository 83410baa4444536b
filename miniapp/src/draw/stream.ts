/** The numbers that follow from a round of the beacon and the hash of a header. */
import { hmac, join, label, u64 } from "./bytes";

const RANGE = 2n ** 64n;
const LABEL = label("stream");

export class Stream {
  blocks = 0;
  private readonly randomness: Uint8Array;
  private readonly headerHash: Uint8Array;

  constructor(randomness: Uint8Array, headerHash: Uint8Array) {
    this.randomness = randomness;
    this.headerHash = headerHash;
  }

  /** From 0 to `limit` - 1, each as likely: what would favour the small ones is passed over. */
  below(limit: bigint): bigint {
    for (;;) {
      const message = join(LABEL, this.headerHash, u64(this.blocks++));
      const block = hmac(this.randomness, message);
      const drawn = new DataView(block.buffer, block.byteOffset).getBigUint64(0);
      if (drawn < RANGE - (RANGE % limit)) return drawn % limit;
    }
  }
}
