/** The steps of a draw, where it is, and what comes next. */
import { useNow, useWrite } from "../../api";
import { haptic } from "../../bridge";
import { format, n, t } from "../../texts";
import { to } from "../../to";
import { Button, Empty, Icon, List, ProblemNote, Row } from "../../ui";
import { CONTEST } from "../organise/contest";
import type { Contest } from "../organise/form";
import { problems } from "../organise/problems";
import { prizeName } from "./prize";
import { DRAW, type Proof, type Stage, WINNERS } from "./stage";
import { texts } from "./texts";

interface StagesProps {
  contest: Contest;
  proof: Proof | undefined;
  stage: Stage;
  mayEdit: boolean;
}

const ORDER: readonly Stage[] = ["freezing", "frozen", "drawn", "confirmed"];

export function Stages(props: StagesProps) {
  const { contest, stage, mayEdit } = props;
  if (stage === "cancelled") return <Empty icon="close" title={t(texts.cancelled)} />;
  if (stage === "waiting") {
    const moment = format.dateTime(contest.beacon?.round_at ?? contest.ends_at);
    return (
      <>
        <Empty
          icon="clock"
          title={t(texts.early)}
          text={t(contest.status === "draft" ? texts.draftText : texts.earlyText(moment))}
        />
        <Codes contest={contest} />
      </>
    );
  }
  return (
    <>
      <Steps {...props} />
      {mayEdit && (stage === "freezing" || stage === "frozen") && <Ask id={contest.id} />}
      {stage !== "confirmed" && <Codes contest={contest} />}
      {stage === "confirmed" && (
        <List>
          <Row icon="trophy" label={t(texts.result)} to={to.result(contest.id)} />
        </List>
      )}
    </>
  );
}

function Steps({ contest, proof, stage }: StagesProps) {
  const at = ORDER.indexOf(stage);
  const header = proof?.header;
  const counted =
    header && t(texts.counted(n(texts.entries, header.entries), n(texts.tickets, header.tickets)));
  const round = header?.round ?? contest.beacon?.round;
  const steps = [
    { label: t(texts.closed), note: undefined, isDone: true },
    {
      label: t(at > 0 ? texts.frozen : texts.freezing),
      note: at > 0 ? counted : t(texts.freezingText),
      isDone: at > 0,
    },
    {
      label: t(texts.random),
      note:
        at > 1 ? (
          round && t(texts.round(format.number(round)))
        ) : (
          <Countdown contest={contest} proof={proof} />
        ),
      isDone: at > 1,
    },
    { label: t(texts.drawn), note: undefined, isDone: at > 1 },
    {
      label: t(at > 2 ? texts.isConfirmed : texts.confirmed),
      note: undefined,
      isDone: at > 2,
    },
  ];
  const current = steps.findIndex(({ isDone }) => !isDone);
  return (
    <section class="section">
      <h2>{t(texts.steps)}</h2>
      <ol class="list steps">
        {steps.map(({ label, note, isDone }, place) => (
          <li key={place} aria-current={place === current ? "step" : undefined}>
            <span class={isDone ? "step done" : "step"}>
              {isDone ? <Icon name="check" /> : place + 1}
            </span>
            <span class="row-text">
              <span class="row-label">{label}</span>
              {note && <span class="row-note">{note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Until the number that nobody knows before. A list that was late takes a later round, whose time
 * is not in the proof. */
function Countdown({ contest, proof }: Pick<StagesProps, "contest" | "proof">) {
  const now = useNow();
  const { beacon } = contest;
  if (!beacon || (proof && proof.header.round !== beacon.round)) return <>{t(texts.randomDue)}</>;
  const ms = Date.parse(beacon.round_at) - now;
  return <>{t(ms > 0 ? texts.randomIn(format.span(ms)) : texts.randomDue)}</>;
}

function Ask({ id }: { id: string }) {
  const ask = useWrite("post", DRAW, {
    refreshes: [DRAW, CONTEST, WINNERS],
    onDone: () => haptic("light"),
    onProblem: () => haptic("error"),
  });
  return (
    <>
      <ProblemNote of={ask} problems={problems} />
      <div class="buttons">
        <Button
          kind="tinted"
          isBusy={ask.isBusy}
          onPress={() => ask.write({ path: { contest_id: id } })}
        >
          {t(texts.ask)}
        </Button>
      </div>
      <p class="footnote">{t(texts.askHint)}</p>
    </>
  );
}

/** Of the prizes that are handed over by codes. */
function Codes({ contest }: { contest: Contest }) {
  const coded = contest.prizes
    .map((prize, place) => ({ ...prize, place }))
    .filter(({ kind }) => kind === "code" || kind === "claim");
  if (coded.length === 0) return null;
  const isBefore = contest.status === "draft" || contest.status === "scheduled";
  return (
    <List header={t(texts.codes)} footer={isBefore ? t(texts.codesSoon) : undefined}>
      {coded.map(({ count, place }) => (
        <Row
          key={place}
          icon="gift"
          label={prizeName(contest, place)}
          note={n(texts.codesNeeded, count)}
          {...(!isBefore && { to: to.drawing(contest.id, "codes", place) })}
        />
      ))}
    </List>
  );
}
