import { useState } from "preact/hooks";
import { limits, Problem, type Schema, useRead, useWrite } from "../../api";
import { haptic, useMainButton } from "../../bridge";
import { format, t } from "../../texts";
import { List, Page, ProblemNote, State, TextField, toast, useDraft } from "../../ui";
import { wholeNumber } from "./form";
import { problems, texts } from "./texts";
import { signalWord } from "./words";

type Rules = Schema<"ReferralSignals">;
type Name = Exclude<keyof Rules, "flag_at" | "premium">;
type Part = keyof Schema<"ReferralSignal">;
/** By `flag_at`, `premium`, or a signal and its part: `leavers/weight`. */
type Form = Readonly<Record<string, string>>;

const NAMES: readonly Name[] = [
  "regular_gaps",
  "clustered_ids",
  "young_accounts",
  "empty_accounts",
  "quick_actions",
  "leavers",
  "instant_chain",
  "velocity",
];
const IN_SECONDS: readonly Name[] = ["quick_actions", "instant_chain", "velocity"];
const PARTS: readonly Part[] = ["weight", "threshold", "least"];

export function Signals() {
  const current = useRead("/v1/referrals/signals", {});
  return (
    <Page title={t(texts.signals)} subtitle={t(texts.signalsText)}>
      <State of={current} problems={problems}>
        {({ version, signals }) => <Fields key={version} version={version} signals={signals} />}
      </State>
    </Page>
  );
}

function Fields({ version, signals }: Schema<"CurrentReferralSignals">) {
  const [form, set, discard] = useDraft<Form>(`referral-signals-${version}`, formOf(signals));
  const [isShown, showErrors] = useState(false);
  const save = useWrite("put", "/v1/referrals/signals", {
    refreshes: ["/v1/referrals/signals"],
    onDone: (saved) => {
      haptic("success");
      discard();
      toast(t(texts.saved(saved.version)));
    },
    onProblem: () => haptic("error"),
  });
  const body = rulesOf(form);
  const submit = () => (body ? void save.write({ body }) : showErrors(true));
  useMainButton({ text: t(texts.saveSignals), isBusy: save.isBusy, onPress: submit });
  const field = (name: string, label: string) => (
    <TextField
      label={label}
      inputMode="numeric"
      value={form[name] ?? ""}
      error={isShown && numberOf(form, name) === undefined ? rangeText(name) : undefined}
      onChange={(value) => set({ ...form, [name]: value })}
    />
  );
  return (
    <>
      <List header={t(texts.version(version))}>
        <li>{field("flag_at", t(texts.flagAt))}</li>
        <li>{field("premium", t(texts.premium))}</li>
      </List>
      {NAMES.map((name) => (
        <List key={name} header={signalWord(name.replaceAll("_", "-"))}>
          <li class="pairs-line">
            {field(`${name}/weight`, t(texts.weight))}
            {field(`${name}/threshold`, t(thresholdLabel(name)))}
            {field(`${name}/least`, t(texts.least))}
          </li>
        </List>
      ))}
      {isShown && !body && <ProblemNote of={INVALID} />}
      <ProblemNote of={save} problems={problems} />
    </>
  );
}

const INVALID = { problem: new Problem("invalid-request", 400) };

function thresholdLabel(name: Name) {
  return IN_SECONDS.includes(name) ? texts.thresholdSeconds : texts.thresholdPercent;
}

function formOf(signals: Rules): Form {
  const parts = NAMES.flatMap((name) =>
    PARTS.map((part) => [`${name}/${part}`, String(signals[name][part])]),
  );
  return {
    ...Object.fromEntries(parts),
    flag_at: String(signals.flag_at),
    premium: String(signals.premium),
  };
}

function rulesOf(form: Form): Rules | undefined {
  const names = [
    "flag_at",
    "premium",
    ...NAMES.flatMap((name) => PARTS.map((part) => `${name}/${part}`)),
  ];
  if (names.some((name) => numberOf(form, name) === undefined)) return undefined;
  const number = (name: string) => numberOf(form, name) ?? 0;
  const signals = NAMES.map((name) => [
    name,
    Object.fromEntries(PARTS.map((part) => [part, number(`${name}/${part}`)])),
  ]);
  return {
    ...(Object.fromEntries(signals) as Record<Name, Schema<"ReferralSignal">>),
    flag_at: number("flag_at"),
    premium: number("premium"),
  };
}

/** Nothing where it is no whole number within the limits. */
function numberOf(form: Form, name: string): number | undefined {
  const value = wholeNumber(form[name] ?? "");
  const { minimum, maximum } = rangeOf(name);
  return value !== undefined && value >= minimum && value <= maximum ? value : undefined;
}

function rangeOf(name: string): { minimum: number; maximum: number } {
  if (name === "flag_at" || name === "premium") return limits.ReferralSignals[name];
  return limits.ReferralSignal[name.split("/")[1] as Part];
}

function rangeText(name: string): string {
  const { minimum, maximum } = rangeOf(name);
  return t(texts.range(format.number(minimum), format.number(maximum)));
}
