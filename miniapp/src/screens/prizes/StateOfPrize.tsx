import { type Schema, useNow } from "../../api";
import { format, t } from "../../texts";
import { Badge } from "../../ui";
import { texts } from "./texts";

type MyPrize = Schema<"MyPrize">;

const PAYMENT = {
  due: texts.pointsDue,
  done: texts.pointsDone,
  refused: texts.pointsRefused,
} as const;

/** Without a prize: somebody else has it now. */
export function StateOfPrize({ prize }: { prize: MyPrize | undefined }) {
  const now = useNow();
  if (!prize) return <Badge>{t(texts.lost)}</Badge>;
  const leftMs = claimLeftMs(prize, now);
  if (leftMs !== undefined && leftMs <= 0) return <Badge kind="danger">{t(texts.claimOver)}</Badge>;
  if (leftMs !== undefined) {
    return <Badge kind="accent">{t(texts.toClaim(format.span(leftMs)))}</Badge>;
  }
  if (prize.payment) {
    const isRefused = prize.payment.state === "refused";
    return <Badge kind={isRefused ? "danger" : "ok"}>{t(PAYMENT[prize.payment.state])}</Badge>;
  }
  return <Badge kind="ok">{t(texts.yours)}</Badge>;
}

/** How long there is to claim it still; nothing where that is not needed (any more). */
export function claimLeftMs(prize: MyPrize, now: number): number | undefined {
  const { kind, claimed_at, claim_until } = prize;
  if (kind !== "claim" || claimed_at !== null || claim_until === null) return undefined;
  return Date.parse(claim_until) - now;
}
