/** What the client does when asked; each works, or does nothing, without one. */
import { answer, isInTelegram, launch, post, supports } from "./host";
import type { PopupButton } from "./methods";

export type Haptic = "light" | "medium" | "heavy" | "success" | "error" | "warning" | "select";

const TITLE_MAX = 64;
const MESSAGE_MAX = 256;

export function haptic(kind: Haptic): void {
  if (kind === "select") post("web_app_trigger_haptic_feedback", { type: "selection_change" });
  else if (kind === "light" || kind === "medium" || kind === "heavy") {
    post("web_app_trigger_haptic_feedback", { type: "impact", impact_style: kind });
  } else {
    post("web_app_trigger_haptic_feedback", { type: "notification", notification_type: kind });
  }
}

export interface Popup {
  title?: string;
  message: string;
  buttons: PopupButton[];
}

export const hasPopup = supports("web_app_open_popup");

/** The id of the button, or nothing when it was closed. Where there is no popup, see `confirm`. */
export async function popup({ title = "", message, buttons }: Popup): Promise<string | undefined> {
  const closed = answer("popup_closed");
  post("web_app_open_popup", {
    title: title.slice(0, TITLE_MAX),
    message: message.slice(0, MESSAGE_MAX),
    buttons,
  });
  return (await closed)[1]?.button_id;
}

export function openLink(url: string): void {
  if (!isInTelegram || !post("web_app_open_link", { url })) open(url, "_blank", "noopener");
}

/** `https://t.me/…` or a path of it. */
export function openTelegramLink(link: string): void {
  const { pathname, search } = new URL(link, "https://t.me");
  if (!post("web_app_open_tg_link", { path_full: pathname + search })) {
    open(`https://t.me${pathname}${search}`, "_blank", "noopener");
  }
}

/** A message that the bot has prepared; whether the person sent it. */
export async function sharePrepared(id: string): Promise<boolean> {
  const answered = answer("prepared_message_sent", "prepared_message_failed");
  if (!post("web_app_send_prepared_message", { id })) return false;
  return (await answered)[0] === "prepared_message_sent";
}

export function switchInline(query: string, chatTypes: string[]): void {
  post("web_app_switch_inline_query", { query, chat_types: chatTypes });
}

/** Whether the bot may write to the person. */
export async function requestWriteAccess(): Promise<boolean> {
  const answered = answer("write_access_requested");
  if (!post("web_app_request_write_access")) return false;
  return (await answered)[1].status === "allowed";
}

export function closeApp(): void {
  post("web_app_close");
}

/** Phones and tablets, where a finger is the pointer. */
export const isMobile = ["android", "ios"].includes(launch.platform);
