import type { ComponentChildren } from "preact";

interface Props {
  /** By the Enter key; the main button does the same. */
  onSend: () => void;
  note: ComponentChildren;
  /** How many attempts. */
  left?: string;
  children: ComponentChildren;
}

/** Where something is written or chosen. */
export function Asking({ onSend, note, left, children }: Props) {
  return (
    <>
      <form
        class="card task-form"
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
      >
        {children}
        {left && <p class="footnote">{left}</p>}
      </form>
      {note}
    </>
  );
}
