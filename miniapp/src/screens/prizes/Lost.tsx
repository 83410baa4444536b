import { useRead } from "../../api";
import { t } from "../../texts";
import { Empty } from "../../ui";
import { texts } from "./texts";

/** A prize that was theirs. The proof of the draw says why, by the line that is theirs. */
export function Lost({ contestId }: { contestId: string }) {
  const path = { contest_id: contestId };
  const { data: mine } = useRead("/v1/contests/{contest_id}/draw/me", { path });
  const { data: draw } = useRead("/v1/contests/{contest_id}/draw", { path });
  const line = draw?.order.find(({ commitment }) => commitment === mine?.commitment);
  const decision = line && draw?.decisions.find((each) => each.draw === line.draw);
  return (
    <Empty
      icon="info"
      title={t(texts.lostTitle)}
      text={t(decision ? texts[decision.reason] : texts.lostText)}
    />
  );
}
