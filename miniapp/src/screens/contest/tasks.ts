/** What the screens know of tasks: what each shows of its kind, and how its state is said. */
import { serverNow } from "../../api";
import { format, n, type Text, t } from "../../texts";
import type { IconName } from "../../ui";
import type { Task } from "./reads";
import { texts } from "./texts";

/** What a person sees of each kind, as the server's kinds have it. */
export interface Shown {
  join_channel: { channels: string[] };
  secret_code: { single_use: boolean };
  quiz: { prompt: string; options: string[] };
  daily: object;
  visit: { url: string };
  question: { prompt: string };
  points: { price: number };
  invite: { friends: number };
}

export type Kind = keyof Shown;

export function shownOf<K extends Kind>(task: Task, _kind: K): Shown[K] {
  return task.shown as Shown[K];
}

const ICONS: Record<Kind, IconName> = {
  join_channel: "megaphone",
  secret_code: "lock",
  quiz: "list",
  daily: "calendar",
  visit: "globe",
  question: "edit",
  points: "star",
  invite: "friends",
};

const STATE_ICONS: Partial<Record<Task["state"], IconName>> = {
  completed: "check",
  pending: "clock",
  rejected: "close",
  used_up: "close",
  switched_off: "close",
};

export function iconOf({ kind, state }: Pick<Task, "kind" | "state">): IconName {
  return STATE_ICONS[state] ?? ICONS[kind as Kind] ?? "flag";
}

/** Why there is nothing to do about it, or nothing where there is. */
export function stateText(task: Task): string | undefined {
  const said: Record<Task["state"], Text | undefined> = {
    open: undefined,
    locked: texts.stateLocked,
    pending: task.kind === "points" ? texts.statePaying : texts.statePending,
    completed: task.period === "day" ? texts.stateToday : texts.stateCompleted,
    rejected: texts.stateRejected,
    used_up: texts.stateUsedUp,
    switched_off: texts.stateOff,
  };
  const text = (task.state === "locked" && byTime(task)) || said[task.state];
  return text && t(text);
}

function byTime({ opens_at, closes_at }: Task): Text | undefined {
  if (opens_at && Date.parse(opens_at) > serverNow()) {
    return texts.stateOpens(format.dateTime(opens_at));
  }
  return closes_at && Date.parse(closes_at) <= serverNow() ? texts.stateOver : undefined;
}

/** What is given for it: tickets, and points as long as there are any. */
export function worthOf({ tickets, reward }: Task): string {
  const given = [];
  if (tickets > 0) given.push(n(texts.tickets, tickets));
  if (reward?.is_left) given.push(n(texts.points, reward.points));
  return given.length > 0 ? t(texts.plus(given.join(" + "))) : "";
}
