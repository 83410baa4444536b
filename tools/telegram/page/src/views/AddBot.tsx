/** The chats that the person may add the bot to, when a link asks for one. */
import { addBot } from "../deeds";
import { addingTo, chats } from "../store";
import { Modal } from "./Modal";

function dismiss(): void {
  addingTo.value = undefined;
}

export function AddBot() {
  const kind = addingTo.value;
  if (!kind) return null;
  const own = chats.value.filter(
    ({ type, status }) => type.endsWith(kind) && ["creator", "administrator"].includes(status),
  );
  return (
    <Modal
      title={`Add the bot to a ${kind}`}
      onDismiss={dismiss}
      actions={
        <button type="button" onClick={dismiss}>
          Cancel
        </button>
      }
    >
      {own.length === 0 && <p>You lead none here.</p>}
      {own.map(({ id, title }) => (
        <button type="button" key={id} onClick={() => void addBot(id)}>
          {title}
        </button>
      ))}
    </Modal>
  );
}
