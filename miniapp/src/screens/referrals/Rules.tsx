import { useState } from "preact/hooks";
import { call, limits, Problem, type Schema, useRead, useWrite } from "../../api";
import { haptic, useMainButton } from "../../bridge";
import { common, format, t } from "../../texts";
import { Button, confirm, Page, ProblemNote, State, toast, useDraft } from "../../ui";
import { Conditions } from "./Conditions";
import { FIRST, formOf, type RulesForm, rulesOf, type Wrong } from "./form";
import { problems, texts } from "./texts";

type Current = Schema<"CurrentReferralRules">;

export function Rules() {
  const current = useRead("/v1/referrals/rules", {});
  const isNone = current.problem?.type === NONE;
  return (
    <Page title={t(texts.rules)} subtitle={t(texts.rulesText)}>
      {isNone ? (
        <Form current={undefined} />
      ) : (
        <State of={current} problems={problems}>
          {(data) => <Form key={data.version} current={data} />}
        </State>
      )}
    </Page>
  );
}

const NONE = "referral-rules-not-found";

function Form({ current }: { current: Current | undefined }) {
  const before = current ? formOf(current.rules) : FIRST;
  const draft = `referral-rules-${current?.version ?? 0}`;
  const [form, set, discard] = useDraft<RulesForm>(draft, before);
  const [isShown, showErrors] = useState(false);
  const [stale, setStale] = useState<Problem | undefined>(undefined);
  const save = useWrite("put", "/v1/referrals/rules", {
    refreshes: ["/v1/referrals/rules"],
    onDone: ({ version }) => {
      haptic("success");
      discard();
      toast(t(texts.saved(version)));
    },
    onProblem: () => haptic("error"),
  });
  const { rules, errors } = rulesOf(form);
  const submit = async () => {
    if (!rules) return showErrors(true);
    if (!(await isSure())) return;
    const problem = await changedSince(current?.version);
    setStale(problem);
    if (!problem) void save.write({ body: rules });
  };
  useMainButton({ text: t(texts.saveRules), isBusy: save.isBusy, onPress: () => void submit() });
  return (
    <>
      <Conditions
        form={form}
        current={current}
        wrong={(name) => (isShown && errors[name] ? wrongText(errors[name]) : undefined)}
        onChange={(part) => set({ ...form, ...part })}
      />
      {isShown && !rules && <ProblemNote of={INVALID} />}
      <ProblemNote of={{ problem: stale ?? save.problem }} problems={problems} />
      <div class="buttons">
        <Button kind="plain" onPress={discard}>
          {t(texts.discard)}
        </Button>
      </div>
    </>
  );
}

function wrongText(wrong: Wrong): string {
  if (wrong === "form") return t(texts.wrongForm);
  if (wrong === "end") return t(texts.wrongEnd);
  if (wrong === "channels") {
    return t(texts.channelsHint(format.number(limits.ReferralRules.channels.maxItems)));
  }
  return t(texts.range(format.number(wrong.minimum), format.number(wrong.maximum)));
}

const INVALID = { problem: new Problem("invalid-request", 400) };

function isSure(): Promise<boolean> {
  return confirm({
    title: t(texts.sureRules),
    message: t(texts.sureRulesText),
    action: t(common.save),
  });
}

/** The document has no `If-Match` for rules: what another admin has saved meanwhile is looked for
 * before they are put. */
async function changedSince(version: number | undefined): Promise<Problem | undefined> {
  try {
    const now = await call("get", "/v1/referrals/rules", {});
    return now.version === version ? undefined : new Problem("version-changed", 412);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return problem.type === NONE && version === undefined ? undefined : problem;
  }
}
