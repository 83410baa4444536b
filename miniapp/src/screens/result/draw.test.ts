import { expect, test } from "vitest";
import confirmed from "../../../../tests/vectors/draw/proofs/confirmed.json";
import fewer from "../../../../tests/vectors/draw/proofs/fewer-decided.json";
import frozen from "../../../../tests/vectors/draw/proofs/frozen.json";
import late from "../../../../tests/vectors/draw/proofs/late.json";
import { fateOf, type Proof, passedPrizes, roundAt } from "./draw";

const proofOf = (sample: { proof: unknown }) => sample.proof as Proof;

test.each([confirmed, fewer])("prizes end where the proof says", (sample) => {
  const proof = proofOf(sample);
  const last = new Map(passedPrizes(proof).map(({ prize, to }) => [prize, to]));
  expect(last.size).toBeGreaterThan(0);
  for (const [prize, to] of last) expect(proof.winners[prize]?.draw).toBe(to);
});

test("what has become of a line", () => {
  const proof = proofOf(confirmed);
  const fates = proof.order.map((line) => fateOf(line, proof));
  expect(fates.map(({ kind }) => kind)).toEqual(["won", "lost", "won", "lost", "won"]);
  expect(fateOf({ index: 1 }, proof)).toEqual({ kind: "not-drawn" });
  expect(fateOf({ index: 1 }, proofOf(frozen))).toEqual({ kind: "waits" });
});

test("the round comes after the last one that was missed", () => {
  const { header } = proofOf(late);
  expect(roundAt(header)).toBe((1_700_000_000 + header.round - 1) * 1000);
});
