/** Times as the clocks of a zone show them, in the form that the browser's inputs have:
 * `2026-12-31T20:00`. A contest ends by its own clock, not by that of whoever writes it down. */

const MINUTE_MS = 60_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const COMMON = [
  "Europe/Kaliningrad",
  "Europe/Moscow",
  "Europe/Samara",
  "Asia/Yekaterinburg",
  "Asia/Omsk",
  "Asia/Novosibirsk",
  "Asia/Irkutsk",
  "Asia/Yakutsk",
  "Asia/Vladivostok",
  "Europe/Kiev",
  "Europe/Minsk",
  "Asia/Almaty",
  "Asia/Tashkent",
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "UTC",
];

export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** What is likely to be meant first, then all that the browser knows. */
export function zones(current: string): string[] {
  return [...new Set([current, ownZone, ...COMMON, ...Intl.supportedValuesOf("timeZone")])];
}

export function wallTime(moment: string | number, zone: string): string {
  const ms = new Date(moment).getTime();
  return new Date(ms + offsetMs(ms, zone)).toISOString().slice(0, 16);
}

/** Milliseconds since 1970; NaN where it is no time. An hour that the clocks skip is the one after,
 * one that they show twice is the first. */
export function momentOf(wall: string, zone: string): number {
  const asUtc = SHAPE.test(wall) ? Date.parse(`${wall.slice(0, 16)}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return Number.NaN;
  const offsets = [-1, 1].map((days) => offsetMs(asUtc + days * 1440 * MINUTE_MS, zone));
  const found = offsets
    .map((offset) => asUtc - offset)
    .filter((ms) => ms + offsetMs(ms, zone) === asUtc);
  return found.length > 0 ? Math.min(...found) : asUtc - Math.min(...offsets);
}

/** As the contract has them; nothing where it is no time. */
export function rfc3339(ms: number): string {
  return Number.isNaN(ms) ? "" : `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** How far the zone's clocks are ahead of UTC. */
export function offsetMs(ms: number, zone: string): number {
  const shown = Object.fromEntries(
    clockOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<"year" | "month" | "day" | "hour" | "minute", number>;
  const { year, month, day, hour, minute } = shown;
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const found = clocks.get(zone) ?? newClock(zone);
  clocks.set(zone, found);
  return found;
}

function newClock(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    calendar: "gregory",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
}
