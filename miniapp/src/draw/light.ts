/** The light check: everything that follows from the proof alone. */
import { type Chain, firstRound, isSignature, timeOf } from "./beacon";
import { fromHex, sha, toHex, utf8 } from "./bytes";
import { checkDecisions, checkWinners } from "./decisions";
import { type Header, type Proof, readProof } from "./documents";
import { checkLines, checkOrder } from "./order";
import { insist, type Step } from "./outcome";
import { EMPTY } from "./tree";

const PINNED_DELAY_S_MIN = 600;

/** The steps of a contest's proof, one after the other, and in the end itself. Raises `Refused`. */
export function* checkLight(
  bytes: Uint8Array,
  chain: Chain,
  contest: string,
): Generator<Step, Proof> {
  const proof = readProof(bytes);
  yield { name: "document", bytes: bytes.length };
  yield checkHeader(proof, contest);
  yield checkRound(proof.header, chain);
  if (proof.signature === null) return checkNothingDrawn(proof);
  const isRight = isSignature(proof.signature, proof.header.round, chain);
  insist(isRight, "signature", "bad-signature", proof.header.round);
  const randomness = sha(fromHex(proof.signature));
  yield { name: "signature", signature: proof.signature, randomness: toHex(randomness) };
  const starts = checkLines(proof);
  const hashes = proof.order.reduce((sum, { path }) => sum + path.length + 1, 0);
  yield { name: "line", lines: proof.order.length, hashes };
  yield { name: "order", drawn: checkOrder(proof, starts, randomness) };
  const { passed, holders } = checkDecisions(proof);
  yield { name: "decision", passed };
  const { confirmation, decisions } = proof;
  const before = confirmation?.decisions ?? decisions.length;
  yield { name: "confirmation", at: confirmation?.at ?? null, decisions: before };
  checkWinners(proof, holders);
  yield { name: "winners", winners: proof.winners };
  return proof;
}

/** RFC 8785 by hand: fields in the order of their names; numbers and text need nothing. */
export function encodeHeader(header: Header): string {
  return JSON.stringify(header, [...Object.keys(header), "at"].sort());
}

function checkHeader(proof: Proof, contest: string): Step {
  const { header, header_hash: hash } = proof;
  const { contest_id, entries, tickets } = header;
  insist(contest_id === contest, "header", "other-contest", contest_id);
  const computed = toHex(sha(utf8(encodeHeader(header))));
  insist(hash === computed, "header", "other-hash", computed);
  const isOfList = entries ? tickets >= entries : !tickets && header.root === toHex(EMPTY.hash);
  insist(isOfList, "header", "sums-of-list", tickets);
  return { name: "header", header, hash };
}

function checkRound(header: Header, chain: Chain): Step {
  insist(header.beacon === chain.hash, "round", "other-chain", header.beacon);
  const isShort = chain.isPinned && header.delay_s < PINNED_DELAY_S_MIN;
  insist(!isShort, "round", "short-delay", header.delay_s);
  const delay = BigInt(header.delay_s);
  const lead = delay / 10n;
  let round = firstRound(chain, BigInt(header.ends_at) + delay);
  for (const { at, round: missed } of header.late) {
    const isMissed = BigInt(missed) === round && BigInt(at) > timeOf(chain, round) - lead;
    insist(isMissed, "round", "missed-round", missed);
    round = firstRound(chain, BigInt(at) + delay);
  }
  insist(BigInt(header.round) === round, "round", "other-round", header.round);
  const at = timeOf(chain, round);
  const ahead = at - BigInt(header.published_at);
  insist(ahead >= lead, "round", "published-late", header.published_at);
  return { name: "round", header, at: Number(at), ahead: Number(ahead), isPinned: chain.isPinned };
}

function checkNothingDrawn(proof: Proof): Proof {
  insist(!proof.order.length, "order", "before-round");
  insist(!proof.decisions.length, "decision", "before-round");
  insist(!proof.confirmation, "confirmation", "before-round");
  insist(!proof.winners.length, "winners", "before-round");
  return proof;
}
