import { signal } from "@preact/signals";
import { openApp } from "../miniapp";
import { alertText, chat, isOffline, toast } from "../store";
import { AddBot } from "./AddBot";
import { ChatList } from "./ChatList";
import { Conversation } from "./Conversation";
import { MiniApp } from "./MiniApp";
import { Modal } from "./Modal";
import { People } from "./People";
import { Tools } from "./Tools";

const hasTools = signal(false);

export function App() {
  return (
    <div class={`page ${chat.value ? "has-chat" : ""} ${openApp.value ? "has-app" : ""}`}>
      <header class="bar">
        <h1>Telegram</h1>
        <span class="badge">emulated</span>
        <People />
        <button
          type="button"
          aria-pressed={hasTools.value}
          onClick={() => {
            hasTools.value = !hasTools.value;
          }}
        >
          Tools
        </button>
      </header>
      {isOffline.value && (
        <p class="offline" role="alert">
          The emulator does not answer. Is <code>make dev</code> running?
        </p>
      )}
      <ChatList />
      <Conversation />
      <MiniApp />
      {hasTools.value && <Tools />}
      <AddBot />
      <Toast />
      {alertText.value && (
        <Modal
          title="Telegram"
          onDismiss={() => {
            alertText.value = "";
          }}
        >
          <p>{alertText.value}</p>
        </Modal>
      )}
    </div>
  );
}

function Toast() {
  return (
    <output class="toast" hidden={!toast.value}>
      {toast.value}
    </output>
  );
}
