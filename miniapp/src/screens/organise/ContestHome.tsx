/** One contest: how it stands, what comes next, and everything that can be done with it. */
import { useState } from "preact/hooks";
import { type Schema, useNow } from "../../api";
import { useMainButton } from "../../bridge";
import { go } from "../../router";
import { format, n, t } from "../../texts";
import { to } from "../../to";
import { Badge, Card, List, Page, Picture, Row, Skeleton, State } from "../../ui";
import { type Role, titleOf, useContest, useRole } from "./contest";
import type { Contest } from "./form";
import { home as texts } from "./homeTexts";
import { Copy, Ending, Publishing, Unpublish } from "./Life";
import { problems } from "./problems";
import { STATUS } from "./texts";

const LOOK_MS = 20_000; // while it may open, close or be drawn by itself

export function ContestHome({ id }: { id: string }) {
  const read = useContest(id, LOOK_MS);
  const role = useRole(id);
  return (
    <Page
      title={read.data ? titleOf(read.data.contest) : t(texts.title)}
      {...(read.data && {
        action: (
          <Badge kind={badge(read.data.contest)}>{t(STATUS[read.data.contest.status])}</Badge>
        ),
      })}
    >
      <State of={read} skeleton={<Skeleton rows={6} />} problems={problems}>
        {({ contest, tasks }) => <Home contest={contest} tasks={tasks} role={role} />}
      </State>
    </Page>
  );
}

interface HomeProps {
  contest: Contest;
  tasks: Schema<"ShownTask">[];
  role: Role | undefined;
}

type Step = "publish" | "close" | "cancel";

function Home({ contest, tasks, role }: HomeProps) {
  const [step, setStep] = useState<Step | undefined>(undefined);
  const { id, status } = contest;
  const mayEdit = role === "owner" || role === "editor";
  const mayCancel = status !== "drawn" && status !== "cancelled";
  const close = () => setStep(undefined);
  const main = {
    draft: { text: t(texts.publish), onPress: () => setStep("publish") },
    closed: { text: t(texts.toDraw), onPress: () => go(to.drawing(id)) },
    drawn: { text: t(texts.toWinners), onPress: () => go(to.drawing(id)) },
  }[status as string];
  useMainButton(step || (status === "draft" && !mayEdit) ? undefined : main);
  return (
    <>
      {contest.picture_url && <Picture src={contest.picture_url} alt="" />}
      <Standing contest={contest} />
      <Facts contest={contest} />
      <List header={t(texts.contents)}>
        {mayEdit && status !== "cancelled" && status !== "drawn" && (
          <Row icon="edit" label={t(texts.edit)} to={to.organise(id, "edit")} />
        )}
        <Row
          icon="list"
          label={t(texts.tasks)}
          value={format.number(tasks.length)}
          to={to.organise(id, "tasks")}
        />
        <Row icon="info" label={t(texts.preview)} to={to.organise(id, "preview")} />
        {mayEdit && <Row icon="megaphone" label={t(texts.posts)} to={to.organise(id, "posts")} />}
        <Row icon="shield" label={t(texts.people)} to={to.organise(id, "people")} />
      </List>
      {status !== "draft" && (
        <List header={t(texts.entrants)}>
          <Row icon="friends" label={t(texts.entries)} to={to.entries(id)} />
          <Row icon="check" label={t(texts.reviews)} to={to.entries(id, "reviews")} />
          {mayEdit && (
            <Row icon="send" label={t(texts.broadcasts)} to={to.broadcasts("contest", id)} />
          )}
          <Row icon="trophy" label={t(texts.draw)} to={to.drawing(id)} />
          <Row icon="chart" label={t(texts.statistics)} to={to.statistics(id)} />
        </List>
      )}
      {role !== undefined && (
        <List header={t(texts.life)}>
          {mayEdit && status === "scheduled" && <Unpublish contest={contest} />}
          <Copy contest={contest} />
          {mayEdit && status === "open" && (
            <Row icon="lock" label={t(texts.close)} onPress={() => setStep("close")} />
          )}
          {mayEdit && mayCancel && (
            <Row
              icon="trash"
              isDestructive
              label={t(status === "draft" ? texts.discard : texts.cancel)}
              onPress={() => setStep("cancel")}
            />
          )}
        </List>
      )}
      <Publishing
        contest={contest}
        tasks={tasks}
        isOpen={step === "publish" && status === "draft"}
        onClose={close}
      />
      <Ending
        contest={contest}
        what="close"
        isOpen={step === "close" && status === "open"}
        onClose={close}
      />
      <Ending
        contest={contest}
        what="cancel"
        isOpen={step === "cancel" && mayCancel}
        onClose={close}
      />
    </>
  );
}

/** What is going on, and what comes next. */
function Standing({ contest }: { contest: Contest }) {
  const now = useNow();
  const { status, starts_at, ends_at, beacon } = contest;
  const draw = format.dateTime(beacon?.round_at ?? ends_at);
  const left = (moment: string) => format.span(Math.max(0, Date.parse(moment) - now));
  const said = {
    draft: () => t(texts.isDraft),
    scheduled: () => t(texts.isScheduled(left(starts_at))),
    open: () => t(texts.isOpen(left(ends_at))),
    closed: () => t(texts.isClosed(draw)),
    drawn: () => t(texts.isDrawn),
    cancelled: () => t(texts.isCancelled),
  }[status];
  return <p class="subtitle">{said()}</p>;
}

function Facts({ contest }: { contest: Contest }) {
  const { starts_at, ends_at, status, required_channels: channels } = contest;
  const isAtOnce = status === "draft" && Date.parse(starts_at) <= Date.now();
  return (
    <section class="section">
      <Card>
        <dl class="facts">
          <dt>{t(texts.prizes)}</dt>
          <dd>{n(texts.winners, contest.winners)}</dd>
          <dt>{t(texts.starts)}</dt>
          <dd>{isAtOnce ? t(texts.atOnce) : format.dateTime(starts_at)}</dd>
          <dt>{t(texts.ends)}</dt>
          <dd>{format.dateTime(ends_at)}</dd>
          {channels.length > 0 && (
            <>
              <dt>{t(texts.channels)}</dt>
              <dd>{channels.join(", ")}</dd>
            </>
          )}
        </dl>
      </Card>
    </section>
  );
}

function badge({ status }: Contest): "neutral" | "accent" | "ok" | "danger" {
  if (status === "open") return "accent";
  if (status === "drawn") return "ok";
  return status === "cancelled" ? "danger" : "neutral";
}
