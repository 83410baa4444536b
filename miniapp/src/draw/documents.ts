/** The documents of a draw, in the only form that they may have. */
import { array, type Form, hex, matching, nullable, number, object, read } from "./form";

export const PRIZES_MAX = 1000;
export const DRAWS_MAX = 10_000;
const LATE_MAX = 1000;
const PATH_MAX = 53;

export type PathNode = { hash: string; sum: number };
export type Header = {
  algorithm: string;
  beacon: string;
  contest_id: string;
  delay_s: number;
  ends_at: number;
  entries: number;
  late: { at: number; round: number }[];
  prizes: number;
  published_at: number;
  root: string;
  round: number;
  rules: string;
  tickets: number;
};
export type Line = { index: number; commitment: string; tickets: number; path: PathNode[] };
export type Decision = {
  number: number;
  draw: number;
  reason: string;
  at: number;
  hash: string;
};
export type Confirmation = { at: number; decisions: number; hash: string };
export type Winner = { prize: number; draw: number | null; name: string | null };
export type Proof = {
  header: Header;
  header_hash: string;
  signature: string | null;
  order: (Line & { draw: number })[];
  decisions: Decision[];
  confirmation: Confirmation | null;
  winners: Winner[];
};
export type Mine = Line & { contest_id: string; header_hash: string; salt: string };
export type Page = { page: number; pages: number; lines: string };

const natural = number(0);
const hash = hex(32);
const contestId: Form<string> = matching(/^[A-Za-z0-9_-]{1,64}$/);
const line = {
  index: natural,
  commitment: hash,
  tickets: number(1),
  path: array(PATH_MAX, object<PathNode>({ hash, sum: number(1) })),
};

const header = object<Header>({
  algorithm: matching(/^contest-draw-1$/),
  beacon: hash,
  contest_id: contestId,
  delay_s: number(10, 86_400),
  ends_at: natural,
  entries: natural,
  late: array(LATE_MAX, object({ at: natural, round: number(1) })),
  prizes: number(1, PRIZES_MAX),
  published_at: natural,
  root: hash,
  round: number(1),
  rules: hash,
  tickets: natural,
});

const decision = object<Decision>({
  number: natural,
  draw: natural,
  reason: matching(
    /^(not_member|left|account_deleted|ineligible_country|staff|fraud|unreachable|declined|duplicate_person|unclaimed)$/,
  ),
  at: natural,
  hash,
});

const proof = object<Proof>({
  header,
  header_hash: hash,
  signature: nullable(hex(48)),
  order: array(DRAWS_MAX, object({ draw: natural, ...line })),
  decisions: array(DRAWS_MAX, decision),
  confirmation: nullable(object<Confirmation>({ at: natural, decisions: natural, hash })),
  winners: array(
    PRIZES_MAX,
    object<Winner>({
      prize: natural,
      draw: nullable(natural),
      name: nullable(matching(/^\P{Surrogate}{1,64}$/u)),
    }),
  ),
});

const mine = object<Mine>({ contest_id: contestId, header_hash: hash, salt: hash, ...line });

const page = object<Page>({
  page: natural,
  pages: natural,
  lines: matching(/^(?:[0-9a-f]{64} [1-9][0-9]{0,15}\n){1,1024}$/),
});

export const readProof = (bytes: Uint8Array): Proof => read(proof, bytes, "proof");
export const readMine = (bytes: Uint8Array): Mine => read(mine, bytes, "mine");
export const readPage = (bytes: Uint8Array): Page => read(page, bytes, "page");
