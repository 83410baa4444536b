import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  title: string;
  onDismiss: () => void;
  children: ComponentChildren;
  actions?: ComponentChildren;
}

/** In front of everything until it is answered; Escape dismisses it. */
export function Modal({ title, onDismiss, children, actions }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss();
      }}
    >
      <h2>{title}</h2>
      {children}
      <div class="actions">
        {actions ?? (
          <button type="button" onClick={onDismiss}>
            OK
          </button>
        )}
      </div>
    </dialog>
  );
}
