/** Texts in both languages, side by side: a missing one does not compile. */
import { formatter } from "./intl";
import { type Locale, locale } from "./locale";

export type Text = Readonly<Record<Locale, string>>;

/** `{n}` stands for the number. Each language has its own forms. */
export interface Counted {
  readonly ru: Readonly<Record<"one" | "few" | "many", string>>;
  readonly en: Readonly<Record<"one" | "other", string>>;
}

/** All that a room says. */
// biome-ignore lint/suspicious/noExplicitAny: whatever a text is made of
export type Texts = Readonly<Record<string, Text | Counted | ((...parts: any[]) => Text)>>;

/** What a room says to a refusal, by its type without `urn:problem:`. */
export type Problems = Readonly<Record<string, Text>>;

export function t(text: Text): string {
  return text[locale.value];
}

export function n(counted: Counted, count: number): string {
  return form(counted, count, locale.value).replace(
    "{n}",
    formatter("number", locale.value).format(count),
  );
}

function form(counted: Counted, count: number, language: Locale): string {
  const rule = formatter("plural", language).select(count);
  if (language === "en") return rule === "one" ? counted.en.one : counted.en.other;
  return rule === "one" || rule === "few" ? counted.ru[rule] : counted.ru.many;
}

/** A text of the server's in the person's language, else in the one that it is there in. */
export function pick<T>(texts: { ru?: T; en?: T }, otherwise: Locale): T | undefined {
  return texts[locale.value] ?? texts[otherwise] ?? texts.ru ?? texts.en;
}
