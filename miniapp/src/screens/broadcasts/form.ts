/** A broadcast as somebody writes it, and what is sent for it: one text for all, or one for each
 * language. */
import type { Schema } from "../../api";
import type { Locale } from "../../texts";

export type Kind = Schema<"BroadcastAudience">["kind"];
export type Sending = Schema<"NewBroadcast">;

export interface Form {
  kind: Kind;
  contest_id: string;
  task_id: string;
  locale: Locale | "";
  isTwo: boolean;
  text: string;
  ru: string;
  en: string;
  hasButton: boolean;
  buttonText: string;
  buttonUrl: string;
  isLater: boolean;
  starts_at: string;
  /** Of two texts, those that are on their way already. */
  sent: Locale[];
}

export const EMPTY: Form = {
  kind: "entrants",
  contest_id: "",
  task_id: "",
  locale: "",
  isTwo: false,
  text: "",
  ru: "",
  en: "",
  hasButton: false,
  buttonText: "",
  buttonUrl: "https://",
  isLater: false,
  starts_at: "",
  sent: [],
};

export type Wrong = "needed" | "past" | "url";
export type Errors = Partial<Record<keyof Form, Wrong>>;

export interface Message {
  locale: Locale | "";
  sending: Sending;
}

/** What is to be sent, or what is wrong with it. */
export function messagesOf(form: Form, now: number): { messages?: Message[]; errors: Errors } {
  const errors = errorsOf(form, now);
  if (Object.keys(errors).length) return { errors };
  const locales = form.isTwo ? (["ru", "en"] as const) : [form.locale];
  const messages = locales.map((locale) => ({
    locale,
    sending: sendingOf(form, form.isTwo && locale ? form[locale] : form.text, locale),
  }));
  return { messages, errors };
}

function errorsOf(form: Form, now: number): Errors {
  const starts = Date.parse(form.starts_at);
  const texts: (keyof Form & ("text" | Locale))[] = form.isTwo ? ["ru", "en"] : ["text"];
  return {
    ...Object.fromEntries(
      texts.filter((name) => !form[name].trim()).map((name) => [name, "needed"]),
    ),
    ...(form.kind !== "all" && !form.contest_id && { contest_id: "needed" }),
    ...(form.kind === "unfinished" && !form.task_id && { task_id: "needed" }),
    ...(form.hasButton && !form.buttonText.trim() && { buttonText: "needed" }),
    ...(form.hasButton && !isAddress(form.buttonUrl) && { buttonUrl: "url" }),
    ...(form.isLater && !form.starts_at && { starts_at: "needed" }),
    ...(form.isLater && starts <= now && { starts_at: "past" }),
  } as Errors;
}

function sendingOf(form: Form, text: string, locale: Locale | ""): Sending {
  const { kind, contest_id, task_id } = form;
  return {
    audience: {
      kind,
      ...(kind !== "all" && { contest_id }),
      ...(kind === "unfinished" && { task_id }),
      ...(locale && { locale }),
    },
    text: text.trim(),
    ...(form.hasButton && { button: { text: form.buttonText.trim(), url: form.buttonUrl.trim() } }),
    ...(form.isLater && { starts_at: new Date(form.starts_at).toISOString() }),
  };
}

function isAddress(text: string): boolean {
  return URL.parse(text.trim())?.protocol === "https:" && text.trim().length > "https://".length;
}
