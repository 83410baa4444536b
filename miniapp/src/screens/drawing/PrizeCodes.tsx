/** The codes of a prize, one for each of its winners. */
import { useState } from "preact/hooks";
import { useRead, useWrite } from "../../api";
import { haptic, useMainButton } from "../../bridge";
import { back } from "../../router";
import { n, t } from "../../texts";
import { Card, Page, ProblemNote, State, toast } from "../../ui";
import { CodesField } from "../organise/CodesField";
import { useContest } from "../organise/contest";
import type { Contest } from "../organise/form";
import { problems } from "../organise/problems";
import { prizeName } from "./prize";
import { texts } from "./texts";

const CODES = "/v1/contests/{contest_id}/prizes/codes";

export function PrizeCodes({ id, place }: { id: string; place: number }) {
  const read = useContest(id);
  return (
    <Page title={t(texts.codes)} subtitle={read.data && prizeName(read.data.contest, place)}>
      <State of={read} problems={problems}>
        {({ contest }) => <Put contest={contest} place={place} />}
      </State>
    </Page>
  );
}

function Put({ contest, place }: { contest: Contest; place: number }) {
  const [csv, setCsv] = useState("");
  const needed = contest.prizes[place]?.count ?? 0;
  const written = csv.split("\n").filter((line) => line.trim()).length;
  const { data: counts } = useRead(CODES, { path: { contest_id: contest.id } });
  const there = counts?.items.find(({ position }) => position === place);
  const put = useWrite("put", "/v1/contests/{contest_id}/prizes/{position}/codes", {
    refreshes: [CODES],
    onDone({ codes }) {
      haptic("success");
      toast(n(texts.codesDone, codes));
      back();
    },
    onProblem: () => haptic("error"),
  });
  const isEnough = written >= needed;
  useMainButton({
    text: t(texts.codesPut),
    isBusy: put.isBusy,
    isActive: written > 0 && isEnough,
    onPress: () => put.write({ path: { contest_id: contest.id, position: place }, body: { csv } }),
  });
  return (
    <section class="section">
      {there && there.codes > 0 && (
        <p class="subtitle">{t(texts.codesLeft(there.codes, there.codes - there.given))}</p>
      )}
      <Card>
        <CodesField
          label={t(texts.codes)}
          csv={csv}
          onChange={setCsv}
          hint={`${n(texts.codesNeeded, needed)}. ${t(texts.codesPutHint)}`}
          error={written > 0 && !isEnough ? t(texts.codesFew(needed)) : undefined}
        />
      </Card>
      <ProblemNote of={put} problems={problems} />
    </section>
  );
}
