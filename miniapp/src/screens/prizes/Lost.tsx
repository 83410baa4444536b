import { useRead } from "../../api";
import { t } from "../../texts";
import { Empty, Skeleton } from "../../ui";
import { texts } from "./texts";

/** No prize is theirs. If one was, the proof of the draw says why, by the line that is theirs. */
export function Lost({ contestId }: { contestId: string }) {
  const path = { contest_id: contestId };
  const mine = useRead("/v1/contests/{contest_id}/draw/me", { path });
  const draw = useRead("/v1/contests/{contest_id}/draw", { path });
  if (mine.isLoading || draw.isLoading) return <Skeleton rows={2} />;
  const line = draw.data?.order.find(({ commitment }) => commitment === mine.data?.commitment);
  const decision = line && draw.data?.decisions.find((each) => each.draw === line.draw);
  if (!decision) return <Empty icon="gift" title={t(texts.none)} text={t(texts.noneText)} />;
  return <Empty icon="info" title={t(texts.lostTitle)} text={t(texts[decision.reason])} />;
}
