import { t } from "../../texts";
import { to } from "../../to";
import { Badge, Card, Icon, List, Row } from "../../ui";
import type { MyEntry, Task } from "./reads";
import type { Contest } from "./standing";
import { iconOf, stateText, worthOf } from "./tasks";
import { texts } from "./texts";

interface Props {
  contest: Contest;
  entry: MyEntry;
  isOpen: boolean;
}

/** The tasks of somebody who is in, with how far they are. */
export function TaskList({ contest, entry: { tasks = [] }, isOpen }: Props) {
  if (tasks.length === 0) {
    return isOpen ? (
      <Card>
        <p>{t(texts.tasksNone)}</p>
      </Card>
    ) : null;
  }
  const done = tasks.filter(({ state }) => state === "completed").length;
  return (
    <List header={`${t(texts.tasks)} · ${done} / ${tasks.length}`}>
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} to={to.contest(contest.id, "tasks", task.id)} />
      ))}
    </List>
  );
}

function TaskRow({ task, to: place }: { task: Task; to: string }) {
  const isWanted = task.is_mandatory && task.state === "open";
  const worth = worthOf(task);
  const parts = task.state === "completed" ? [stateText(task), worth] : [stateText(task) ?? worth];
  return (
    <Row
      before={
        <span class={`task-icon ${task.state}`}>
          <Icon name={iconOf(task)} />
        </span>
      }
      label={task.title}
      note={
        <>
          {parts.filter(Boolean).join(" · ")}
          {isWanted && (
            <>
              {" "}
              <Badge kind="danger">{t(texts.mandatory)}</Badge>
            </>
          )}
        </>
      }
      to={place}
    />
  );
}
