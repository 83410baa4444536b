/** One task: what it is worth, how it stands, and what to do for it. */

import { useMainButton } from "../../bridge";
import { go } from "../../router";
import { format, t } from "../../texts";
import { to } from "../../to";
import { Badge, Button, Empty, List, Page, Row, Skeleton, Wrong } from "../../ui";
import type { SectionProps } from ".";
import { DOING } from "./doing";
import { type Task, useMine, useStanding } from "./reads";
import { type Kind, stateText } from "./tasks";
import { problems, texts } from "./texts";

export function TaskPage({ contest, part: taskId }: SectionProps) {
  const mine = useMine(contest.id);
  const isOpen = useStanding(contest) === "open";
  const task = mine.isIn ? mine.entry?.tasks?.find(({ id }) => id === taskId) : undefined;
  const Doing = task && DOING[task.kind as Kind];
  return (
    <Page title={task?.title ?? t(texts.tasks)}>
      {task ? (
        <>
          <Facts task={task} />
          {task.state === "open" && isOpen && Doing ? (
            <Doing contestId={contest.id} task={task} />
          ) : (
            <Ended contestId={contest.id} task={task} isOpen={isOpen} />
          )}
        </>
      ) : mine.problem && !mine.isKnown ? (
        <Wrong problem={mine.problem} onRetry={mine.retry} problems={problems} />
      ) : mine.isKnown || mine.problem ? (
        <NoTask contestId={contest.id} isIn={mine.isIn} />
      ) : (
        <Skeleton rows={3} />
      )}
    </Page>
  );
}

function Facts({ task }: { task: Task }) {
  const { tickets, reward, is_mandatory, closes_at, state, payment } = task;
  const isDone = state === "completed";
  const isRewardGone = reward && !reward.is_left && !isDone;
  return (
    <List>
      {is_mandatory && !isDone && <Row label={<Badge kind="danger">{t(texts.mandatory)}</Badge>} />}
      {tickets > 0 && (
        <Row icon="ticket" label={t(texts.worthTickets)} value={format.number(tickets)} />
      )}
      {reward && (
        <Row
          icon="star"
          label={t(texts.worthPoints)}
          value={isRewardGone ? t(texts.rewardGone) : format.number(reward.points)}
          {...(isDone &&
            payment && {
              note: t(payment.state === "done" ? texts.paymentDone : texts.paymentDue),
            })}
        />
      )}
      {closes_at && state === "open" && (
        <Row icon="clock" label={t(texts.closes(format.dateTime(closes_at)))} />
      )}
    </List>
  );
}

/** Nothing is left to do about it, or not now. */
function Ended({ contestId, task, isOpen }: { contestId: string; task: Task; isOpen: boolean }) {
  useMainButton({
    text: t(texts.back),
    onPress: () => go(to.contest(contestId), { replace: true }),
  });
  const isDone = task.state === "completed";
  const text = stateText(task) ?? t(isOpen ? texts.noTask : texts.stateContestOver);
  const icon = isDone ? "check" : task.state === "pending" ? "clock" : "lock";
  return <Empty icon={icon} title={text} />;
}

function NoTask({ contestId, isIn }: { contestId: string; isIn: boolean }) {
  const action = (
    <Button onPress={() => go(to.contest(contestId), { replace: true })}>{t(texts.back)}</Button>
  );
  return <Empty icon="lock" title={t(isIn ? texts.noTask : texts.notIn)} action={action} />;
}
