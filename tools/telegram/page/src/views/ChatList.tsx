import { chatId, chats, chooseChat, messages, personId } from "../store";
import type { ListedChat, Message } from "../telegram";

const KINDS = { private: "bot", group: "group", supergroup: "group", channel: "channel" } as const;
const HUES = 8;

export function ChatList() {
  const [own, others] = [chats.value.filter(isIn), chats.value.filter((chat) => !isIn(chat))];
  return (
    <nav class="chats" aria-label="Chats">
      <ul>
        {own.map((chat) => (
          <ChatItem key={chat.id} chat={chat} />
        ))}
      </ul>
      {others.length > 0 && <h2 class="aside">To join</h2>}
      <ul>
        {others.map((chat) => (
          <ChatItem key={chat.id} chat={chat} />
        ))}
      </ul>
    </nav>
  );
}

function ChatItem({ chat }: { chat: ListedChat }) {
  const last = messages.value.get(chat.id)?.at(-1);
  const isOpen = chat.id === chatId.value;
  return (
    <li>
      <button
        type="button"
        class="chat"
        aria-current={isOpen ? "true" : undefined}
        onClick={() => chooseChat(chat.id)}
      >
        <Avatar name={chat.title ?? ""} id={chat.id} />
        <span class="chat-text">
          <b>{chat.title}</b>
          <span class="aside">{last ? preview(last) : kindOf(chat)}</span>
        </span>
      </button>
    </li>
  );
}

export function Avatar({ name, id }: { name: string; id: number }) {
  return (
    <span class={`avatar hue-${Math.abs(id) % HUES}`} aria-hidden="true">
      {[...name.trim()][0] ?? "?"}
    </span>
  );
}

export function isIn(chat: ListedChat): boolean {
  return chat.id === personId.value || !["left", "kicked"].includes(chat.status);
}

export function kindOf(chat: ListedChat): string {
  if (chat.type === "private") return "bot";
  const noun = chat.type === "channel" ? "subscriber" : "member";
  return `${KINDS[chat.type]}, ${chat.members} ${noun}${chat.members === 1 ? "" : "s"}`;
}

function preview(message: Message): string {
  return message.text ?? message.caption ?? (message.photo ? "Picture" : "Message");
}
