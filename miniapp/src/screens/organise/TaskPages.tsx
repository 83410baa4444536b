/** A task that is added, and one that is there. */
import { useState } from "preact/hooks";
import { useRead, useWrite } from "../../api";
import { haptic, useMainButton } from "../../bridge";
import { back } from "../../router";
import { pick, t } from "../../texts";
import { Page, ProblemNote, State, toast, useDraft } from "../../ui";
import { atVersion, CONTEST, onRefused, titleOf, useContest } from "./contest";
import { faultsIn } from "./faults";
import { type Contest, LOCALES } from "./form";
import { problems } from "./problems";
import { TaskCodes } from "./TaskCodes";
import { TaskEnding } from "./TaskEnding";
import { TaskFields } from "./TaskFields";
import { TASKS } from "./Tasks";
import {
  type Kind,
  newTaskForm,
  newTaskOf,
  sharedOf,
  type Task,
  type TaskForm,
  taskFaults,
  taskFormOf,
} from "./taskForm";
import { KINDS, tasks as texts } from "./taskTexts";
import { showFirstFault } from "./Writing";

export function NewTask({ id, kind }: { id: string; kind: string }) {
  const { read, tasks } = useTasks(id);
  const known = KINDS[kind as Kind];
  return (
    <Page title={t(known?.name ?? texts.one)} subtitle={known ? t(known.note) : undefined}>
      <State of={read} problems={problems}>
        {({ contest }) => (
          <State of={tasks} problems={problems}>
            {({ items }) => <Adding contest={contest} kind={kind as Kind} others={items} />}
          </State>
        )}
      </State>
    </Page>
  );
}

function useTasks(id: string) {
  return { read: useContest(id), tasks: useRead(TASKS, { path: { contest_id: id } }) };
}

/** The contest's main language first, then what it is translated into. */
function localesOf({ default_locale: main, texts: said }: Contest) {
  return [main, ...LOCALES.filter((locale) => locale !== main && said[locale])];
}

function Adding({ contest, kind, others }: { contest: Contest; kind: Kind; others: Task[] }) {
  const [initial] = useState(() => newTaskForm(kind, contest.required_channels));
  const [form, set, clear] = useDraft<TaskForm>(`task:${contest.id}:${kind}`, initial);
  const [isTried, setTried] = useState(false);
  const locales = localesOf(contest);
  const create = useWrite("post", TASKS, {
    refreshes: [TASKS, CONTEST],
    onDone() {
      clear();
      haptic("success");
      toast(t(texts.added));
      back();
    },
    onProblem: onRefused,
  });
  const found = taskFaults(form, locales, contest.time_zone, kind);
  const press = () => {
    setTried(true);
    if (Object.keys(found).length > 0) return refuse();
    void create.write({
      path: { contest_id: contest.id },
      headers: atVersion(contest),
      body: newTaskOf(kind, form, locales, contest.time_zone),
    });
  };
  useMainButton({ text: t(texts.create), isBusy: create.isBusy, onPress: press });
  return (
    <>
      <TaskFields
        form={form}
        onChange={set}
        faults={{ ...fieldsIn(create.problem, contest), ...(isTried ? found : {}) }}
        locales={locales}
        zone={contest.time_zone}
        kind={kind}
        isNew
        others={named(others, contest)}
      />
      <ProblemNote of={create} problems={problems} />
    </>
  );
}

export function EditTask({ id, taskId }: { id: string; taskId: string }) {
  const { read, tasks } = useTasks(id);
  const task = tasks.data?.items.find((each) => each.id === taskId);
  return (
    <Page title={t(texts.one)} subtitle={read.data && titleOf(read.data.contest)}>
      <State of={tasks} problems={problems}>
        {({ items }) => (
          <State of={read} problems={problems}>
            {({ contest }) =>
              task ? <Changing key={task.id} contest={contest} task={task} all={items} /> : null
            }
          </State>
        )}
      </State>
    </Page>
  );
}

function Changing({ contest, task, all }: { contest: Contest; task: Task; all: Task[] }) {
  const zone = contest.time_zone;
  const [before] = useState(() => taskFormOf(task, zone));
  const [form, set] = useState(before);
  const [isTried, setTried] = useState(false);
  const isBefore = contest.status === "draft" || contest.status === "scheduled";
  const locales = localesOf(contest);
  const isChanged = JSON.stringify(form) !== JSON.stringify(before);
  const save = useWrite("patch", `${TASKS}/{task_id}`, {
    refreshes: [TASKS, CONTEST],
    onDone() {
      haptic("success");
      toast(t(texts.saved));
      back();
    },
    onProblem: onRefused,
  });
  const found = taskFaults(form, locales, zone);
  const press = () => {
    setTried(true);
    if (Object.keys(found).length > 0) return refuse();
    void save.write({
      path: { contest_id: contest.id, task_id: task.id },
      headers: atVersion(contest),
      body: sharedOf(form, locales, zone),
    });
  };
  useMainButton(
    isBefore && isChanged
      ? { text: t(texts.save), isBusy: save.isBusy, onPress: press }
      : undefined,
  );
  const others = named(all, contest).filter((each) => each.id !== task.id);
  return (
    <>
      {isBefore ? (
        <>
          <TaskFields
            form={form}
            onChange={set}
            faults={{ ...fieldsIn(save.problem, contest), ...(isTried ? found : {}) }}
            locales={locales}
            zone={zone}
            kind={task.kind as Kind}
            isNew={false}
            others={others}
          />
          <p class="footnote">{t(texts.settingsFixed)}</p>
        </>
      ) : (
        <p class="subtitle">{pick(task.title, contest.default_locale)}</p>
      )}
      <ProblemNote of={save} problems={problems} />
      {isBefore && task.settings.single_use === true && <TaskCodes contest={contest} task={task} />}
      <TaskEnding contest={contest} task={task} />
    </>
  );
}

function refuse(): void {
  haptic("error");
  showFirstFault();
}

function named(tasks: Task[], { default_locale }: Contest) {
  return tasks.map(({ id, title }) => ({ id, title: pick(title, default_locale) ?? id }));
}

function fieldsIn(problem: Parameters<typeof faultsIn>[0], contest: Contest) {
  return faultsIn(problem, { locale: contest.default_locale });
}
