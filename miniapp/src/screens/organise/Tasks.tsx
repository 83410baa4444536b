/** The tasks of a contest, and what can be added. */
import { useState } from "preact/hooks";
import { type Schema, useRead } from "../../api";
import { n, pick, t } from "../../texts";
import { to } from "../../to";
import { Button, Empty, List, Page, ProblemNote, Row, State } from "../../ui";
import { titleOf, useContest, useRole } from "./contest";
import type { Contest } from "./form";
import { problems } from "./problems";
import type { Kind, Task } from "./taskForm";
import { KINDS, tasks as texts } from "./taskTexts";
import { useOrdering } from "./useOrdering";

export const TASKS = "/v1/contests/{contest_id}/tasks";

export function Tasks({ id }: { id: string }) {
  const read = useContest(id);
  const tasks = useRead(TASKS, { path: { contest_id: id } });
  const role = useRole(id);
  return (
    <Page title={t(texts.title)} subtitle={read.data && titleOf(read.data.contest)}>
      <State of={tasks} problems={problems}>
        {({ items }) => (
          <State of={read} problems={problems}>
            {({ contest }) => (
              <All
                contest={contest}
                tasks={items}
                mayEdit={role === "owner" || role === "editor"}
              />
            )}
          </State>
        )}
      </State>
    </Page>
  );
}

interface AllProps {
  contest: Contest;
  tasks: Schema<"Task">[];
  mayEdit: boolean;
}

function All({ contest, tasks, mayEdit }: AllProps) {
  const { id, status, default_locale } = contest;
  const isBefore = status === "draft" || status === "scheduled";
  const [isMoving, setMoving] = useState(false);
  const ordering = useOrdering(contest, tasks);
  const footer = isMoving ? texts.moveHint : !isBefore && mayEdit ? texts.open : undefined;
  return (
    <>
      {tasks.length === 0 ? (
        <Empty icon="list" title={t(texts.none)} text={t(texts.noneText)} />
      ) : (
        <List footer={footer && t(footer)}>
          {tasks.map((task, index) => (
            <Row
              key={task.id}
              label={pick(task.title, default_locale)}
              note={noteOf(task)}
              value={task.tickets > 0 ? n(texts.tickets, task.tickets) : undefined}
              {...(isMoving
                ? {
                    onPress: () => void ordering.moveUp(index),
                    isDisabled: index === 0 || ordering.isBusy,
                  }
                : mayEdit && { to: to.organise(id, "tasks", task.id) })}
            />
          ))}
        </List>
      )}
      <ProblemNote of={ordering} problems={problems} />
      {isBefore && mayEdit && tasks.length > 1 && (
        <div class="buttons">
          <Button kind="plain" onPress={() => setMoving(!isMoving)}>
            {t(isMoving ? texts.moved : texts.move)}
          </Button>
        </div>
      )}
      {isBefore && mayEdit && (
        <List header={t(texts.add)}>
          {(Object.keys(KINDS) as Kind[]).map((kind) => (
            <Row
              key={kind}
              icon="plus"
              label={t(KINDS[kind].name)}
              note={t(KINDS[kind].note)}
              to={to.organise(id, "tasks", "new", kind)}
            />
          ))}
        </List>
      )}
    </>
  );
}

function noteOf(task: Task): string {
  const kind = KINDS[task.kind as Kind]?.name;
  const said = [
    ...(task.is_off ? [texts.isOff] : []),
    ...(kind ? [kind] : []),
    ...(task.is_mandatory ? [texts.mandatory] : []),
    ...(task.requires.length > 0 ? [texts.after] : []),
  ];
  return said.map((each) => t(each)).join(" · ");
}
