import { type Schema, serverNow, useRead, useWrite } from "../../api";
import { haptic } from "../../bridge";
import { format, pick, t } from "../../texts";
import { to } from "../../to";
import {
  Badge,
  Button,
  Card,
  confirm,
  List,
  Page,
  ProblemNote,
  Progress,
  Row,
  State,
} from "../../ui";
import { audienceText, KINDS, stateOf } from "./states";
import { problems, texts } from "./texts";

const PATH = "/v1/broadcasts/{broadcast_id}";
const ASKED_MS = 5_000;

export function Broadcast({ id }: { id: string }) {
  const path = { broadcast_id: id };
  const first = useRead(PATH, { path });
  const isLive = first.data?.state === "running";
  // The same read: asked again as long as it goes on.
  const broadcast = useRead(PATH, { path }, { refetchMs: isLive ? ASKED_MS : undefined });
  return (
    <Page title={t(texts.progress)}>
      <State of={broadcast} problems={problems}>
        {(data) => (
          <>
            <Figures broadcast={data} />
            <Deeds broadcast={data} />
          </>
        )}
      </State>
    </Page>
  );
}

function Figures({ broadcast }: { broadcast: Schema<"Broadcast"> }) {
  const { text, audience, starts_at, people, sent, blocked, failed } = broadcast;
  const state = stateOf(broadcast, serverNow());
  const when = format.dateTime(starts_at);
  const handled = sent + blocked + failed;
  return (
    <>
      <Card>
        <Badge kind={KINDS[state]}>{t(texts[state])}</Badge>
        <p class="broadcast-whole">{text ?? t(texts.byItself)}</p>
        <p class="row-note">
          {t(state === "scheduled" ? texts.starts(when) : texts.started(when))}
        </p>
      </Card>
      {people > 0 && (
        <Card>
          <Progress value={handled} max={people} label={t(texts.reached)} />
        </Card>
      )}
      <List header={state === "done" ? t(texts.report) : undefined}>
        <Row label={t(texts.audience)} value={t(audienceText(audience))} />
        {audience.locale && <Row label={t(texts.locale)} value={t(texts[audience.locale])} />}
        {audience.contest_id && <ContestRow id={audience.contest_id} />}
        <Row label={t(texts.sent)} value={format.number(sent)} />
        <Row label={t(texts.blocked)} value={format.number(blocked)} />
        <Row label={t(texts.failed)} value={format.number(failed)} />
        {people > handled && (
          <Row label={t(texts.waiting)} value={format.number(people - handled)} />
        )}
      </List>
    </>
  );
}

function ContestRow({ id }: { id: string }) {
  const { data } = useRead("/v1/contests/{contest_id}", { path: { contest_id: id } });
  const title = data && (pick(data.texts, data.default_locale)?.title ?? data.title);
  return <Row icon="trophy" label={title ?? t(texts.contest)} to={to.organise(id)} />;
}

function Deeds({ broadcast: { id, state } }: { broadcast: Schema<"Broadcast"> }) {
  const choices = {
    refreshes: [PATH, "/v1/broadcasts"] as ("/v1/broadcasts" | typeof PATH)[],
    onDone: () => haptic("success"),
    onProblem: () => haptic("error"),
  };
  const pause = useWrite("post", "/v1/broadcasts/{broadcast_id}/pause", choices);
  const resume = useWrite("post", "/v1/broadcasts/{broadcast_id}/resume", choices);
  const cancel = useWrite("post", "/v1/broadcasts/{broadcast_id}/cancel", choices);
  if (state === "done" || state === "cancelled") return null;
  const options = { path: { broadcast_id: id } };
  const end = async () => {
    const isSure = await confirm({
      title: t(texts.cancelTitle),
      message: t(texts.cancelText),
      action: t(texts.cancelYes),
      isDestructive: true,
    });
    if (isSure) void cancel.write(options);
  };
  const isPaused = state === "paused";
  const [turn, word] = isPaused ? [resume, texts.resume] : [pause, texts.pause];
  return (
    <>
      <div class="buttons">
        <Button isBusy={turn.isBusy} onPress={() => void turn.write(options)}>
          {t(word)}
        </Button>
        <Button kind="tinted" isDestructive isBusy={cancel.isBusy} onPress={() => void end()}>
          {t(texts.cancel)}
        </Button>
      </div>
      <ProblemNote of={turn} problems={problems} />
      <ProblemNote of={cancel} problems={problems} />
    </>
  );
}
