/** One's own line: that it follows from one's Telegram id and salt, and is in the list. */
import { fromHex, label, sha, text, toHex } from "./bytes";
import { type Proof, readMine } from "./documents";
import { insist, type Step } from "./outcome";
import { climb } from "./tree";

const ENTRY = label("entry");

export function commitmentOf(contest: string, telegramId: string, salt: string): string {
  return toHex(sha(ENTRY, text(contest), text(telegramId), fromHex(salt)));
}

/** Raises `Refused`. */
export function checkMine(bytes: Uint8Array, proof: Proof, telegramId: string): Step {
  const mine = readMine(bytes);
  const { header, header_hash: hash } = proof;
  const isOfHeader = mine.contest_id === header.contest_id && mine.header_hash === hash;
  insist(isOfHeader, "mine", "other-header", mine.contest_id);
  const { index, commitment, tickets } = mine;
  const own = commitmentOf(header.contest_id, telegramId, mine.salt);
  insist(commitment === own, "mine", "other-person", own);
  const start = climb(mine, header, "mine");
  return { name: "mine", index, commitment, start, tickets };
}
