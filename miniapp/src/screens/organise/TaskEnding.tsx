/** A task is taken out before the contest opens, and switched off afterwards. */
import { useState } from "preact/hooks";
import { useWrite } from "../../api";
import * as limits from "../../api/limits";
import { haptic } from "../../bridge";
import { back } from "../../router";
import { t } from "../../texts";
import { Button, confirm, ProblemNote, Sheet, TextArea, toast } from "../../ui";
import { atVersion, CONTEST, onRefused } from "./contest";
import type { Contest } from "./form";
import { NO_REASON } from "./homeTexts";
import { problems } from "./problems";
import { TASKS } from "./Tasks";
import type { Task } from "./taskForm";
import { tasks as texts } from "./taskTexts";

interface EndingProps {
  contest: Contest;
  task: Task;
}

export function TaskEnding(props: EndingProps) {
  const { status } = props.contest;
  if (status === "draft" || status === "scheduled") return <Remove {...props} />;
  return status === "open" && !props.task.is_off ? <SwitchOff {...props} /> : null;
}

function Remove({ contest, task }: EndingProps) {
  const remove = useWrite("delete", `${TASKS}/{task_id}`, {
    refreshes: [TASKS, CONTEST],
    onDone() {
      toast(t(texts.removed));
      back();
    },
    onProblem: onRefused,
  });
  const press = async () => {
    const { removeTitle: title, removeText: message, remove: action } = texts;
    const question = { title: t(title), message: t(message), action: t(action) };
    if (await confirm({ ...question, isDestructive: true })) {
      await remove.write({
        path: { contest_id: contest.id, task_id: task.id },
        headers: atVersion(contest),
      });
    }
  };
  return (
    <>
      <ProblemNote of={remove} problems={problems} />
      <div class="buttons">
        <Button kind="tinted" isDestructive isBusy={remove.isBusy} onPress={press}>
          {t(texts.remove)}
        </Button>
      </div>
    </>
  );
}

function SwitchOff({ contest, task }: EndingProps) {
  const [isOpen, open] = useState(false);
  const [reason, setReason] = useState("");
  const off = useWrite("patch", `${TASKS}/{task_id}`, {
    refreshes: [TASKS, CONTEST],
    onDone() {
      haptic("success");
      toast(t(texts.isOff));
      back();
    },
    onProblem: onRefused,
  });
  const press = () =>
    off.write({
      path: { contest_id: contest.id, task_id: task.id },
      headers: atVersion(contest),
      body: { is_off: true, reason: reason.trim() || NO_REASON[contest.default_locale] },
    });
  return (
    <>
      <div class="buttons">
        <Button kind="tinted" isDestructive onPress={() => open(true)}>
          {t(texts.off)}
        </Button>
      </div>
      <Sheet title={t(texts.offTitle)} isOpen={isOpen} onClose={() => open(false)}>
        <p>{t(texts.offText)}</p>
        <TextArea
          label={t(texts.reason)}
          hint={t(texts.reasonHint)}
          rows={2}
          value={reason}
          maxLength={limits.TaskUpdate.reason.maxLength}
          onChange={setReason}
        />
        <ProblemNote of={off} problems={problems} />
        <div class="buttons">
          <Button isDestructive isBusy={off.isBusy} onPress={press}>
            {t(texts.off)}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
