import { describe, expect, test } from "vitest";
import { type Chain, isSignature, QUICKNET } from "./beacon";
import { fromHex, sha, toHex } from "./bytes";
import type { Header, Page, Proof } from "./documents";
import { List } from "./full";
import { checkLight, encodeHeader } from "./light";
import { checkMine, commitmentOf } from "./mine";
import { Refused, type Step } from "./outcome";
import { Stream } from "./stream";
import { leaf, rootOf } from "./tree";

const FILES = import.meta.glob<string>("../../../tests/vectors/draw/**/*.json", {
  eager: true,
  import: "default",
  query: "?raw",
});
const FOLDER = "../../../tests/vectors/draw/";
const read = (name: string) => JSON.parse(FILES[`${FOLDER}${name}.json`] ?? "");
const PROOFS = Object.keys(FILES)
  .filter((path) => path.includes("/proofs/"))
  .map((path) => path.slice(FOLDER.length, -".json".length));

const CONTEST = "summer-2026";

type Own = { telegram_id: string; document: unknown };
type Sample = { chain: string | null; verdict: string; proof: Proof; pages: Page[]; mine: Own[] };
type Signature = {
  about: string;
  signature: string;
  round: number;
  public_key: string | null;
  is_right: boolean;
};
type Tampered = {
  about: string;
  of: string;
  step: string;
  changes: { at: (string | number)[]; to?: unknown; is_removed?: true }[];
};

test("commitments", () => {
  for (const { contest_id, telegram_id, salt, commitment } of read("commitments"))
    expect(commitmentOf(contest_id, telegram_id, salt)).toBe(commitment);
});

test("trees", () => {
  const { lines, roots } = read("trees");
  const leaves = (lines as string).match(/.+/g)?.map((line) => {
    const [commitment, tickets] = line.split(" ");
    return leaf(fromHex(commitment ?? ""), Number(tickets));
  });
  for (const { lines: count, root, tickets } of roots) {
    const { hash, sum } = rootOf(leaves?.slice(0, count) ?? []);
    expect([toHex(hash), sum]).toEqual([root, tickets]);
  }
});

test("headers", () => {
  for (const { header, bytes, hash } of read("headers")) {
    expect(encodeHeader(header as Header)).toBe(bytes);
    expect(toHex(sha(new TextEncoder().encode(bytes)))).toBe(hash);
  }
});

test("streams, with numbers that are passed over", () => {
  for (const { randomness, header_hash, below, numbers, blocks_used } of read("streams")) {
    const stream = new Stream(fromHex(randomness), fromHex(header_hash));
    expect(below.map((limit: string) => String(stream.below(BigInt(limit))))).toEqual(numbers);
    expect(stream.blocks).toBe(blocks_used);
  }
});

test.each(read("signatures") as Signature[])("a signature that is $about", (vector) => {
  const { signature, round, public_key: publicKey, is_right: isRight } = vector;
  const chain = { ...QUICKNET, publicKey: publicKey ?? QUICKNET.publicKey };
  expect(isSignature(signature, round, chain)).toBe(isRight);
});

test("the pinned chain is the one that was recorded", () => {
  const { chain_hash, public_key, genesis_time, period_s, rounds } = read("quicknet");
  expect(QUICKNET).toEqual({
    hash: chain_hash,
    publicKey: public_key,
    genesisTime: genesis_time,
    period: period_s,
    isPinned: true,
  });
  for (const { round, signature, randomness } of rounds) {
    expect(isSignature(signature, round, QUICKNET)).toBe(true);
    expect(toHex(sha(fromHex(signature)))).toBe(randomness);
  }
});

describe("proofs", () => {
  test.each(PROOFS)("%s holds", (name) => {
    const sample = read(name) as Sample;
    const steps = check(sample);
    expect(steps.some((step) => step.name === "signature")).toBe(sample.verdict === "yes");
  });

  test.each(read("tampered") as Tampered[])("refused: $about ($step)", (tampered) => {
    const sample = read(`proofs/${tampered.of}`) as Sample;
    for (const change of tampered.changes) apply(sample, change);
    expect(stepThatRefuses(sample)).toBe(tampered.step);
  });
});

function stepThatRefuses(sample: Sample): string {
  try {
    check(sample);
    return "none";
  } catch (error) {
    if (error instanceof Refused) return error.refusal.step;
    throw error;
  }
}

function check({ chain, proof: document, pages, mine }: Sample): Step[] {
  const steps: Step[] = [];
  const light = checkLight(encode(document), chain ? chainOf(chain) : QUICKNET, CONTEST);
  let at = light.next();
  for (; !at.done; at = light.next()) steps.push(at.value);
  const proof = at.value;
  const list = new List(proof.header);
  for (const page of pages) list.add(encode(page));
  steps.push(list.check(proof));
  for (const own of mine) steps.push(checkMine(encode(own.document), proof, own.telegram_id));
  return steps;
}

function chainOf(file: string): Chain {
  const info = read(file.replace(".json", ""));
  return {
    hash: info.hash,
    publicKey: info.public_key,
    genesisTime: info.genesis_time,
    period: info.period,
    isPinned: false,
  };
}

const encode = (document: unknown) => new TextEncoder().encode(JSON.stringify(document));

function apply(sample: Sample, { at, to, is_removed }: Tampered["changes"][number]): void {
  const last = at.at(-1) as string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the vectors lead to
  const place = at.slice(0, -1).reduce<any>((inside, key) => inside[key], sample);
  if (!is_removed) place[last] = to;
  else if (Array.isArray(place)) place.splice(Number(last), 1);
  else delete place[last];
}
