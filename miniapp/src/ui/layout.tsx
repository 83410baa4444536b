/** What a screen is made of. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { supports } from "../bridge";
import { back, go, hasBack, moves, url } from "../router";
import { common, t } from "../texts";
import { Icon, type IconName } from "./icons";

interface PageProps {
  title: string;
  subtitle?: string | undefined;
  /** Beside the title. */
  action?: ComponentChildren;
  children: ComponentChildren;
}

export function Page({ title, subtitle, action, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Who cannot see another screen come is told what it is.
  const count = moves.value;
  useEffect(() => {
    if (count) heading.current?.focus({ preventScroll: true });
  }, [count]);
  return (
    <main class="page">
      {!supports("web_app_setup_back_button") && hasBack.value && (
        <button type="button" class="plain back" onClick={back}>
          ‹ {t(common.back)}
        </button>
      )}
      <header class="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {action}
      </header>
      {subtitle && <p class="subtitle">{subtitle}</p>}
      {children}
    </main>
  );
}

interface ListProps {
  header?: string | undefined;
  footer?: ComponentChildren;
  children: ComponentChildren;
}

export function List({ header, footer, children }: ListProps) {
  return (
    <section class="section">
      {header && <h2>{header}</h2>}
      <ul class="list">{children}</ul>
      {footer && <p class="footnote">{footer}</p>}
    </section>
  );
}

/** A block with a background, for what is no list. */
export function Card({ children }: { children: ComponentChildren }) {
  return <section class="card">{children}</section>;
}

export interface RowProps {
  label: ComponentChildren;
  /** At the end of the line. */
  value?: ComponentChildren;
  /** Below the label, in small. */
  note?: ComponentChildren;
  icon?: IconName;
  /** In place of the icon: a picture, a rank. */
  before?: ComponentChildren;
  to?: string | undefined;
  onPress?: (() => void) | undefined;
  isDestructive?: boolean;
  isDisabled?: boolean;
}

export function Row({
  to,
  onPress,
  isDestructive = false,
  isDisabled = false,
  ...shown
}: RowProps) {
  const kind = `row ${isDestructive ? "danger" : ""}`;
  const content = <RowContent {...shown} isLink={to !== undefined} />;
  return (
    <li>
      {to !== undefined ? (
        <Link class={kind} to={to}>
          {content}
        </Link>
      ) : onPress ? (
        <button type="button" class={kind} disabled={isDisabled} onClick={onPress}>
          {content}
        </button>
      ) : (
        <div class={kind}>{content}</div>
      )}
    </li>
  );
}

function RowContent({
  label,
  value,
  note,
  icon,
  before,
  isLink,
}: Pick<RowProps, "label" | "value" | "note" | "icon" | "before"> & { isLink: boolean }) {
  return (
    <>
      {before ?? (icon && <Icon name={icon} />)}
      <span class="row-text">
        <span class="row-label">{label}</span>
        {note !== undefined && <span class="row-note">{note}</span>}
      </span>
      {value !== undefined && <span class="row-value">{value}</span>}
      {isLink && (
        <span class="chevron">
          <Icon name="chevron" />
        </span>
      )}
    </>
  );
}

interface LinkProps {
  to: string;
  class?: string;
  label?: string;
  isCurrent?: boolean;
  isReplacing?: boolean;
  children: ComponentChildren;
}

/** A link within the app: it can be opened in another tab, and does not load the page anew. */
export function Link({ to, label, isCurrent, isReplacing = false, children, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={url(to)}
      aria-label={label}
      aria-current={isCurrent ? "page" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(to, { replace: isReplacing });
      }}
    >
      {children}
    </a>
  );
}
