/** The states that every screen has: loading, empty, wrong, offline, later. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Problem, problemText, type Read, useNow, type Write } from "../api";
import { closeApp, isInTelegram } from "../bridge";
import { common, format, type Problems, t } from "../texts";
import { Button } from "./controls";
import { Icon, type IconName } from "./icons";

const LATER_S = 15; // where the server does not say when
const ROWS = 4;

interface StateProps<T> {
  of: Read<T>;
  children: (data: T) => ComponentChildren;
  /** In the shape of what comes, so that nothing moves. */
  skeleton?: ComponentChildren;
  isEmpty?: (data: T) => boolean;
  empty?: EmptyProps;
  problems?: Problems;
}

/** What was read, or why it is not there. What is there already stays while it is asked anew. */
export function State<T>({ of, children, skeleton, isEmpty, empty, problems }: StateProps<T>) {
  const { data, problem, retry } = of;
  if (data !== undefined) {
    if (isEmpty?.(data)) return <Empty title={t(common.nothing)} {...empty} />;
    return <>{children(data)}</>;
  }
  if (problem) return <Wrong problem={problem} onRetry={retry} problems={problems} />;
  return <>{skeleton ?? <Skeleton rows={ROWS} />}</>;
}

export interface EmptyProps {
  title: string;
  text?: string;
  icon?: IconName;
  action?: ComponentChildren;
}

export function Empty({ title, text, icon = "list", action }: EmptyProps) {
  return (
    <section class="state">
      <Icon name={icon} />
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {action}
    </section>
  );
}

export function Skeleton({ rows, kind = "line" }: { rows: number; kind?: "line" | "card" }) {
  return (
    <div role="status" aria-label={t(common.loading)}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} class={`skeleton ${kind}`} />
      ))}
    </div>
  );
}

interface WrongProps {
  problem: Problem;
  onRetry: () => void;
  problems?: Problems | undefined;
}

export function Wrong({ problem, onRetry, problems }: WrongProps) {
  const { type, status, isPassing, requestId } = problem;
  if (type === "offline") return <Offline problem={problem} onRetry={onRetry} />;
  if (isPassing && status) return <Later problem={problem} onRetry={onRetry} problems={problems} />;
  const text = problemText(problem, problems);
  if (type === "launch-expired" || type === "not-signed-in") {
    const action = isInTelegram ? (
      <Button onPress={closeApp}>{t(common.close)}</Button>
    ) : (
      <WayIn page="/" />
    );
    return <Empty icon="send" title={t(common.signInTitle)} text={text} action={action} />;
  }
  return (
    <section class="state" role="alert">
      <Icon name="warning" />
      <h2>{t(common.failed)}</h2>
      <p>{text}</p>
      <Button kind="tinted" onPress={onRetry}>
        {t(common.retry)}
      </Button>
      {requestId && <p class="footnote">{t(common.requestId(requestId))}</p>}
    </section>
  );
}

/** To Telegram, by a public page: it knows the bot. */
export function WayIn({ page }: { page: string }) {
  return (
    <a class="button filled" href={page}>
      {t(common.openInTelegram)}
    </a>
  );
}

function Offline({ problem, onRetry }: WrongProps) {
  useEffect(() => {
    addEventListener("online", onRetry);
    return () => removeEventListener("online", onRetry);
  }, [onRetry]);
  const action = (
    <Button kind="tinted" onPress={onRetry}>
      {t(common.retry)}
    </Button>
  );
  const text = problemText(problem);
  return <Empty icon="offline" title={t(common.offlineTitle)} text={text} action={action} />;
}

/** It tries again by itself when the server has said that it may. */
function Later({ problem, onRetry, problems }: WrongProps) {
  const now = useNow();
  const [since, setSince] = useState(now);
  const leftMs = since + (problem.retryAfterS ?? LATER_S) * 1000 - now;
  useEffect(() => {
    setSince(now);
  }, [problem]);
  const isDue = leftMs <= 0;
  useEffect(() => {
    if (isDue) onRetry();
  }, [isDue]);
  const action = <p class="footnote">{t(common.laterIn(format.span(Math.max(leftMs, 0))))}</p>;
  const text = problemText(problem, problems);
  return <Empty icon="clock" title={t(common.laterTitle)} text={text} action={action} />;
}

/** Why what the person has asked for was not done. */
export function ProblemNote({
  of,
  problems,
}: {
  of: Pick<Write<never, never>, "problem">;
  problems?: Problems;
}) {
  if (!of.problem) return null;
  return (
    <p class="note danger" role="alert">
      <Icon name="warning" />
      <span>{problemText(of.problem, problems)}</span>
    </p>
  );
}
