/** What people press and choose with. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { format } from "../texts";
import { Icon, type IconName } from "./icons";
import { Link } from "./layout";

interface ButtonProps {
  onPress: () => void;
  kind?: "filled" | "tinted" | "plain";
  icon?: IconName;
  isBusy?: boolean;
  isDisabled?: boolean;
  isDestructive?: boolean;
  /** Where the children do not say it. */
  label?: string;
  children?: ComponentChildren;
}

export function Button({
  onPress,
  kind = "filled",
  icon,
  isBusy = false,
  isDisabled = false,
  isDestructive = false,
  label,
  children,
}: ButtonProps) {
  return (
    <button
      type="button"
      class={`button ${kind} ${isDestructive ? "danger" : ""}`}
      aria-label={label}
      aria-busy={isBusy}
      aria-disabled={isBusy}
      disabled={isDisabled}
      onClick={() => isBusy || onPress()}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface Choice {
  label: string;
  to: string;
}

/** Parts of one screen, each with an address of its own. */
export function Tabs({
  choices,
  current,
  label,
}: {
  choices: Choice[];
  current: string;
  label: string;
}) {
  return (
    <nav class="tabs" aria-label={label}>
      {choices.map((choice) => (
        <Link key={choice.to} to={choice.to} isCurrent={choice.to === current} isReplacing>
          {choice.label}
        </Link>
      ))}
    </nav>
  );
}

interface SegmentsProps<T extends string> {
  label: string;
  choices: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** One of a few, chosen at once. */
export function Segments<T extends string>({ label, choices, value, onChange }: SegmentsProps<T>) {
  const name = useId();
  return (
    <fieldset class="segments">
      <legend class="hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function Badge({ kind = "neutral", children }: BadgeProps) {
  return <span class={`badge ${kind}`}>{children}</span>;
}

interface BadgeProps {
  kind?: "neutral" | "accent" | "ok" | "danger";
  children: ComponentChildren;
}

export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  return (
    <div class="progress">
      <span class="progress-label">
        {label}
        <span>
          {format.number(value)} / {format.number(max)}
        </span>
      </span>
      <progress value={value} max={max} aria-label={label} />
    </div>
  );
}

/** Its room is kept while it loads. `ratio` is width by height. */
export function Picture({
  src,
  alt,
  ratio = 16 / 9,
}: {
  src: string;
  alt: string;
  ratio?: number;
}) {
  return (
    <img
      class="picture"
      src={src}
      alt={alt}
      style={{ aspectRatio: String(ratio) }}
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      onError={({ currentTarget }) => {
        currentTarget.hidden = true;
      }}
    />
  );
}
