/** All that rules say. */
import { limits, type Schema, usePages } from "../../api";
import { format, pick, t } from "../../texts";
import { List, Select, TextArea, TextField, Toggle } from "../../ui";
import type { NumberName, RulesForm } from "./form";
import { Lines } from "./Lines";
import { texts } from "./texts";

interface ConditionsProps {
  form: RulesForm;
  current: Schema<"CurrentReferralRules"> | undefined;
  wrong: (name: string) => string | undefined;
  onChange: (part: Partial<RulesForm>) => void;
}

export function Conditions({ form, current, wrong, onChange: change }: ConditionsProps) {
  const number = (name: NumberName, label: string, hint?: string) => (
    <li>
      <TextField
        label={label}
        hint={hint}
        error={wrong(name)}
        value={form[name]}
        inputMode="numeric"
        onChange={(value) => change({ [name]: value })}
      />
    </li>
  );
  return (
    <>
      <List header={current && t(texts.version(current.version))}>
        <li>
          <TextField
            label={t(texts.campaign)}
            hint={t(texts.campaignHint)}
            error={wrong("campaign")}
            maxLength={limits.ReferralRules.campaign.maxLength}
            value={form.campaign}
            onChange={(campaign) => change({ campaign })}
          />
        </li>
        <li>
          <TextField
            type="datetime-local"
            label={t(texts.startsAt)}
            error={wrong("starts_at")}
            value={form.starts_at}
            onChange={(starts_at) => change({ starts_at })}
          />
        </li>
        <li>
          <TextField
            type="datetime-local"
            label={t(texts.endsAt)}
            error={wrong("ends_at")}
            value={form.ends_at}
            onChange={(ends_at) => change({ ends_at })}
          />
        </li>
        {number(
          "budget",
          t(texts.budgetField),
          current && t(texts.budgetHint(format.number(current.funded))),
        )}
      </List>
      <List>
        <Contest value={form.contest_id} onChange={(contest_id) => change({ contest_id })} />
        <Toggle
          label={t(texts.needsTask)}
          isOn={form.needs_task}
          onChange={(needs_task) => change({ needs_task })}
        />
        <Toggle
          label={t(texts.tellsContests)}
          isOn={form.tells_contests}
          onChange={(tells_contests) => change({ tells_contests })}
        />
        <li>
          <TextArea
            label={t(texts.channels)}
            hint={t(texts.channelsHint(format.number(limits.ReferralRules.channels.maxItems)))}
            error={wrong("channels")}
            rows={2}
            value={form.channels}
            onChange={(channels) => change({ channels })}
          />
        </li>
        {number("hold_h", t(texts.holdH))}
        {number("return_h", t(texts.returnH), t(texts.returnHint))}
        {number("newcomer_h", t(texts.newcomerH))}
      </List>
      <Lines
        name="tiers"
        header={t(texts.tiers)}
        footer={t(texts.tiersFooter)}
        label={t(texts.tierAfter)}
        lines={form.tiers}
        least={limits.ReferralRules.tiers.minItems}
        most={limits.ReferralRules.tiers.maxItems}
        wrong={wrong}
        onChange={(tiers) => change({ tiers })}
      />
      <Lines
        name="milestones"
        header={t(texts.milestones)}
        label={t(texts.milestoneAt)}
        lines={form.milestones}
        least={0}
        most={limits.ReferralRules.milestones.maxItems}
        wrong={wrong}
        onChange={(milestones) => change({ milestones })}
      />
      <List>
        {number("invitee_points", t(texts.inviteePoints))}
        {number("second_level_points", t(texts.secondLevel), t(texts.secondLevelHint))}
        {number("per_person", t(texts.perPerson))}
        {number("per_day", t(texts.perDay))}
      </List>
    </>
  );
}

interface ContestProps {
  value: string;
  onChange: (id: string) => void;
}

function Contest({ value, onChange }: ContestProps) {
  const { data = [] } = usePages("/v1/contests", { query: { limit: 100 } });
  const known = data.map((contest) => ({
    value: contest.id,
    label: pick(contest.texts, contest.default_locale)?.title ?? contest.title,
  }));
  const isUnknown = value !== "" && !known.some((each) => each.value === value);
  const choices = [
    { value: "", label: t(texts.anyContest) },
    ...(isUnknown ? [{ value, label: value }] : []),
    ...known,
  ];
  return (
    <li>
      <Select label={t(texts.contest)} value={value} choices={choices} onChange={onChange} />
    </li>
  );
}
