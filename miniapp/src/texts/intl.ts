/** Formatters of `Intl`, each made when it is first needed: to make one takes a slow phone longer
 * than to draw a row. */
import type { Locale } from "./locale";

const MAKERS = {
  number: (language: string, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, options),
  time: (language: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(WRITTEN[language as Locale], options),
  plural: (language: string) => new Intl.PluralRules(language),
  relative: (language: string) => new Intl.RelativeTimeFormat(language, { numeric: "auto" }),
};
/** Days before months and 24 hours, as the bot writes it. */
const WRITTEN = { ru: "ru", en: "en-GB" } as const;

type Makers = typeof MAKERS;
const made = new Map<string, unknown>();

export function formatter<K extends keyof Makers>(
  kind: K,
  language: Locale,
  options: Parameters<Makers[K]>[1] & object = {},
): ReturnType<Makers[K]> {
  const name = JSON.stringify([kind, language, options]);
  const found = made.get(name) ?? MAKERS[kind](language, options);
  made.set(name, found);
  return found as ReturnType<Makers[K]>;
}
