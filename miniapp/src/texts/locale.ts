/** The language: the person's own choice, else their client's, else the browser's. */
import { computed, signal } from "@preact/signals";
import { launch } from "../bridge";
import { local } from "../storage";

export type Locale = "ru" | "en";

const chosen = signal<Locale | undefined>(local.read<Locale>("locale"));
const given = (launch.language ?? navigator.language).toLowerCase();

export const locale = computed<Locale>(
  () => chosen.value ?? (/^(ru|be|kk|uk)\b/.test(given) ? "ru" : "en"),
);

/** What the server has of the person, or they have just chosen. */
export function setLocale(value: Locale): void {
  if (chosen.value === value) return;
  chosen.value = value;
  local.write("locale", value);
}
