/** Codes that are good once each, written or taken from a file. */
import { useState } from "preact/hooks";
import { useWrite } from "../../api";
import { haptic } from "../../bridge";
import { n, t } from "../../texts";
import { Button, Card, ProblemNote, toast } from "../../ui";
import { CodesField } from "./CodesField";
import { atVersion, CONTEST, onRefused } from "./contest";
import type { Contest } from "./form";
import { problems } from "./problems";
import { TASKS } from "./Tasks";
import type { Task } from "./taskForm";
import { tasks as texts } from "./taskTexts";

export function TaskCodes({ contest, task }: { contest: Contest; task: Task }) {
  const [csv, setCsv] = useState("");
  const put = useWrite("put", `${TASKS}/{task_id}/codes`, {
    refreshes: [TASKS, CONTEST],
    onDone({ codes }) {
      haptic("success");
      toast(n(texts.codesDone, codes));
      setCsv("");
    },
    onProblem: onRefused,
  });
  const press = () =>
    put.write({
      path: { contest_id: contest.id, task_id: task.id },
      headers: atVersion(contest),
      body: { csv },
    });
  return (
    <section class="section">
      <h2>{t(texts.codes)}</h2>
      <Card>
        <CodesField label={t(texts.codes)} csv={csv} onChange={setCsv} hint={t(texts.codesHint)} />
        <ProblemNote of={put} problems={problems} />
        <div class="buttons">
          <Button kind="tinted" isDisabled={!csv.trim()} isBusy={put.isBusy} onPress={press}>
            {t(texts.codesPut)}
          </Button>
        </div>
      </Card>
    </section>
  );
}
