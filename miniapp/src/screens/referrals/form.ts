/** The rules as somebody fills them in, and back. */
import type { Schema } from "../../api";
import * as limits from "../../api/limits";

type ReferralRules = Schema<"ReferralRules">;

export interface Line {
  from: string;
  points: string;
}

export interface RulesForm {
  campaign: string;
  starts_at: string;
  ends_at: string;
  contest_id: string;
  needs_task: boolean;
  tells_contests: boolean;
  channels: string;
  hold_h: string;
  return_h: string;
  newcomer_h: string;
  tiers: Line[];
  milestones: Line[];
  invitee_points: string;
  second_level_points: string;
  per_person: string;
  per_day: string;
  budget: string;
}

export type FieldName = keyof RulesForm;
export type Wrong = "form" | "end" | "channels" | Range;
/** By the name of the field; of a line with its place: `tiers/0/points`. */
export type Errors = Readonly<Record<string, Wrong>>;

const CAMPAIGN = /^[a-z0-9-]{1,40}$/;
const CHANNEL = /^[@-][A-Za-z0-9_]{4,32}$/;

const of = limits.ReferralRules;

export const NUMBERS = {
  hold_h: of.hold_h,
  return_h: of.return_h,
  newcomer_h: of.newcomer_h,
  invitee_points: of.invitee_points,
  second_level_points: of.second_level_points,
  per_person: of.per_person,
  per_day: of.per_day,
  budget: of.budget,
} as const;

export type NumberName = keyof typeof NUMBERS;

/** What is proposed where no rules were ever set. */
export const FIRST: RulesForm = {
  campaign: "",
  starts_at: "",
  ends_at: "",
  contest_id: "",
  needs_task: false,
  tells_contests: false,
  channels: "",
  hold_h: "24",
  return_h: "72",
  newcomer_h: "24",
  tiers: [{ from: "0", points: "10" }],
  milestones: [],
  invitee_points: "5",
  second_level_points: "0",
  per_person: "50",
  per_day: "20",
  budget: "1000",
};

export function formOf(rules: ReferralRules): RulesForm {
  return {
    campaign: rules.campaign,
    starts_at: toLocal(rules.starts_at),
    ends_at: toLocal(rules.ends_at),
    contest_id: rules.contest_id ?? "",
    needs_task: rules.needs_task,
    tells_contests: rules.tells_contests,
    channels: rules.channels.join("\n"),
    hold_h: String(rules.hold_h),
    return_h: String(rules.return_h),
    newcomer_h: String(rules.newcomer_h),
    tiers: rules.tiers.map(({ after, points }) => line(after, points)),
    milestones: rules.milestones.map(({ at, points }) => line(at, points)),
    invitee_points: String(rules.invitee_points),
    second_level_points: String(rules.second_level_points),
    per_person: String(rules.per_person),
    per_day: String(rules.per_day),
    budget: String(rules.budget),
  };
}

function line(from: number, points: number): Line {
  return { from: String(from), points: String(points) };
}

export function rulesOf(form: RulesForm): { rules?: ReferralRules; errors: Errors } {
  const errors: Record<string, Wrong> = {};
  const whole = (name: string, text: string, range: Range): number => {
    const value = wholeNumber(text);
    if (value === undefined || value < range.minimum || value > range.maximum) {
      errors[name] = range;
    }
    return value ?? range.minimum;
  };
  const number = (name: NumberName) => whole(name, form[name], NUMBERS[name]);
  const points = (name: string, text: string) => whole(name, text, limits.ReferralPoints);
  if (!CAMPAIGN.test(form.campaign)) errors.campaign = "form";
  if (!form.starts_at) errors.starts_at = "form";
  if (!form.ends_at) errors.ends_at = "form";
  else if (form.ends_at <= form.starts_at) errors.ends_at = "end";
  const channels = form.channels.split(/[\s,]+/).filter(Boolean);
  if (channels.length > of.channels.maxItems || !channels.every((each) => CHANNEL.test(each))) {
    errors.channels = "channels";
  }
  const rules = {
    campaign: form.campaign,
    starts_at: form.starts_at && toUtc(form.starts_at),
    ends_at: form.ends_at && toUtc(form.ends_at),
    contest_id: form.contest_id || null,
    needs_task: form.needs_task,
    tells_contests: form.tells_contests,
    channels,
    tiers: form.tiers.map((each, index) => ({
      after: whole(`tiers/${index}/from`, each.from, limits.ReferralTier.after),
      points: points(`tiers/${index}/points`, each.points),
    })),
    milestones: form.milestones.map((each, index) => ({
      at: whole(`milestones/${index}/from`, each.from, limits.ReferralMilestone.at),
      points: points(`milestones/${index}/points`, each.points),
    })),
    hold_h: number("hold_h"),
    return_h: number("return_h"),
    newcomer_h: number("newcomer_h"),
    invitee_points: number("invitee_points"),
    second_level_points: number("second_level_points"),
    per_person: number("per_person"),
    per_day: number("per_day"),
    budget: number("budget"),
  };
  return Object.keys(errors).length ? { errors } : { rules, errors };
}

export interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

/** Digits alone; people put spaces between thousands. */
export function wholeNumber(text: string): number | undefined {
  const digits = text.replace(/\s/g, "");
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** As `<input type="datetime-local">` has it, in the zone of the device. */
export function toLocal(moment: string): string {
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function toUtc(local: string): string {
  return new Date(local).toISOString();
}
