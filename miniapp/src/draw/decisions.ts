/** What was decided after the draw, the confirmation, and who holds the prizes in the end. */
import { fromHex, label, sha, text, toHex, u64 } from "./bytes";
import { type Confirmation, type Decision, DRAWS_MAX, type Proof } from "./documents";
import { insist, type Passed } from "./outcome";

type Holders = (number | null)[];

const DECISION = label("decision");
const CONFIRMATION = label("confirmation");

/** Decisions and confirmation in the order in which they were made, each chained to the last. */
export function checkDecisions(proof: Proof): { passed: Passed[]; holders: Holders } {
  const { confirmation, decisions, header } = proof;
  const end = Math.min(header.entries, DRAWS_MAX);
  const drawOrNobody = (draw: number) => (draw < end ? draw : null);
  const holders: Holders = Array.from({ length: header.prizes }, (_, prize) => drawOrNobody(prize));
  const passed: Passed[] = [];
  let previous = proof.header_hash;
  for (const [place, decision] of decisions.entries()) {
    if (confirmation?.decisions === place) previous = checkConfirmation(confirmation, previous);
    previous = checkDecision(decision, place, previous);
    const { draw, reason, at } = decision;
    const prize = holders.indexOf(draw);
    insist(prize >= 0, "decision", "no-prize", place);
    checkReason(decision, place, confirmation);
    const to = drawOrNobody(header.prizes + place);
    holders[prize] = to;
    passed.push({ draw, reason, at, prize, to });
  }
  checkEnd(confirmation, decisions.length, previous);
  return { passed, holders };
}

export function checkWinners({ winners }: Proof, holders: Holders): void {
  insist(winners.length === holders.length, "winners", "prize-count", winners.length);
  for (const [place, { prize, draw, name }] of winners.entries()) {
    insist(prize === place, "winners", "prize-number", place);
    insist(draw === holders[place], "winners", "other-holder", place);
    insist(draw !== null || name === null, "winners", "name-of-nobody", place);
  }
}

/** The hash of the decision, which what follows is chained to. */
function checkDecision(decision: Decision, place: number, previous: string): string {
  const { number, draw, reason, at, hash } = decision;
  insist(number === place, "decision", "decision-number", place);
  const parts = [fromHex(previous), u64(number), u64(draw), text(reason), u64(at)];
  insist(hash === toHex(sha(DECISION, ...parts)), "decision", "other-hash", place);
  return hash;
}

function checkConfirmation({ at, decisions, hash }: Confirmation, previous: string): string {
  const computed = toHex(sha(CONFIRMATION, fromHex(previous), u64(decisions), u64(at)));
  insist(hash === computed, "confirmation", "other-hash", computed);
  return hash;
}

/** After the confirmation a prize is lost by not being claimed, and before it by nothing less. */
function checkReason({ reason }: Decision, place: number, confirmation: Confirmation | null): void {
  const isAfter = confirmation !== null && place >= confirmation.decisions;
  const isUnclaimed = reason === "unclaimed";
  insist(isAfter || !isUnclaimed, "confirmation", "unclaimed-early", place);
  insist(isUnclaimed || !isAfter, "confirmation", "too-late", place);
}

/** A confirmation that no decision came after. */
function checkEnd(confirmation: Confirmation | null, decisions: number, previous: string): void {
  if (!confirmation || confirmation.decisions < decisions) return;
  const isWhole = confirmation.decisions === decisions;
  insist(isWhole, "confirmation", "decisions-missing", confirmation.decisions);
  checkConfirmation(confirmation, previous);
}
