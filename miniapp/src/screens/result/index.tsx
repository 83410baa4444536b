/** What came of a contest: the way to its draw, the winners, one's own line, and the check. */
import { useEffect, useState } from "preact/hooks";
import { serverNow, useRead } from "../../api";
import type { RoomProps } from "../../router";
import { pick, t } from "../../texts";
import { to } from "../../to";
import { List, Page, Row, State } from "../../ui";
import { Cancelled, Coming } from "./Before";
import { Check } from "./Check";
import { type Contest, type Proof, roundAt } from "./draw";
import { Published } from "./Published";
import "./result.css";
import { texts } from "./texts";

const SOON_MS = 5_000; // while something is about to happen
const LATER_MS = 30_000;
const NEAR_MS = 60_000;

export default function Result({ path: [id = "", section] }: RoomProps) {
  const options = { path: { contest_id: id } };
  const contest = useRead("/v1/contests/{contest_id}", options, { isPublic: true });
  const title = contest.data && titleOf(contest.data);
  if (section === "check") return <Check id={id} title={title} />;
  return (
    <Page title={t(texts.title)} subtitle={title}>
      <State of={contest}>
        {(data) =>
          data.status === "cancelled" ? <Cancelled contest={data} /> : <Draw contest={data} />
        }
      </State>
      <List>
        <Row icon="info" label={t(texts.contest)} to={to.contest(id)} />
      </List>
    </Page>
  );
}

function titleOf({ texts: written, default_locale, title }: Contest): string {
  return pick(written, default_locale)?.title ?? title;
}

function Draw({ contest }: { contest: Contest }) {
  const options = { path: { contest_id: contest.id } };
  const [everyMs, setEveryMs] = useState<number | undefined>(LATER_MS);
  const draw = useRead("/v1/contests/{contest_id}/draw", options, {
    isPublic: true,
    refetchMs: everyMs,
  });
  const nextMs = paceOf(contest, draw.data);
  useEffect(() => setEveryMs(nextMs), [nextMs]);
  if (draw.problem?.type === "draw-not-found" && !draw.data) return <Coming contest={contest} />;
  return <State of={draw}>{(proof) => <Published contest={contest} proof={proof} />}</State>;
}

/** How often it is worth asking for the draw anew; never once nothing is open any more. */
function paceOf(contest: Contest, proof: Proof | undefined): number | undefined {
  const now = serverNow();
  if (!proof) return Date.parse(contest.ends_at) - now < NEAR_MS ? SOON_MS : LATER_MS;
  if (proof.signature === null) return roundAt(proof.header) - now < NEAR_MS ? SOON_MS : LATER_MS;
  return proof.confirmation ? undefined : LATER_MS;
}
