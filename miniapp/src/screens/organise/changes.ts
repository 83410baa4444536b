/** What differs between two states of a contest, and how to bring one's own changes to the newest. */
import { type Contest, type Form, formOf, type Settings, settingsOf } from "./form";

export type Setting = keyof Settings;

/** The settings that are others, as `updateContest` takes them. */
export function changesOf(before: Settings, now: Settings): Partial<Settings> {
  const names = (Object.keys(now) as Setting[]).filter(
    (name) => canonical(before[name]) !== canonical(now[name]),
  );
  return Object.fromEntries(names.map((name) => [name, now[name]]));
}

/** The same text for the same value, in whatever order its fields came. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    each && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}

/** Which fields of the form write a setting. */
const FIELDS: Readonly<Record<Setting, readonly (keyof Form)[]>> = {
  texts: ["texts", "isTranslated"],
  default_locale: ["locale"],
  prizes: ["prizes"],
  picture_url: ["picture"],
  required_channels: ["channels"],
  excludes_winners_of: ["excludes"],
  starts_at: ["startsAtOnce", "atOnceAt", "starts"],
  ends_at: ["ends"],
  time_zone: ["zone"],
  reserves: ["reserves"],
  entry_tickets: ["entryTickets"],
  tickets_max: ["ticketsMax"],
  entries_max: ["entriesMax"],
  has_captcha: ["hasCaptcha"],
};

export interface Rebased {
  form: Form;
  /** What somebody else has changed meanwhile. */
  theirs: Setting[];
  /** What both have changed: there, one's own is in the form. */
  both: Setting[];
}

/** One's own changes to `base`, made to the newest state instead. */
export function rebased(mine: Form, base: Form, latest: Contest, now: number): Rebased {
  const newest = formOf(latest, now);
  const own = Object.keys(changesOf(settingsOf(base), settingsOf(mine))) as Setting[];
  const theirs = Object.keys(changesOf(settingsOf(base), settingsOf(newest))) as Setting[];
  const kept = own.flatMap((setting) => FIELDS[setting].map((name) => [name, mine[name]] as const));
  return {
    form: { ...newest, ...Object.fromEntries(kept) },
    theirs,
    both: theirs.filter((setting) => own.includes(setting)),
  };
}

/** Whether these changes to an open contest need a reason that everybody may read. */
export function needsReason(changes: Partial<Settings>, before: Settings): boolean {
  if (changes.ends_at || changes.required_channels || changes.reserves !== undefined) return true;
  return changes.prizes !== undefined && !areTranslated(before.prizes, changes.prizes);
}

function areTranslated(before: Settings["prizes"], now: Settings["prizes"]): boolean {
  return (
    now.length === before.length &&
    now.every((prize, place) => {
      const old = before[place];
      return (
        old !== undefined &&
        canonical({ ...prize, name: 0, handover: 0 }) ===
          canonical({ ...old, name: 0, handover: 0 }) &&
        canonical({ ...prize.name, ...old.name }) === canonical(prize.name) &&
        canonical({ ...prize.handover, ...old.handover }) === canonical(prize.handover)
      );
    })
  );
}
