/** What the proof says about the prizes, for those who read it: nothing is checked here. */
import type { Schema } from "../../api";

export type Contest = Schema<"Contest">;
export type Proof = Schema<"DrawProof">;
export type Mine = Schema<"MyProof">;

type Timing = Pick<Proof["header"], "ends_at" | "late" | "delay_s">;

/** When the round comes, in milliseconds: `delay_s` after the end, or after the last missed one. */
export function roundAt({ ends_at, late, delay_s }: Timing): number {
  return ((late.at(-1)?.at ?? ends_at) + delay_s) * 1000;
}

export type Fate =
  | { kind: "waits" | "not-drawn" }
  | { kind: "won"; prize: number }
  | { kind: "lost"; reason: string }
  | { kind: "reserve"; place: number };

/** What has become of a line. */
export function fateOf({ index }: Pick<Mine, "index">, proof: Proof): Fate {
  if (proof.signature === null) return { kind: "waits" };
  const draw = proof.order.find((line) => line.index === index)?.draw;
  if (draw === undefined) return { kind: "not-drawn" };
  const won = proof.winners.find((winner) => winner.draw === draw);
  if (won) return { kind: "won", prize: won.prize };
  const decision = proof.decisions.find((each) => each.draw === draw);
  if (decision) return { kind: "lost", reason: decision.reason };
  return { kind: "reserve", place: draw - proof.header.prizes - proof.decisions.length + 1 };
}

/** Which prize each decision took, and from which draw it went to which. */
export function passedPrizes({ header, decisions }: Proof): { prize: number; to: number | null }[] {
  const draws = Math.min(header.entries, 10_000);
  const orNobody = (draw: number) => (draw < draws ? draw : null);
  const holders = Array.from({ length: header.prizes }, (_, prize) => orNobody(prize));
  return decisions.map(({ draw }, place) => {
    const prize = holders.indexOf(draw);
    const to = orNobody(header.prizes + place);
    holders[prize] = to;
    return { prize, to };
  });
}
