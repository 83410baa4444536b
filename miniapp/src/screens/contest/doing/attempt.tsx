/** An attempt at a task, and what became of it. */
import { type Schema, useWrite } from "../../../api";
import { haptic } from "../../../bridge";
import { n, t } from "../../../texts";
import { Icon, ProblemNote, toast } from "../../../ui";
import { problems, texts } from "../texts";
import type { DoingProps } from ".";

type Outcome = Schema<"TaskOutcome">;

export interface Attempt {
  attempt: (body: Schema<"Attempt">) => Promise<Outcome | undefined>;
  isBusy: boolean;
  /** What was not right, or was refused. */
  note: preact.ComponentChildren;
}

export function useAttempt({ contestId, task }: DoingProps): Attempt {
  const write = useWrite("post", "/v1/contests/{contest_id}/tasks/{task_id}/completions", {
    refreshes: ["/v1/contests/{contest_id}/entries/me", "/v1/token/balance"],
    onDone: (outcome) => {
      haptic(outcome.state === "tried" || outcome.state === "rejected" ? "error" : "success");
      const text = said(outcome, task.kind);
      if (text) toast(text);
    },
    onProblem: () => haptic("error"),
  });
  const path = { contest_id: contestId, task_id: task.id };
  const isWrong = write.data?.state === "tried";
  return {
    attempt: (body) => write.write({ path, body }),
    isBusy: write.isBusy,
    note: isWrong ? <Wrong outcome={write.data} /> : <ProblemNote of={write} problems={problems} />,
  };
}

function said({ state, tickets, entry_tickets }: Outcome, kind: string): string | undefined {
  if (state === "pending") return t(kind === "points" ? texts.statePaying : texts.pending);
  if (state !== "completed") return undefined;
  if (tickets === 0) return t(texts.doneNothing);
  return t(texts.done(n(texts.tickets, tickets), n(texts.tickets, entry_tickets)));
}

function Wrong({ outcome }: { outcome: Outcome | undefined }) {
  if (!outcome) return null;
  return (
    <p class="note danger" role="alert">
      <Icon name="warning" />
      <span>{t(outcome.attempts_left > 0 ? texts.wrong : texts.wrongLast)}</span>
    </p>
  );
}
