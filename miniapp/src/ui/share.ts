/** Sending a contest, or one's invitation, to chats: by a message that the bot has prepared, and
 * where the client cannot, by Telegram's window to share a link. */
import { useState } from "preact/hooks";
import { call, useWrite } from "../api";
import { haptic, openTelegramLink, sharePrepared, supports } from "../bridge";

export interface Sharing {
  share: () => void;
  isBusy: boolean;
}

export function useShare(contestId?: string): Sharing {
  const [isBusy, setBusy] = useState(false);
  const prepared = useWrite("post", "/v1/shares");
  const share = async () => {
    if (isBusy) return;
    setBusy(true);
    const body = { contest_id: contestId ?? null };
    const found = supports("web_app_send_prepared_message")
      ? await prepared.write({ body })
      : undefined;
    if (found) {
      if (await sharePrepared(found.id)) haptic("success");
    } else {
      await shareLink(contestId).catch(() => haptic("error"));
    }
    setBusy(false);
  };
  return { share: () => void share(), isBusy };
}

async function shareLink(contestId: string | undefined): Promise<void> {
  const { share_link } = await call("get", "/v1/referrals/me", {});
  openTelegramLink(contestId ? leadingTo(share_link, `contest_${contestId}`) : share_link);
}

/** The contest in the chat with the bot, where pictures can be sent. */
export async function openChat(contestId: string): Promise<void> {
  const { chat_link } = await call("get", "/v1/referrals/me", {});
  openTelegramLink(withPayload(chat_link, `contest_${contestId}`));
}

/** The same window with another link to the same bot. */
export function leadingTo(shareLink: string, payload: string): string {
  const window = new URL(shareLink);
  window.searchParams.set("url", withPayload(window.searchParams.get("url") ?? "", payload));
  return window.href;
}

/** A link to the Mini App or the bot with another payload. */
export function withPayload(link: string, payload: string): string {
  const url = new URL(link);
  url.searchParams.set(url.searchParams.has("start") ? "start" : "startapp", payload);
  return url.href;
}
