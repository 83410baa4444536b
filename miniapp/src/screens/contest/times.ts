/** Moments of a contest in its own zone, and in that of the device where it is another. */
import { format } from "../../texts";

export interface Zoned {
  theirs: string;
  mine: string | undefined;
}

export function zoned(moment: string, timeZone: string): Zoned {
  const at = new Date(moment);
  const theirs = offset(at, timeZone);
  const mine = offset(at, undefined);
  return {
    theirs: `${format.dateTime(at, timeZone)} (${theirs})`,
    mine: theirs === mine ? undefined : format.dateTime(at),
  };
}

/** `UTC+3`; what people call a zone differs from country to country. */
function offset(at: Date, timeZone: string | undefined): string {
  const options = { timeZoneName: "shortOffset", ...(timeZone && { timeZone }) } as const;
  const parts = new Intl.DateTimeFormat("en", options).formatToParts(at);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "UTC";
  return name.replace("GMT", "UTC");
}
