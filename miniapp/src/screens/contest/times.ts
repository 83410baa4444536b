/** Moments of a contest in its own zone, and in that of the device where it is another. */
import { locale } from "../../texts";

export interface Zoned {
  theirs: string;
  mine: string | undefined;
}

export function zoned(moment: string, timeZone: string): Zoned {
  const at = new Date(moment);
  const theirs = offset(at, timeZone);
  const mine = offset(at, undefined);
  return {
    theirs: `${written(at, timeZone)} (${theirs})`,
    mine: theirs === mine ? undefined : written(at, undefined),
  };
}

function written(at: Date, timeZone: string | undefined): string {
  const isThisYear = at.getFullYear() === new Date().getFullYear();
  return new Intl.DateTimeFormat(locale.value, {
    day: "numeric",
    month: "long",
    ...(!isThisYear && { year: "numeric" }),
    hour: "2-digit",
    minute: "2-digit",
    ...(timeZone && { timeZone }),
  }).format(at);
}

/** `UTC+3`; what people call a zone differs from country to country. */
function offset(at: Date, timeZone: string | undefined): string {
  const options = { timeZoneName: "shortOffset", ...(timeZone && { timeZone }) } as const;
  const parts = new Intl.DateTimeFormat("en", options).formatToParts(at);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "UTC";
  return name.replace("GMT", "UTC");
}
