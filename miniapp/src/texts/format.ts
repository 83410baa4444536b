/** Numbers and times as the person writes them; times in the zone of their device, unless another
 * is named. */
import { formatter } from "./intl";
import { locale } from "./locale";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Moment = string | number | Date;

function time(moment: Moment, options: Intl.DateTimeFormatOptions): string {
  return formatter("time", locale.value, options).format(new Date(moment));
}

function isThisYear(moment: Moment): boolean {
  return new Date(moment).getFullYear() === new Date().getFullYear();
}

function amount(value: number, unit: string): string {
  return formatter("number", locale.value, { style: "unit", unit, unitDisplay: "long" }).format(
    value,
  );
}

export const format = {
  number: (value: number) => formatter("number", locale.value).format(value),
  percent: (share: number) =>
    formatter("number", locale.value, { style: "percent", maximumFractionDigits: 1 }).format(share),
  date: (moment: Moment) =>
    time(moment, {
      day: "numeric",
      month: "long",
      ...(!isThisYear(moment) && { year: "numeric" }),
    }),
  time: (moment: Moment) => time(moment, { hour: "2-digit", minute: "2-digit" }),
  dateTime: (moment: Moment, timeZone?: string) =>
    time(moment, {
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
      ...(!isThisYear(moment) && { year: "numeric" }),
      ...(timeZone && { timeZone }),
    }),
  /** So much time, in the largest unit, and in seconds in the last minute: `3 days`. */
  span(ms: number): string {
    if (ms >= 2 * DAY_MS) return amount(Math.floor(ms / DAY_MS), "day");
    if (ms >= HOUR_MS) {
      const hours = amount(Math.floor(ms / HOUR_MS), "hour");
      const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
      return ms < 6 * HOUR_MS && minutes ? `${hours} ${amount(minutes, "minute")}` : hours;
    }
    if (ms >= MINUTE_MS) return amount(Math.floor(ms / MINUTE_MS), "minute");
    return amount(Math.max(0, Math.ceil(ms / 1000)), "second");
  },
  /** How long ago, seen from `now`: `yesterday`, `5 minutes ago`. */
  ago(moment: Moment, now: number): string {
    const ms = new Date(moment).getTime() - now;
    const relative = formatter("relative", locale.value);
    if (Math.abs(ms) >= DAY_MS) return relative.format(Math.round(ms / DAY_MS), "day");
    if (Math.abs(ms) >= HOUR_MS) return relative.format(Math.round(ms / HOUR_MS), "hour");
    return relative.format(Math.round(ms / MINUTE_MS), "minute");
  },
};
