/** What stands before the Mini App and waits for the person. */
import type { ComponentChildren } from "preact";
import type { Host } from "../host/host";
import { answer } from "../host/person";
import type { Dialogue, PopupButton } from "../host/state";
import { Modal } from "./Modal";

const NAMES: Readonly<Record<string, string>> = { ok: "OK", close: "Close", cancel: "Cancel" };

interface Question {
  title: string;
  text: ComponentChildren;
  yes: string;
}

export function Dialogues({ host }: { host: Host }) {
  const { dialogue } = host.state.value;
  if (!dialogue) return null;
  if (dialogue.kind === "popup") return <Popup host={host} popup={dialogue} />;
  if (dialogue.kind === "qr") return <QrReader host={host} text={dialogue.text} />;
  const { title, text, yes } = questionOf(dialogue);
  const no = () => void answer(host, undefined);
  return (
    <Modal
      title={title}
      onDismiss={no}
      actions={
        <>
          <button type="button" onClick={no}>
            Cancel
          </button>
          <button type="button" class="primary" onClick={() => void answer(host, "yes")}>
            {yes}
          </button>
        </>
      }
    >
      {text}
    </Modal>
  );
}

function questionOf(dialogue: Exclude<Dialogue, { kind: "popup" } | { kind: "qr" }>): Question {
  switch (dialogue.kind) {
    case "write_access":
      return { title: "Messages", text: <p>Let this bot write to you?</p>, yes: "Allow" };
    case "phone":
      return {
        title: "Phone number",
        text: <p>Share your phone number with this bot?</p>,
        yes: "Share",
      };
    case "prepared":
      return {
        title: "Share",
        text: <p>Send the prepared message to the chat that is open?</p>,
        yes: "Send",
      };
    case "close":
      return {
        title: "Close",
        text: <p>Changes that you made may not be saved.</p>,
        yes: "Close anyway",
      };
    case "story":
      return {
        title: "Story",
        text: (
          <p>
            Telegram would open its editor with <code>{dialogue.media_url}</code> {dialogue.text}.
            The app never hears whether it was published.
          </p>
        ),
        yes: "OK",
      };
    case "link":
      return {
        title: "Link",
        text: (
          <p>
            <a href={dialogue.url} target="_blank" rel="noopener noreferrer">
              {dialogue.url}
            </a>
          </p>
        ),
        yes: "OK",
      };
  }
}

function Popup({ host, popup }: { host: Host; popup: Extract<Dialogue, { kind: "popup" }> }) {
  return (
    <Modal
      title={popup.title || "Mini App"}
      onDismiss={() => void answer(host, undefined)}
      actions={popup.buttons.map((button, index) => (
        <button
          type="button"
          key={button.id ?? index}
          class={button.type === "destructive" ? "destructive" : ""}
          onClick={() => void answer(host, button.id ?? "")}
        >
          {nameOf(button)}
        </button>
      ))}
    >
      <p>{popup.message}</p>
    </Modal>
  );
}

function nameOf({ type, text }: PopupButton): string {
  return NAMES[type ?? ""] ?? text ?? "";
}

function QrReader({ host, text }: { host: Host; text: string }) {
  return (
    <Modal
      title="Scan a QR code"
      onDismiss={() => void answer(host, undefined)}
      actions={
        <>
          <button type="button" onClick={() => void answer(host, undefined)}>
            Close the camera
          </button>
          <button type="submit" form="qr" class="primary">
            Read
          </button>
        </>
      }
    >
      <form
        id="qr"
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void answer(host, String(new FormData(event.currentTarget).get("code")));
        }}
      >
        <label>
          {text || "What the camera would read"}
          <input name="code" required autocomplete="off" />
        </label>
      </form>
    </Modal>
  );
}
