/** What the page shows: one person, what they see, and how it follows the emulator. */
import { computed, effect, signal } from "@preact/signals";
import { ask, Refused, type Setup, type View } from "./api";
import { merged } from "./messages";
import type { Answer, ListedChat, Message, Person } from "./telegram";

const WAIT_S = 25;
const AGAIN_MS = 1000;
const TOAST_MS = 4000;

const address = new URLSearchParams(location.search);

export const setup = signal<Setup | undefined>(undefined);
export const people = signal<readonly Person[]>([]);
export const personId = signal(Number(address.get("person") ?? 0));
export const chatId = signal<number | undefined>(Number(address.get("chat")) || undefined);
/** The screen at which the Mini App opens with the page, if it does; empty for its first one. */
export const openAt = address.get("app");
export const view = signal<Omit<View, "messages" | "answers"> | undefined>(undefined);
export const messages = signal<ReadonlyMap<number, readonly Message[]>>(new Map());
export const isOffline = signal(false);
export const toast = signal("");
export const alertText = signal("");
/** What is written in the input, since a Mini App may put an inline query there. */
export const draft = signal("");
/** What the person is about to add the bot to. */
export const addingTo = signal<"channel" | "group" | undefined>(undefined);
export const inlineAnswer = signal<Answer | undefined>(undefined);

effect(() => {
  if (!toast.value) return undefined;
  const timer = setTimeout(() => {
    toast.value = "";
  }, TOAST_MS);
  return () => clearTimeout(timer);
});

/** The chats of the person, the one with the bot first. */
export const chats = computed<readonly ListedChat[]>(() => {
  const own: ListedChat = {
    id: personId.value,
    type: "private",
    title: setup.value?.bot.first_name ?? "",
    status: "member",
    members: 2,
  };
  const others = view.value?.chats.filter(({ type }) => type !== "private") ?? [];
  return [own, ...others];
});

export const chat = computed(() => chats.value.find(({ id }) => id === chatId.value));

/** Show what was refused, and what came of the rest. */
export async function attempt<T>(deed: Promise<T>): Promise<T | undefined> {
  try {
    return await deed;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast.value = error.message;
    return undefined;
  }
}

export async function loadPeople(): Promise<void> {
  people.value = (await ask<{ users: Person[] }>("GET", "users")).users;
}

export function choosePerson(id: number): void {
  personId.value = id;
  chatId.value = id;
  rememberAddress();
}

export function chooseChat(id: number | undefined): void {
  chatId.value = id;
  rememberAddress();
}

/** Follow what the person sees, until the signal says to stop. */
export async function follow(id: number, stop: AbortSignal): Promise<void> {
  let [run, after] = ["", 0];
  view.value = undefined;
  messages.value = new Map();
  while (!stop.aborted) {
    try {
      const path = `users/${id}/view?after=${after}&wait_s=${after ? WAIT_S : 0}`;
      const seen = await ask<View>("GET", path, undefined, stop);
      const isAnother = run !== "" && run !== seen.run;
      run = seen.run;
      isOffline.value = false;
      if (isAnother) {
        after = 0;
        messages.value = new Map();
        continue;
      }
      take(seen, after === 0);
      after = seen.version;
    } catch {
      if (stop.aborted) return;
      isOffline.value = true;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

function take({ messages: changed, answers, ...rest }: View, isFirst: boolean): void {
  view.value = rest;
  if (changed.length) messages.value = merged(messages.value, changed);
  if (isFirst) return; // what was answered long ago
  for (const answer of answers) {
    if (answer.inline_query_id) inlineAnswer.value = answer;
    else if (answer.show_alert) alertText.value = answer.text ?? "";
    else if (answer.text) toast.value = answer.text;
  }
}

function rememberAddress(): void {
  const query = new URLSearchParams({ person: String(personId.value) });
  if (chatId.value) query.set("chat", String(chatId.value));
  history.replaceState(null, "", `?${query}`);
}
