/** The language: the person's own choice, else their client's, else the browser's. */
import { computed, signal } from "@preact/signals";
import { launch } from "../bridge";
import { local } from "../storage";

export type Locale = "ru" | "en";

const chosen = signal<Locale | undefined>(local.read<Locale>("locale"));
let isSettled = true;
const given = (launch.language ?? navigator.language).toLowerCase();

export const locale = computed<Locale>(
  () => chosen.value ?? (/^(ru|be|kk|uk)\b/.test(given) ? "ru" : "en"),
);

/** What the person has just chosen: until the server has it, `settleLocale`. */
export function chooseLocale(value: Locale): void {
  isSettled = false;
  keep(value);
}

/** What the server has of the person, who may have chosen another meanwhile. */
export function learnLocale(value: Locale): void {
  if (isSettled) keep(value);
}

/** What came of a choice. */
export function settleLocale(value: Locale): void {
  isSettled = true;
  keep(value);
}

function keep(value: Locale): void {
  if (chosen.value === value) return;
  chosen.value = value;
  local.write("locale", value);
}
