/** The control interface of the emulator, which tests use as well. */
import type { Answer, Command, ListedChat, Message, Person, User } from "./telegram";

export interface View {
  run: string;
  version: number;
  user: Person;
  has_started: boolean;
  chats: ListedChat[];
  messages: Message[];
  answers: Answer[];
  commands: Command[];
}

export interface Setup {
  bot: User & { username: string };
  miniapp_url: string | null;
  gateway_url: string | null;
}

export interface Delivery {
  url: string | null;
  down: boolean;
  duplicates: boolean;
  last_error_message: string | null;
  pending_count: number;
  pending: { update_id: number; [kind: string]: unknown }[];
}

export interface SkippedTime {
  /** Of the clock of this machine. */
  ahead_s: number;
  /** Whether the workers go by it already. */
  followed: boolean;
}

export interface LoggedRequest {
  number: number;
  at_s: number;
  method: string;
  parameters: object;
  origin: string;
  status: number | null;
  answer: object | null;
}

export class Refused extends Error {}

type Verb = "GET" | "POST" | "PUT" | "DELETE";

/** The answer, or `Refused` with what the emulator says. */
export async function ask<T>(
  verb: Verb,
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<T> {
  const sent = body && {
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  };
  const reply = await fetch(`/_emulator/${path}`, {
    method: verb,
    ...(signal && { signal }),
    ...sent,
  });
  const answer = await reply.json();
  if (!reply.ok) throw new Refused(answer.description);
  return answer;
}
