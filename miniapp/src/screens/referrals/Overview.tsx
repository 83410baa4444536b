import { type Schema, useRead, useWrite } from "../../api";
import { format, n, t } from "../../texts";
import { to } from "../../to";
import { confirm, List, Page, ProblemNote, Row, State, Toggle } from "../../ui";
import { problems, texts } from "./texts";
import { reasonWord, signalWord } from "./words";

const STATES = ["pending", "qualified", "rewarded", "rejected", "flagged"] as const;

export function Overview() {
  const statistics = useRead("/v1/referrals/statistics", {});
  const rules = useRead("/v1/referrals/rules", {});
  const waiting = statistics.data?.states.flagged;
  return (
    <Page title={t(texts.title)}>
      <List>
        <Row
          icon="flag"
          label={t(texts.queue)}
          value={waiting === undefined ? "" : waiting ? format.number(waiting) : t(texts.queueNone)}
          to={to.referrals("queue")}
        />
        <Row
          icon="edit"
          label={t(texts.rules)}
          value={rules.data ? t(texts.version(rules.data.version)) : noneYet(rules.problem?.type)}
          to={to.referrals("rules")}
        />
        <Row icon="shield" label={t(texts.signals)} to={to.referrals("signals")} />
        <Row icon="list" label={t(texts.list)} to={to.referrals("all")} />
      </List>
      {rules.data && <Payouts isOn={rules.data.payouts_on} />}
      <State of={statistics} problems={problems}>
        {(figures) => <Figures figures={figures} />}
      </State>
    </Page>
  );
}

function noneYet(problem: string | undefined): string {
  return problem === "referral-rules-not-found" ? t(texts.rulesNone) : "";
}

function Payouts({ isOn }: { isOn: boolean }) {
  const payouts = useWrite("put", "/v1/referrals/payouts", {
    refreshes: ["/v1/referrals/rules"],
  });
  const change = async (payouts_on: boolean) => {
    const isSure =
      payouts_on ||
      (await confirm({
        title: t(texts.payoutsOffTitle),
        message: t(texts.payoutsOffText),
        action: t(texts.payoutsStop),
        isDestructive: true,
      }));
    if (isSure) void payouts.write({ body: { payouts_on } });
  };
  return (
    <>
      <List>
        <Toggle
          key={String(isOn) + payouts.isBusy}
          label={t(texts.payouts)}
          note={t(texts.payoutsNote)}
          isOn={isOn}
          isDisabled={payouts.isBusy}
          onChange={(value) => void change(value)}
        />
      </List>
      <ProblemNote of={payouts} problems={problems} />
    </>
  );
}

function Figures({ figures }: { figures: Schema<"ReferralStatistics"> }) {
  const { states, rejected, points, signals } = figures;
  const reasons = Object.entries(rejected).sort(([, one], [, other]) => other - one);
  const judged = Object.entries(signals);
  return (
    <>
      <List header={t(texts.statistics)}>
        {STATES.map((state) => (
          <Row key={state} label={t(texts[state])} value={format.number(states[state])} />
        ))}
        <Row label={t(texts.paidPoints)} value={n(texts.points, points)} />
      </List>
      {reasons.length > 0 && (
        <List header={t(texts.whyRejected)}>
          {reasons.map(([reason, count]) => (
            <Row key={reason} label={reasonWord(reason)} value={format.number(count)} />
          ))}
        </List>
      )}
      {judged.length > 0 && (
        <List header={t(texts.accuracy)}>
          {judged.map(([name, { flagged, approved, rejected: refused }]) => (
            <Row
              key={name}
              label={signalWord(name)}
              note={t(
                texts.accuracyOf(
                  format.number(flagged),
                  format.number(approved),
                  format.number(refused),
                ),
              )}
            />
          ))}
        </List>
      )}
    </>
  );
}
