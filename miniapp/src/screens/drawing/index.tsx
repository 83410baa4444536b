/** The draw of a contest, from its list to the confirmation. */
import { useRead } from "../../api";
import type { RoomProps } from "../../router";
import { t } from "../../texts";
import { Page, Skeleton, State } from "../../ui";
import { titleOf, useContest, useRole } from "../organise/contest";
import "../organise/organise.css";
import { problems } from "../organise/problems";
import { PrizeCodes } from "./PrizeCodes";
import { Stages } from "./Stages";
import { DRAW, stageOf } from "./stage";
import { texts } from "./texts";
import { Winners } from "./Winners";

const LOOK_MS = 15_000;

export default function Drawing({ path: [id = "", part, place] }: RoomProps) {
  return part === "codes" ? <PrizeCodes id={id} place={Number(place)} /> : <Draw id={id} />;
}

function Draw({ id }: { id: string }) {
  const read = useContest(id, LOOK_MS);
  const status = read.data?.contest.status;
  const isOver = status === "closed" || status === "drawn";
  const draw = useRead(
    DRAW,
    { path: { contest_id: id } },
    { isEnabled: isOver, refetchMs: LOOK_MS },
  );
  const role = useRole(id);
  const mayEdit = role === "owner" || role === "editor";
  const isKnown = !isOver || draw.data !== undefined || draw.problem?.type === "draw-not-found";
  return (
    <Page title={t(texts.title)} subtitle={read.data && titleOf(read.data.contest)}>
      <State of={read} problems={problems}>
        {({ contest }) => {
          if (!isKnown) {
            return draw.problem ? <State of={draw}>{() => null}</State> : <Skeleton rows={5} />;
          }
          const stage = stageOf(contest.status, draw.data);
          const isDrawn = stage === "drawn" || stage === "confirmed";
          return (
            <>
              {isDrawn && draw.data && (
                <Winners contest={contest} proof={draw.data} stage={stage} mayEdit={mayEdit} />
              )}
              <Stages contest={contest} proof={draw.data} stage={stage} mayEdit={mayEdit} />
            </>
          );
        }}
      </State>
    </Page>
  );
}
