/** A contest as it is written down, and what the contract wants of it. */
import type { Schema } from "../../api";
import type { Locale } from "../../texts";
import { HANDOVER } from "./formTexts";
import { momentOf, rfc3339, wallTime } from "./zone";

export type Contest = Schema<"Contest">;
export type Settings = Schema<"NewContest">;
export type PrizeKind = Schema<"Prize">["kind"];
export type Both = Record<Locale, string>;

export interface PrizeForm {
  name: Both;
  handover: Both;
  count: string;
  kind: PrizeKind;
  claimWithinH: string;
  points: string;
}

export interface TextForm {
  title: string;
  description: string;
  rules: string;
  button: string;
}

/** Numbers as they are typed; times as the clocks of the contest's zone show them. */
export interface Form {
  locale: Locale;
  isTranslated: boolean;
  texts: Record<Locale, TextForm>;
  prizes: PrizeForm[];
  picture: string;
  startsAtOnce: boolean;
  /** When that is: fixed with the draft, so that the same draft is the same request. */
  atOnceAt: string;
  starts: string;
  ends: string;
  zone: string;
  channels: string;
  excludes: string[];
  reserves: string;
  entryTickets: string;
  ticketsMax: string;
  entriesMax: string;
  hasCaptcha: boolean;
}

const HOUR_MS = 3_600_000;
const CLAIM_WITHIN_H = 72;
const NO_TEXT: TextForm = { title: "", description: "", rules: "", button: "" };
const CHANNEL = /^(?:https:\/\/)?(?:t\.me\/|@)?([A-Za-z]\w{3,31})\/?$|^(-\d{4,32})$/;

export const LOCALES: readonly Locale[] = ["ru", "en"];
export const otherThan = (locale: Locale): Locale => (locale === "ru" ? "en" : "ru");

export function newPrize(): PrizeForm {
  return {
    name: { ru: "", en: "" },
    handover: { ru: "", en: "" },
    count: "1",
    kind: "contact",
    claimWithinH: String(CLAIM_WITHIN_H),
    points: "",
  };
}

/** Begins at once, and lasts a week. */
export function newForm(locale: Locale, zone: string, now: number): Form {
  return {
    locale,
    isTranslated: false,
    texts: { ru: NO_TEXT, en: NO_TEXT },
    prizes: [newPrize()],
    picture: "",
    startsAtOnce: true,
    atOnceAt: rfc3339(now),
    starts: wallTime(now + 24 * HOUR_MS, zone),
    ends: `${wallTime(now + 7 * 24 * HOUR_MS, zone).slice(0, 11)}20:00`,
    zone,
    channels: "",
    excludes: [],
    reserves: "3",
    entryTickets: "1",
    ticketsMax: "100",
    entriesMax: "",
    hasCaptcha: false,
  };
}

export function formOf(contest: Contest, now: number): Form {
  const { texts, default_locale: locale, time_zone: zone, starts_at, entries_max } = contest;
  const text = (from: Locale): TextForm => ({ ...NO_TEXT, ...texts[from] });
  const startsAtOnce = contest.status === "draft" && Date.parse(starts_at) <= now;
  return {
    locale,
    isTranslated: texts[otherThan(locale)] !== undefined,
    texts: { ru: text("ru"), en: text("en") },
    prizes: contest.prizes.map(prizeForm),
    picture: contest.picture_url ?? "",
    startsAtOnce,
    atOnceAt: starts_at,
    starts: wallTime(startsAtOnce ? now + 24 * HOUR_MS : starts_at, zone),
    ends: wallTime(contest.ends_at, zone),
    zone,
    channels: contest.required_channels.join("\n"),
    excludes: contest.excludes_winners_of,
    reserves: String(contest.reserves),
    entryTickets: String(contest.entry_tickets),
    ticketsMax: String(contest.tickets_max),
    entriesMax: entries_max === null ? "" : String(entries_max),
    hasCaptcha: contest.has_captcha,
  };
}

function prizeForm(prize: Schema<"Prize">): PrizeForm {
  return {
    name: { ru: prize.name.ru ?? "", en: prize.name.en ?? "" },
    handover: { ru: prize.handover.ru ?? "", en: prize.handover.en ?? "" },
    count: String(prize.count),
    kind: prize.kind,
    claimWithinH: String(prize.claim_within_h ?? CLAIM_WITHIN_H),
    points: String(prize.points ?? ""),
  };
}

export function settingsOf(form: Form): Settings {
  const locales = form.isTranslated ? LOCALES : [form.locale];
  const { locale, zone } = form;
  const texts = locales.map((each) => [each, trimmed(form.texts[each])] as const);
  return {
    texts: Object.fromEntries(texts),
    default_locale: locale,
    prizes: form.prizes.map((prize) => prizeOf(prize, locales, locale)),
    picture_url: form.picture.trim() || null,
    required_channels: channelsOf(form.channels).names,
    excludes_winners_of: form.excludes,
    starts_at: form.startsAtOnce ? form.atOnceAt : rfc3339(momentOf(form.starts, zone)),
    ends_at: rfc3339(momentOf(form.ends, zone)),
    time_zone: zone,
    reserves: Number(form.reserves),
    entry_tickets: Number(form.entryTickets),
    tickets_max: Number(form.ticketsMax),
    entries_max: form.entriesMax.trim() ? Number(form.entriesMax) : null,
    has_captcha: form.hasCaptcha,
  };
}

function prizeOf(prize: PrizeForm, locales: readonly Locale[], locale: Locale): Schema<"Prize"> {
  const { kind } = prize;
  const own = prize.handover[locale].trim() !== "";
  const handover = own ? prize.handover : HANDOVER[kind];
  return {
    name: both(prize.name, locales),
    count: Number(prize.count),
    handover: both(handover, locales),
    kind,
    claim_within_h: kind === "claim" ? Number(prize.claimWithinH) : null,
    points: kind === "points" ? Number(prize.points) : null,
  };
}

/** What is written, without the languages that it is not written in. */
export function both(text: Both, locales: readonly Locale[]): Partial<Both> {
  const written = locales.map((locale) => [locale, text[locale].trim()] as const);
  return Object.fromEntries(written.filter(([, said]) => said));
}

function trimmed(text: TextForm): TextForm {
  const { title, description, rules, button } = text;
  return {
    title: title.trim(),
    description: description.trim(),
    rules: rules.trim(),
    button: button.trim(),
  };
}

/** `@names` and ids of what is written, links too, and the words that are neither. */
export function channelsOf(written: string): { names: string[]; unclear: string[] } {
  const words = written.split(/[\s,;]+/).filter(Boolean);
  const found = words.map((word) => CHANNEL.exec(word));
  const names = found.flatMap((match) => match?.[2] ?? (match?.[1] ? `@${match[1]}` : []));
  return { names: [...new Set(names)], unclear: words.filter((_, place) => !found[place]) };
}
