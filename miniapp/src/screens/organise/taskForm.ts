/** A task as it is written down, and what the contract wants of it. */
import type { Schema } from "../../api";
import * as limits from "../../api/limits";
import type { Locale, Text } from "../../texts";
import { channelFault, isAddress, numberFault } from "./faults";
import { type Both, both, channelsOf } from "./form";
import { wrong } from "./formTexts";
import { TITLES, wrongTask } from "./taskTexts";
import { momentOf, rfc3339, wallTime } from "./zone";

export type NewTask = Schema<"NewTask">;
export type Task = Schema<"Task">;
export type Kind = NewTask["kind"];
export type TaskUpdate = Schema<"TaskUpdate">;

export interface Option {
  text: Both;
  isRight: boolean;
}

/** Of every kind: which of it is asked is the kind's. */
export interface TaskForm {
  title: Both;
  tickets: string;
  isMandatory: boolean;
  requires: string[];
  opens: string;
  closes: string;
  channels: string;
  isSingleUse: boolean;
  code: string;
  attemptsMax: string;
  prompt: Both;
  options: Option[];
  ticketsMax: string;
  url: string;
  price: string;
  friends: string;
  rewardPoints: string;
  rewardLimit: string;
}

const TICKETS: Partial<Record<Kind, string>> = {
  join_channel: "0",
  secret_code: "2",
  quiz: "2",
  question: "2",
};
export const ATTEMPTED: readonly Kind[] = ["secret_code", "quiz"];
export const REWARDED: readonly Kind[] = [
  "join_channel",
  "secret_code",
  "quiz",
  "daily",
  "visit",
  "question",
];
const NO_TEXT: Both = { ru: "", en: "" };
export const NO_OPTION: Option = { text: NO_TEXT, isRight: false };

export function newTaskForm(kind: Kind, channels: readonly string[]): TaskForm {
  return {
    title: TITLES[kind],
    tickets: TICKETS[kind] ?? "1",
    isMandatory: kind === "join_channel",
    requires: [],
    opens: "",
    closes: "",
    channels: channels.join("\n"),
    isSingleUse: false,
    code: "",
    attemptsMax: kind === "quiz" ? "1" : "5",
    prompt: NO_TEXT,
    options: [NO_OPTION, NO_OPTION, NO_OPTION],
    ticketsMax: "",
    url: "",
    price: "10",
    friends: "3",
    rewardPoints: "",
    rewardLimit: "100",
  };
}

export function taskFormOf(task: Task, zone: string): TaskForm {
  const { title, opens_at, closes_at } = task;
  return {
    ...newTaskForm(task.kind as Kind, []),
    title: { ru: title.ru ?? "", en: title.en ?? "" },
    tickets: String(task.tickets),
    isMandatory: task.is_mandatory,
    requires: task.requires,
    opens: opens_at ? wallTime(opens_at, zone) : "",
    closes: closes_at ? wallTime(closes_at, zone) : "",
  };
}

const timeOf = (wall: string, zone: string) => (wall ? rfc3339(momentOf(wall, zone)) : null);

/** What is the same for all kinds, new or changed. */
export function sharedOf(form: TaskForm, locales: readonly Locale[], zone: string) {
  return {
    title: both(form.title, locales),
    tickets: Number(form.tickets),
    requires: form.requires,
    is_mandatory: form.isMandatory,
    opens_at: timeOf(form.opens, zone),
    closes_at: timeOf(form.closes, zone),
  };
}

export function newTaskOf(
  kind: Kind,
  form: TaskForm,
  locales: readonly Locale[],
  zone: string,
): NewTask {
  const shared = { ...sharedOf(form, locales, zone), ...rewardOf(kind, form) };
  const attempts_max = Number(form.attemptsMax);
  const prompt = both(form.prompt, locales);
  const options = written(form, locales);
  const answers = options.flatMap(({ isRight }, place) => (isRight ? place : []));
  switch (kind) {
    case "join_channel":
      return { ...shared, kind, channels: channelsOf(form.channels).names };
    case "secret_code":
      return {
        ...shared,
        kind,
        attempts_max,
        ...(!form.isSingleUse && { code: form.code.trim() }),
      };
    case "quiz": {
      const said = options.map(({ text }) => both(text, locales));
      return { ...shared, kind, attempts_max, prompt, options: said, answers };
    }
    case "daily": {
      const tickets_max = form.ticketsMax.trim() ? Number(form.ticketsMax) : null;
      return { ...shared, kind, tickets_max };
    }
    case "visit":
      return { ...shared, kind, url: form.url.trim() };
    case "question":
      return { ...shared, kind, prompt };
    case "points":
      return { ...shared, kind, price: Number(form.price) };
    case "invite":
      return { ...shared, kind, friends: Number(form.friends) };
  }
}

function rewardOf(kind: Kind, { rewardPoints, rewardLimit }: TaskForm) {
  if (!REWARDED.includes(kind) || !rewardPoints.trim()) return {};
  return { reward: { points: Number(rewardPoints), limit: Number(rewardLimit) } };
}

function written({ options }: TaskForm, locales: readonly Locale[]): Option[] {
  return options.filter(({ text }) => locales.some((locale) => text[locale].trim()));
}

/** By field, as `faultsOf` of a contest has them; `kind` is absent where a task is changed. */
export function taskFaults(
  form: TaskForm,
  locales: readonly Locale[],
  zone: string,
  kind?: Kind,
): Record<string, Text> {
  const { main, all } = { main: locales[0] ?? "ru", all: locales };
  const [opens, closes] = [momentOf(form.opens, zone), momentOf(form.closes, zone)];
  const least = kind === "points" ? limits.NewPoints.tickets : limits.TaskUpdate.tickets;
  const found: Record<string, Text | false | undefined> = {
    [`title:${main}`]: form.title[main].trim() === "" && wrong.empty,
    tickets: numberFault(form.tickets, least),
    opens: form.opens !== "" && Number.isNaN(opens) && wrong.time,
    closes:
      form.closes !== "" &&
      ((Number.isNaN(closes) && wrong.time) || (closes <= opens && wrong.beforeStart)),
    ...(kind && kindFaults(kind, form, main, all)),
  };
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, fault]) => (fault ? [[name, fault] as const] : [])),
  );
}

function kindFaults(
  kind: Kind,
  form: TaskForm,
  main: Locale,
  locales: readonly Locale[],
): Record<string, Text | false | undefined> {
  const { code: codeLength } = limits.NewSecretCode;
  const code = form.code.trim().length;
  const prompt = form.prompt[main].trim() === "" && wrong.empty;
  const attempts = numberFault(form.attemptsMax, limits.NewQuiz.attempts_max);
  const reward = REWARDED.includes(kind) && rewardFaults(form);
  const own: Partial<Record<Kind, Record<string, Text | false | undefined>>> = {
    join_channel: {
      channels: channelFault(form.channels) ?? (!form.channels.trim() && wrong.empty),
    },
    secret_code: {
      code:
        !form.isSingleUse &&
        (code < codeLength.minLength || code > codeLength.maxLength) &&
        wrongTask.code,
      attemptsMax: attempts,
    },
    quiz: {
      [`prompt:${main}`]: prompt,
      attemptsMax: attempts,
      options: optionsFault(form, main, locales),
    },
    daily: {
      ticketsMax: form.ticketsMax.trim()
        ? (numberFault(form.ticketsMax, limits.NewDaily.tickets_max) ??
          (Number(form.ticketsMax) < Number(form.tickets) && wrongTask.ticketsMax))
        : undefined,
    },
    visit: { url: !isAddress(form.url.trim()) && wrong.address },
    question: { [`prompt:${main}`]: prompt },
    points: { price: numberFault(form.price, limits.NewPoints.price) },
    invite: { friends: numberFault(form.friends, limits.NewInvite.friends) },
  };
  return { ...own[kind], ...reward };
}

function rewardFaults(form: TaskForm): Record<string, Text | undefined> {
  if (!form.rewardPoints.trim()) return {};
  return {
    rewardPoints: numberFault(form.rewardPoints, limits.Reward.points),
    rewardLimit: numberFault(form.rewardLimit, limits.Reward.limit),
  };
}

function optionsFault(form: TaskForm, main: Locale, locales: readonly Locale[]): Text | undefined {
  const options = written(form, locales);
  if (options.length < limits.NewQuiz.options.minItems) return wrongTask.options;
  if (options.some(({ text }) => !text[main].trim())) return wrongTask.optionText;
  return options.some(({ isRight }) => isRight) ? undefined : wrongTask.right;
}
