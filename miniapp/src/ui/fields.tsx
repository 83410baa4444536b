/** What people fill in: each with its label, its hint and what is wrong with it. */
import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";

interface FieldProps {
  label: string;
  hint?: string | undefined;
  /** What is wrong, in the person's language. */
  error?: string | undefined;
}

interface TextProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "number" | "search" | "url" | "date" | "datetime-local";
  inputMode?: "text" | "numeric" | "decimal" | "search" | "url";
  placeholder?: string;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  isDisabled?: boolean;
}

export function TextField(props: TextProps) {
  const { value, onChange, type = "text", inputMode, placeholder, maxLength, min, max } = props;
  return (
    <Labelled {...props}>
      {(given) => (
        <input
          {...given}
          type={type}
          value={value}
          {...(inputMode && { inputMode })}
          {...(placeholder && { placeholder })}
          {...(maxLength && { maxLength })}
          {...(min !== undefined && { min })}
          {...(max !== undefined && { max })}
          disabled={props.isDisabled === true}
          autocomplete="off"
          enterKeyHint={type === "search" ? "search" : "done"}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength?: number;
}

export function TextArea({ value, onChange, rows = 4, maxLength, ...field }: TextAreaProps) {
  return (
    <Labelled {...field}>
      {(given) => (
        <textarea
          {...given}
          rows={rows}
          value={value}
          {...(maxLength && { maxLength })}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

interface SelectProps<T extends string> extends FieldProps {
  value: T;
  onChange: (value: T) => void;
  choices: readonly { value: T; label: string }[];
}

export function Select<T extends string>({ value, onChange, choices, ...field }: SelectProps<T>) {
  return (
    <Labelled {...field}>
      {(given) => (
        <select
          {...given}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value as T)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

interface ToggleProps {
  label: ComponentChildren;
  note?: ComponentChildren;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isDisabled?: boolean;
}

/** A row of a list that is on or off. */
export function Toggle({ label, note, isOn, onChange, isDisabled = false }: ToggleProps) {
  return (
    <li>
      <label class="row">
        <span class="row-text">
          <span class="row-label">{label}</span>
          {note !== undefined && <span class="row-note">{note}</span>}
        </span>
        <input
          class="toggle"
          type="checkbox"
          role="switch"
          aria-checked={isOn}
          checked={isOn}
          disabled={isDisabled}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      </label>
    </li>
  );
}

type Given = Pick<JSX.HTMLAttributes<never>, "id"> & {
  "aria-describedby"?: string;
  "aria-invalid": boolean;
};

function Labelled({
  label,
  hint,
  error,
  children,
}: FieldProps & { children: (given: Given) => ComponentChildren }) {
  const id = useId();
  const said = error ?? hint;
  return (
    <div class={`field ${error ? "wrong" : ""}`}>
      <label for={id}>{label}</label>
      {children({
        id,
        "aria-invalid": error !== undefined,
        ...(said && { "aria-describedby": `${id}-said` }),
      })}
      {said && (
        <p id={`${id}-said`} class="field-said">
          {said}
        </p>
      )}
    </div>
  );
}
