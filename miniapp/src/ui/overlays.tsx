/** What stands before the page for a while. */
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { isCounting } from "../api";
import { haptic, hasPopup, popup } from "../bridge";
import { guardBack } from "../router";
import { common, t } from "../texts";
import { Button } from "./controls";
import { Icon } from "./icons";

interface SheetProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ComponentChildren;
}

/** From below; Telegram's back button and Escape close it. What had the focus gets it back. */
export function Sheet({ title, isOpen, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const id = useId();
  useLayoutEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    const endGuard = guardBack(() => close.current());
    return () => {
      endGuard();
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape, which is `cancel`
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <div class="sheet-body">
        <header class="sheet-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="plain" aria-label={t(common.close)} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

export interface Question {
  title: string;
  message: string;
  /** What the button says that does it. */
  action: string;
  isDestructive?: boolean;
}

let isAsking = false;
const asked = signal<(Question & { answer: (isYes: boolean) => void }) | undefined>(undefined);

/** Whether the person agrees: by the client's popup, or a sheet of ours where it has none. */
export async function confirm(question: Question): Promise<boolean> {
  // A second tap, while the first one's question is open: two popups would answer each other.
  if (isAsking) return false;
  isAsking = true;
  try {
    return await ask(question);
  } finally {
    isAsking = false;
  }
}

async function ask(question: Question): Promise<boolean> {
  const { title, message, action: text, isDestructive } = question;
  haptic("warning");
  if (hasPopup) {
    const type = isDestructive ? "destructive" : "default";
    const buttons = [{ id: "yes", type, text } as const, { id: "no", type: "cancel" } as const];
    return (await popup({ title, message, buttons })) === "yes";
  }
  return new Promise((resolve) => {
    asked.value = {
      ...question,
      answer(isYes) {
        asked.value = undefined;
        resolve(isYes);
      },
    };
  });
}

export function Questions() {
  const question = asked.value;
  if (!question) return null;
  const { title, message, action, isDestructive = false, answer } = question;
  return (
    <Sheet title={title} isOpen onClose={() => answer(false)}>
      <p>{message}</p>
      <div class="buttons">
        <Button isDestructive={isDestructive} onPress={() => answer(true)}>
          {action}
        </Button>
        <Button kind="tinted" onPress={() => answer(false)}>
          {t(common.cancel)}
        </Button>
      </div>
    </Sheet>
  );
}

const TOAST_MS = 4_000;
const said = signal<{ text: string } | undefined>(undefined);

/** Said in passing; what must be read belongs on the screen. */
export function toast(text: string): void {
  const own = { text };
  said.value = own;
  setTimeout(() => {
    if (said.value === own) said.value = undefined;
  }, TOAST_MS);
}

export function Toasts() {
  return (
    <div class="toasts" role="status">
      {isCounting.value && <p class="toast">{t(common.counting)}</p>}
      {said.value && <p class="toast">{said.value.text}</p>}
    </div>
  );
}

export async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text).catch(() => undefined);
  haptic("success");
  toast(t(common.copied));
}
