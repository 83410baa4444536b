import { setMember, start } from "../deeds";
import { chat, chatId, chooseChat, messages, personId, view } from "../store";
import type { ListedChat } from "../telegram";
import { isIn, kindOf } from "./ChatList";
import { Composer } from "./Composer";
import { MessageView } from "./MessageView";

export function Conversation() {
  const open = chat.value;
  if (!open) {
    return (
      <main class="conversation">
        <p class="empty">Choose a chat.</p>
      </main>
    );
  }
  return (
    <main class="conversation" key={open.id}>
      <Head chat={open} />
      <Messages id={open.id} />
      <Foot chat={open} />
    </main>
  );
}

function Head({ chat: open }: { chat: ListedChat }) {
  const isMember = isIn(open) && open.type !== "private";
  return (
    <header class="head">
      <button
        type="button"
        class="back"
        aria-label="All chats"
        onClick={() => chooseChat(undefined)}
      >
        ‹
      </button>
      <div class="head-text">
        <h2>{open.title}</h2>
        <span class="aside">{kindOf(open)}</span>
      </div>
      {isMember && (
        <button type="button" onClick={() => void setMember(open.id, "left")}>
          Leave
        </button>
      )}
    </header>
  );
}

function Messages({ id }: { id: number }) {
  return (
    <div
      class="messages"
      role="log"
      aria-label="Messages"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
    >
      <div>
        {messages.value.get(id)?.map((message) => (
          <MessageView key={message.message_id} message={message} />
        ))}
      </div>
    </div>
  );
}

function Foot({ chat: open }: { chat: ListedChat }) {
  const isBot = open.id === personId.value;
  if (isBot && view.value && !view.value.has_started) {
    return (
      <footer class="foot">
        <button type="button" class="primary wide" onClick={() => void start()}>
          Start
        </button>
      </footer>
    );
  }
  if (!isIn(open)) {
    return (
      <footer class="foot">
        <button
          type="button"
          class="primary wide"
          onClick={() => void setMember(open.id, "member")}
        >
          Join
        </button>
      </footer>
    );
  }
  const mayWrite = open.type !== "channel" || ["creator", "administrator"].includes(open.status);
  if (!mayWrite) return <footer class="foot aside">Only administrators write here.</footer>;
  return (
    <footer class="foot">
      <Composer key={chatId.value} isBot={isBot} />
    </footer>
  );
}
