/** How a check ends, and the steps on its way, by their names in `docs/draw.md`. */
import type { Header } from "./documents";

export type StepName = Step["name"] | "root";

/** Why a step refuses. Each has its sentence in the texts of the result's screen. */
export type Reason =
  // document
  | "too-large"
  | "not-utf-8"
  | "not-json"
  | "field-missing"
  | "field-unknown"
  | "field-twice"
  | "not-in-form"
  // header
  | "other-contest"
  | "other-hash"
  | "sums-of-list"
  // round
  | "other-chain"
  | "short-delay"
  | "missed-round"
  | "other-round"
  | "published-late"
  // signature
  | "bad-signature"
  // line, mine
  | "no-such-line"
  | "path-length"
  | "path-sum"
  | "path-elsewhere"
  | "lines-unordered"
  // order, and all that has to wait for the round
  | "before-round"
  | "draws-missing"
  | "draws-too-many"
  | "draw-number"
  | "drawn-twice"
  | "other-ticket"
  // decision, confirmation
  | "decision-number"
  | "no-prize"
  | "unclaimed-early"
  | "too-late"
  | "decisions-missing"
  // winners
  | "prize-count"
  | "prize-number"
  | "other-holder"
  | "name-of-nobody"
  // list, root
  | "page-number"
  | "line-count"
  | "list-unordered"
  | "too-many-tickets"
  | "other-root"
  | "other-order"
  // mine
  | "other-header"
  | "other-person";

/** `where` says which one it was, for those who look closer. */
export type Refusal = { step: StepName; reason: Reason; where: string | number };

export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(Object.values(refusal).join(" "));
    this.refusal = refusal;
  }
}

/** Raises `Refused` unless it holds. */
export function insist(
  holds: boolean,
  step: StepName,
  reason: Reason,
  where: string | number = "",
): asserts holds {
  if (!holds) throw new Refused({ step, reason, where });
}

export type Drawn = {
  draw: number;
  ticket: number;
  of: number;
  index: number;
  commitment: string;
  /** Where the line begins among the tickets that were left, and how many it has. */
  start: number;
  tickets: number;
};
export type Passed = { draw: number; reason: string; at: number; prize: number; to: number | null };
export type Won = { prize: number; draw: number | null; name: string | null };

/** A step that held, with its numbers. Times are seconds since 1970. */
export type Step =
  | { name: "document"; bytes: number }
  | { name: "header"; header: Header; hash: string }
  | { name: "round"; header: Header; at: number; ahead: number; isPinned: boolean }
  | { name: "signature"; signature: string; randomness: string }
  | { name: "line"; lines: number; hashes: number }
  | { name: "order"; drawn: Drawn[] }
  | { name: "decision"; passed: Passed[] }
  | { name: "confirmation"; at: number | null; decisions: number }
  | { name: "winners"; winners: Won[] }
  | { name: "list"; pages: number; lines: number; root: string }
  | { name: "mine"; index: number; commitment: string; start: number; tickets: number };
