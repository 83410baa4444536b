/** The Mini App that is open: who opened it, its frame, and what it may do to the rest of the page. */
import { signal } from "@preact/signals";
import { ask } from "./api";
import { device } from "./device";
import { Host, type LaunchedBy } from "./host/host";
import { launchUrl } from "./host/launch";
import { DeviceStorage } from "./host/storage";
import { type Link, parsePath } from "./links";
import { attempt, chatId, draft, personId, setup, toast, view } from "./store";

export interface OpenApp {
  host: Host;
  src: string;
  /** Another for each time the frame is loaded. */
  load: number;
}

export interface Opening {
  by: LaunchedBy;
  url?: string;
  /** A screen of the bot's own Mini App. */
  at?: string;
  startParam?: string | undefined;
  buttonText?: string;
}

export const openApp = signal<OpenApp | undefined>(undefined);
export const frame: { current: HTMLIFrameElement | null } = { current: null };

/** `follow` goes where a link of the Mini App's into Telegram leads. */
export async function open(opening: Opening, follow: (link: Link) => void): Promise<void> {
  const { by, url, at, startParam, buttonText = "" } = opening;
  const address = url ?? setup.value?.miniapp_url;
  if (!address) {
    toast.value = "MINIAPP_URL is not set: the bot has no Mini App";
    return;
  }
  const chatType = view.value?.chats.find(({ id }) => id === chatId.value)?.type ?? "private";
  const launch = { by, chat_type: chatType, ...(startParam && { start_param: startParam }) };
  const signed = await attempt(
    ask<{ init_data: string }>("POST", `users/${personId.value}/launches`, launch),
  );
  if (!signed) return;
  const src = launchUrl(
    {
      url: at ? screenUrl(address, at) : address,
      initData: signed.init_data,
      ...(startParam && { startParam }),
    },
    device.value,
  );
  const host = hostOf(by, new URL(address).origin, buttonText, follow);
  openApp.value = { host, src, load: 0 };
}

function screenUrl(miniapp: string, at: string): string {
  const url = new URL(miniapp);
  url.searchParams.set("at", at);
  return url.href;
}

export function close(): void {
  openApp.value = undefined;
}

function hostOf(
  by: LaunchedBy,
  origin: string,
  buttonText: string,
  follow: (link: Link) => void,
): Host {
  const person = personId.value;
  return new Host(
    {
      by,
      origin,
      storage: new DeviceStorage(localStorage, person),
      frame: () => frame.current?.contentWindow,
      post: (text) => frame.current?.contentWindow?.postMessage(text, origin),
      now: Date.now,
      hasRecentClick: () => navigator.userActivation.isActive,
      close,
      reload,
      openTelegramLink: (path) => follow(parsePath(path, setup.value?.bot.username ?? "")),
      switchInline(query) {
        draft.value = `@${setup.value?.bot.username} ${query}`;
      },
      sendData: (data) =>
        void writeToBot(person, { web_app_data: { data, button_text: buttonText } }),
      mayWrite: () => view.value?.has_started === true && !view.value.user.blocked,
      allowWriting: () => writeToBot(person, { write_access_allowed: { from_request: true } }),
      sharePhone: () => sharePhone(person),
      callCustomMethod: (method, params) =>
        ask("POST", `users/${person}/custom-methods`, { method, params }),
      sendPrepared: (id) => sendPrepared(person, id),
    },
    device.value,
  );
}

function reload(): void {
  if (openApp.value) openApp.value = { ...openApp.value, load: openApp.value.load + 1 };
}

async function writeToBot(person: number, content: object): Promise<void> {
  const { blocked: _, phone_number: __, ...from } = view.value?.user ?? { id: person };
  const chat = { id: person, type: "private" };
  await attempt(ask("POST", "updates", { message: { from, chat, ...content } }));
}

export async function sharePhone(person: number): Promise<void> {
  const phone_number = view.value?.user.phone_number ?? "+10000000000";
  await attempt(ask("PUT", `users/${person}`, { phone_number }));
  const first_name = view.value?.user.first_name ?? "";
  await writeToBot(person, { contact: { phone_number, first_name, user_id: person } });
}

async function sendPrepared(person: number, id: string): Promise<string | undefined> {
  const body = { chat_id: chatId.value ?? person };
  const sent = await attempt(ask("POST", `users/${person}/prepared/${id}`, body));
  return sent ? undefined : "MESSAGE_EXPIRED";
}
