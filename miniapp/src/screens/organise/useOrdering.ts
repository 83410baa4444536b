/** The organiser moves tasks: a change of the contest for each that gets another place. */
import { useState } from "preact/hooks";
import { Problem, refresh, writeOnce } from "../../api";
import { haptic } from "../../bridge";
import { atVersion, CONTEST, onRefused } from "./contest";
import type { Contest } from "./form";
import { movedUp, type Placed } from "./order";

const TASKS = "/v1/contests/{contest_id}/tasks";

export interface Ordering {
  isBusy: boolean;
  problem: Problem | undefined;
  moveUp: (index: number) => Promise<void>;
}

export function useOrdering(contest: Contest, tasks: readonly Placed[]): Ordering {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const moveUp = async (index: number) => {
    setBusy(true);
    setProblem(undefined);
    try {
      let version = contest.version;
      for (const { id, position } of movedUp(tasks, index)) {
        await writeOnce("patch", `${TASKS}/{task_id}`, {
          path: { contest_id: contest.id, task_id: id },
          headers: atVersion({ version: version++ }),
          body: { position },
        });
      }
      haptic("success");
    } catch (error) {
      const refused = error instanceof Problem ? error : new Problem("no-answer");
      setProblem(refused);
      onRefused(refused);
    }
    await refresh(TASKS, CONTEST);
    setBusy(false);
  };
  return { isBusy, problem, moveUp };
}
