/** The check of a draw: how it ends, its steps as they come, and how to do without us. */
import { useState } from "preact/hooks";
import { openLink } from "../../bridge";
import type { Proof, Refusal, Step } from "../../draw";
import { format, type Text, t } from "../../texts";
import { Button, copy, Icon, type IconName, List, Page, Progress, Row, Sheet } from "../../ui";
import { texts } from "./check-texts";
import { roundAt } from "./draw";
import { refusals, unknowns } from "./refusals";
import { subjects } from "./step-words";
import { type Told, tell } from "./steps";
import { type End, useCheck } from "./useCheck";

const INSTALL = "pip install ./verifier";
const BEACON = "https://api.drand.sh";

interface CheckProps {
  id: string;
  title: string | undefined;
}

export function Check({ id, title }: CheckProps) {
  const { steps, end, reading, unread, restart, readList } = useCheck(id);
  const [isOpen, open] = useState(false);
  const isTrial = steps.some((step) => step.name === "round" && !step.isPinned);
  const isListRead = steps.some((step) => step.name === "list");
  const proof = end?.kind === "held" ? end.proof : undefined;
  return (
    <Page title={t(texts.title)} subtitle={title}>
      <Verdict end={end} isTrial={isTrial} />
      <ol class="steps">
        {steps.map((step) => (
          <StepItem key={step.name} told={tell(step)} />
        ))}
        {end?.kind === "refused" && <RefusedItem refusal={end.refusal} />}
        {(!end || reading) && <li class="step busy" aria-hidden="true" />}
      </ol>
      {reading && <Progress value={reading.page} max={reading.pages} label={t(texts.pages)} />}
      {unread && (
        <p class="note" role="status">
          <Icon name="offline" />
          <span>{t(texts.unread(t(unknowns[unread])))}</span>
        </p>
      )}
      <div class="buttons">
        {end && end.kind !== "held" && <Button onPress={restart}>{t(texts.again)}</Button>}
        {proof && !isListRead && proof.header.entries > 0 && (
          <Button kind="tinted" isBusy={reading !== undefined} onPress={readList}>
            {t(texts.wholeList)}
          </Button>
        )}
        {end && (
          <Button kind="tinted" onPress={() => open(true)}>
            {t(texts.byYourself)}
          </Button>
        )}
      </div>
      {end && (
        <details class="card limits">
          <summary>{t(texts.limits)}</summary>
          <p>{t(texts.limitsText)}</p>
        </details>
      )}
      <Sheet title={t(texts.byYourself)} isOpen={isOpen} onClose={() => open(false)}>
        <WithoutUs id={id} steps={steps} />
      </Sheet>
    </Page>
  );
}

function Verdict({ end, isTrial }: { end: End | undefined; isTrial: boolean }) {
  const { kind, icon, title, text } = verdictOf(end, isTrial);
  return (
    <section class={`card stage verdict ${kind}`} role="status">
      <Icon name={icon} />
      <div>
        <h2>{t(title)}</h2>
        <p>{t(text)}</p>
      </div>
    </section>
  );
}

interface Said {
  kind: "busy" | "ok" | "danger" | "";
  icon: IconName;
  title: Text;
  text: Text;
}

function verdictOf(end: End | undefined, isTrial: boolean): Said {
  if (!end) return { kind: "busy", icon: "search", title: texts.running, text: texts.runningText };
  switch (end.kind) {
    case "held":
      return heldOf(end.proof, isTrial);
    case "refused": {
      const why = t(refusals[end.refusal.reason]);
      const text = texts.refusedText(why);
      return { kind: "danger", icon: "warning", title: texts.refused, text };
    }
    case "unknown": {
      const text = texts.unknownText(t(unknowns[end.why]));
      return { kind: "", icon: "offline", title: texts.unknown, text };
    }
  }
}

function heldOf({ header, signature, confirmation }: Proof, isTrial: boolean): Said {
  if (signature === null) {
    const text = texts.notDrawnText(format.dateTime(roundAt(header)));
    return { kind: "ok", icon: "lock", title: texts.notDrawn, text };
  }
  if (isTrial) return { kind: "", icon: "warning", title: texts.trial, text: texts.trialText };
  const text = confirmation ? texts.heldText : texts.unconfirmedText;
  return { kind: "ok", icon: "shield", title: texts.held, text };
}

function StepItem({ told: { title, text, details } }: { told: Told }) {
  return (
    <li class="step ok">
      <Icon name="check" />
      <div>
        <h3>{t(title)}</h3>
        <p>{t(text)}</p>
        {details.length > 0 && (
          <details>
            <summary>{t(texts.details)}</summary>
            <dl>
              {details.map(({ label, value, isCode }) => (
                <div key={`${t(label)} ${value}`}>
                  <dt>{t(label)}</dt>
                  <dd>{isCode ? <code class="hash">{value}</code> : value}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  );
}

function RefusedItem({ refusal: { step, reason, where } }: { refusal: Refusal }) {
  return (
    <li class="step danger" data-step={step} data-reason={reason}>
      <Icon name="close" />
      <div>
        <h3>{t(texts.refusedStep(t(subjects[step])))}</h3>
        <p>{t(refusals[reason])}</p>
        <details>
          <summary>{t(texts.details)}</summary>
          <p>
            <code class="hash">
              {step} · {reason} · {where}
            </code>
          </p>
        </details>
      </div>
    </li>
  );
}

function WithoutUs({ id, steps }: { id: string; steps: Step[] }) {
  const round = steps.find((step) => step.name === "round");
  const command = `contest-draw verify --url ${location.origin}/v1/contests/${id}/draw`;
  return (
    <>
      <p>{t(texts.program)}</p>
      <List footer={t(texts.post)}>
        <Row
          icon="copy"
          label={t(texts.install)}
          note={<code class="hash">{INSTALL}</code>}
          onPress={() => copy(INSTALL)}
        />
        <Row
          icon="copy"
          label={t(texts.command)}
          note={<code class="hash">{command}</code>}
          onPress={() => copy(command)}
        />
        {round?.name === "round" && round.isPinned && (
          <Row
            icon="link"
            label={t(texts.beaconPage)}
            onPress={() =>
              openLink(`${BEACON}/${round.header.beacon}/public/${round.header.round}`)
            }
          />
        )}
      </List>
    </>
  );
}
