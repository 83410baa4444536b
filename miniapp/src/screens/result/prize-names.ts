import { pick } from "../../texts";
import type { Contest } from "./draw";

/** The names of the prizes, counted one by one, as they are numbered in the proof. */
export function prizeNames({ prizes, default_locale }: Contest): string[] {
  return prizes.flatMap(({ name, count }) =>
    Array.from({ length: count }, () => pick(name, default_locale) ?? ""),
  );
}
