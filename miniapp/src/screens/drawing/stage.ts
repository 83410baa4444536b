/** How far a draw is, by what everybody may read of it. */
import type { Schema } from "../../api";

export const DRAW = "/v1/contests/{contest_id}/draw";
export const WINNERS = "/v1/contests/{contest_id}/winners";

export type Winner = Schema<"Winner">;
export type Proof = Schema<"DrawProof">;
export type Stage = "waiting" | "cancelled" | "freezing" | "frozen" | "drawn" | "confirmed";

export function stageOf(status: Schema<"ContestStatus">, proof: Proof | undefined): Stage {
  if (status === "cancelled") return "cancelled";
  if (status !== "closed" && status !== "drawn") return "waiting";
  if (!proof) return "freezing";
  if (proof.confirmation) return "confirmed";
  return proof.signature ? "drawn" : "frozen";
}
