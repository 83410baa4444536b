/** What the person does in a chat. */
import { ask } from "./api";
import { type Link, parseLink } from "./links";
import { type Opening, open, sharePhone } from "./miniapp";
import {
  addingTo,
  attempt,
  chatId,
  chats,
  chooseChat,
  draft,
  personId,
  setup,
  toast,
  view,
} from "./store";
import type { Button, Message } from "./telegram";

export async function openMiniApp(opening: Opening): Promise<void> {
  await open(opening, follow);
}

export async function write(text: string): Promise<void> {
  const chat = chatId.value === personId.value ? {} : { chat_id: chatId.value };
  await attempt(ask("POST", `users/${personId.value}/messages`, { text, ...chat }));
}

export async function start(payload = ""): Promise<void> {
  chooseChat(personId.value);
  await write(payload ? `/start ${payload}` : "/start");
}

export async function setMember(chat: number, status: "member" | "left"): Promise<void> {
  await attempt(ask("PUT", `chats/${chat}/members/${personId.value}`, { status }));
}

/** The bot becomes an administrator, by the person's hand. */
export async function addBot(chat: number): Promise<void> {
  addingTo.value = undefined;
  const body = { status: "administrator", by: personId.value };
  await attempt(ask("PUT", `chats/${chat}/members/${setup.value?.bot.id}`, body));
}

export async function press(button: Button, message: Message): Promise<void> {
  if (button.callback_data !== undefined) {
    const query = {
      chat_id: message.chat.id,
      message_id: message.message_id,
      data: button.callback_data,
    };
    await attempt(ask("POST", `users/${personId.value}/presses`, query));
  } else if (button.web_app) {
    await openMiniApp({ by: "inline_button", url: button.web_app.url });
  } else if (button.url) {
    openLink(button.url);
  } else if (button.copy_text) {
    await navigator.clipboard.writeText(button.copy_text.text);
    toast.value = "Copied";
  } else {
    const query = button.switch_inline_query_current_chat ?? button.switch_inline_query ?? "";
    draft.value = `@${setup.value?.bot.username} ${query}`;
  }
}

/** A key of the keyboard below the input. */
export async function type(button: Button): Promise<void> {
  if (button.web_app) {
    await openMiniApp({ by: "reply_button", url: button.web_app.url, buttonText: button.text });
  } else if (button.request_contact) {
    await sharePhone(personId.value);
  } else {
    await write(button.text);
  }
}

export function openLink(url: string): void {
  follow(parseLink(url, setup.value?.bot.username ?? ""));
}

export function follow(link: Link): void {
  switch (link.kind) {
    case "start":
      void start(link.payload);
      break;
    case "app":
      void openMiniApp({ by: "direct_link", startParam: link.startParam });
      break;
    case "share":
      draft.value = link.text;
      break;
    case "add":
      addingTo.value = link.to;
      break;
    case "chat":
      openChat(link.username);
      break;
    case "outside":
      window.open(link.url, "_blank", "noopener");
  }
}

function openChat(username: string): void {
  const isBot = username.toLowerCase() === setup.value?.bot.username.toLowerCase();
  const found = chats.value.find((chat) => chat.username?.toLowerCase() === username.toLowerCase());
  if (isBot) chooseChat(personId.value);
  else if (found) chooseChat(found.id);
  else toast.value = `Nobody here is called @${username}`;
}

export async function askInline(query: string): Promise<string | undefined> {
  const { blocked: _, phone_number: __, ...from } = view.value?.user ?? { id: personId.value };
  const chat_type = chatId.value === personId.value ? "sender" : "supergroup";
  const sent = await attempt(
    ask<{ update: { inline_query: { id: string } } }>("POST", "updates", {
      inline_query: { from, query, offset: "", chat_type },
    }),
  );
  return sent?.update.inline_query.id;
}

export async function chooseInline(queryId: string, resultId: string): Promise<void> {
  const body = { query_id: queryId, result_id: resultId, chat_id: chatId.value };
  await attempt(ask("POST", `users/${personId.value}/inline-results`, body));
}
