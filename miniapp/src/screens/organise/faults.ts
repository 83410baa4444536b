/** What is wrong with a contest as it is written down, by its place in the form. */
import type { Problem } from "../../api";
import * as limits from "../../api/limits";
import type { Text } from "../../texts";
import { channelsOf, type Form, LOCALES, type PrizeForm } from "./form";
import { wrong } from "./formTexts";
import { momentOf } from "./zone";

/** A name of the form's, with the place in a list and the language where there are any:
 * `title:ru`, `prize:0:count`. */
export type Faults = Readonly<Record<string, Text>>;

const DAY_MS = 86_400_000;
const LENGTH_DAYS_MAX = 366;
const WINNERS_MAX = 1000;

interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

export function faultsOf(form: Form, now: number, isOpen = false): Faults {
  const { NewContest: contest } = limits;
  const faults: Record<string, Text | false | undefined> = {
    ...textFaults(form),
    ...Object.assign({}, ...form.prizes.map((prize, place) => prizeFaults(form, prize, place))),
    prizes: winnersOf(form) > WINNERS_MAX && wrong.winners(WINNERS_MAX),
    picture: form.picture.trim() !== "" && !isAddress(form.picture.trim()) && wrong.address,
    channels: channelFault(form.channels),
    reserves: numberFault(form.reserves, contest.reserves),
    entryTickets: numberFault(form.entryTickets, contest.entry_tickets),
    ticketsMax:
      numberFault(form.ticketsMax, contest.tickets_max) ??
      (Number(form.ticketsMax) < Number(form.entryTickets) && wrong.ticketsMax),
    entriesMax: form.entriesMax.trim() ? numberFault(form.entriesMax, contest.entries_max) : false,
    ...(!isOpen && { starts: startFault(form, now) }),
    ends: endFault(form, now),
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault)) as Faults;
}

function textFaults(form: Form): Record<string, Text | false> {
  const locales = form.isTranslated ? LOCALES : [form.locale];
  const empty = (text: string) => text.trim() === "" && wrong.empty;
  return Object.fromEntries(
    locales.flatMap((locale) => [
      [`title:${locale}`, empty(form.texts[locale].title)],
      [`description:${locale}`, empty(form.texts[locale].description)],
    ]),
  );
}

function prizeFaults(form: Form, prize: PrizeForm, place: number): Record<string, unknown> {
  const at = (name: string) => `prize:${place}:${name}`;
  const { Prize: most } = limits;
  return {
    [at(`name:${form.locale}`)]: prize.name[form.locale].trim() === "" && wrong.empty,
    [at("count")]: numberFault(prize.count, most.count),
    [at("claim")]: prize.kind === "claim" && numberFault(prize.claimWithinH, most.claim_within_h),
    [at("points")]: prize.kind === "points" && numberFault(prize.points, most.points),
  };
}

export function winnersOf({ prizes }: Form): number {
  return prizes.reduce((sum, { count }) => sum + (Number(count) || 0), 0);
}

export function numberFault(written: string, range: Range): Text | undefined {
  const value = written.trim() === "" ? Number.NaN : Number(written);
  const fits = Number.isInteger(value) && value >= range.minimum && value <= range.maximum;
  return fits ? undefined : wrong.number(range.minimum, range.maximum);
}

export function isAddress(text: string): boolean {
  return /^https:\/\/\S+$/.test(text) && text.length <= limits.NewContest.picture_url.maxLength;
}

export function channelFault(written: string): Text | undefined {
  const { names, unclear } = channelsOf(written);
  const most = limits.NewContest.required_channels.maxItems;
  if (unclear[0]) return wrong.channel(unclear[0]);
  return names.length > most ? wrong.channels(most) : undefined;
}

function startFault({ startsAtOnce, starts, zone }: Form, now: number): Text | undefined {
  if (startsAtOnce) return undefined;
  const at = momentOf(starts, zone);
  if (Number.isNaN(at)) return wrong.time;
  return at > now + 2 * LENGTH_DAYS_MAX * DAY_MS ? wrong.tooFar : undefined;
}

function endFault(form: Form, now: number): Text | undefined {
  const at = momentOf(form.ends, form.zone);
  const starts = form.startsAtOnce ? now : momentOf(form.starts, form.zone);
  if (Number.isNaN(at)) return wrong.time;
  if (at <= now) return wrong.past;
  if (at <= starts) return wrong.beforeStart;
  return at > starts + LENGTH_DAYS_MAX * DAY_MS ? wrong.tooLong(LENGTH_DAYS_MAX) : undefined;
}

const PLACES: Readonly<Record<string, string>> = {
  starts_at: "starts",
  ends_at: "ends",
  time_zone: "zone",
  picture_url: "picture",
  required_channels: "channels",
  entry_tickets: "entryTickets",
  tickets_max: "ticketsMax",
  entries_max: "entriesMax",
  claim_within_h: "claim",
};

/** What the server has found, where it stands in the form. */
export function faultsIn(problem: Problem | undefined, form: Pick<Form, "locale">): Faults {
  const errors = problem?.errors ?? [];
  const said = problem?.type === "contest-fixed" ? wrong.fixed : wrong.refused;
  return Object.fromEntries(errors.map(({ pointer }) => [placeOf(pointer, form.locale), said]));
}

function placeOf(pointer: string, locale: string): string {
  const [, , setting = "", place, name = "", language] = pointer.split("/");
  if (setting === "texts") return `${name || "title"}:${place ?? locale}`;
  if (setting === "prizes" && place !== undefined && name) {
    const inner = PLACES[name] ?? name;
    return `prize:${place}:${language ? `${inner}:${language}` : inner}`;
  }
  return PLACES[setting] ?? setting;
}
