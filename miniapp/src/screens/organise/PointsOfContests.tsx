/** What contests may do with points, which an admin decides. */
import { useState } from "preact/hooks";
import { type Schema, useRead, useWrite } from "../../api";
import * as limits from "../../api/limits";
import { haptic, useMainButton } from "../../bridge";
import { t } from "../../texts";
import { Card, Page, ProblemNote, State, TextField, Toggle, toast } from "../../ui";
import { numberFault } from "./faults";
import { points as texts } from "./peopleTexts";
import { problems } from "./problems";

const POINTS = "/v1/contest-points";

export function PointsOfContests() {
  const read = useRead(POINTS, {});
  return (
    <Page title={t(texts.title)} subtitle={t(texts.subtitle)}>
      <State of={read} problems={problems}>
        {(data) => <Allowed key={JSON.stringify(data)} data={data} />}
      </State>
    </Page>
  );
}

function Allowed({ data }: { data: Schema<"ContestPoints"> }) {
  const [isOn, turn] = useState(data.purchases_on);
  const [budget, setBudget] = useState(String(data.budget_max));
  const put = useWrite("put", POINTS, {
    refreshes: [POINTS],
    onDone() {
      haptic("success");
      toast(t(texts.saved));
    },
    onProblem: () => haptic("error"),
  });
  const fault = numberFault(budget, limits.ContestPoints.budget_max);
  const isChanged = isOn !== data.purchases_on || budget.trim() !== String(data.budget_max);
  const press = () => put.write({ body: { purchases_on: isOn, budget_max: Number(budget) } });
  useMainButton(
    isChanged
      ? { text: t(texts.save), isBusy: put.isBusy, isActive: !fault, onPress: press }
      : undefined,
  );
  return (
    <section class="section">
      <Card>
        <ul class="list">
          <Toggle
            label={t(texts.purchases)}
            note={t(texts.purchasesNote)}
            isOn={isOn}
            onChange={turn}
          />
        </ul>
        <TextField
          label={t(texts.budget)}
          hint={t(texts.budgetHint)}
          inputMode="numeric"
          value={budget}
          error={fault && t(fault)}
          onChange={setBudget}
        />
      </Card>
      <p class="footnote">{t(texts.promised)}</p>
      <ProblemNote of={put} problems={problems} />
    </section>
  );
}
