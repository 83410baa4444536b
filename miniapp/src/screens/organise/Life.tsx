/** The steps of a contest's life, each asked once more with what it means. */
import { useState } from "preact/hooks";
import { type Schema, serverNow, useWrite } from "../../api";
import * as limits from "../../api/limits";
import { haptic } from "../../bridge";
import { go } from "../../router";
import { format, t } from "../../texts";
import { to } from "../../to";
import { Button, confirm, ProblemNote, Row, Sheet, TextArea, toast } from "../../ui";
import { atVersion, CONTEST, LIST, onRefused, titleOf } from "./contest";
import type { Contest } from "./form";
import { ending, home, NO_REASON, publishing } from "./homeTexts";
import { problems } from "./problems";

const READ = [CONTEST, LIST, "/v1/contests/{contest_id}"] as const;
const DRAW_AFTER_MS = 10 * 60_000;

interface StepProps {
  contest: Contest;
  isOpen: boolean;
  onClose: () => void;
}

export function Publishing({
  contest,
  tasks,
  isOpen,
  onClose,
}: StepProps & { tasks: Schema<"ShownTask">[] }) {
  const publish = useWrite("post", "/v1/contests/{contest_id}/publish", {
    refreshes: [...READ],
    onDone({ status }) {
      haptic("success");
      toast(t(status === "open" ? publishing.isOpen : publishing.isScheduled));
      onClose();
    },
    onProblem: onRefused,
  });
  const press = () =>
    publish.write({ path: { contest_id: contest.id }, headers: atVersion(contest) });
  const starts = Date.parse(contest.starts_at);
  const draw = format.dateTime(Date.parse(contest.ends_at) + DRAW_AFTER_MS);
  return (
    <Sheet title={t(publishing.title)} isOpen={isOpen} onClose={onClose}>
      <ul class="points">
        <li>
          {t(
            starts > serverNow()
              ? publishing.opensAt(format.dateTime(starts))
              : publishing.opensNow,
          )}
        </li>
        <li>{t(publishing.fixed)}</li>
        {tasks.length === 0 && <li>{t(publishing.noTasks)}</li>}
        <li>{t(publishing.draw(draw))}</li>
      </ul>
      <ProblemNote of={publish} problems={problems} />
      <div class="buttons">
        <Button isBusy={publish.isBusy} onPress={press}>
          {t(publishing.action)}
        </Button>
      </div>
    </Sheet>
  );
}

/** Closing before the end, cancelling, and discarding a draft, for which nobody is told why. */
export function Ending({
  contest,
  what,
  isOpen,
  onClose,
}: StepProps & { what: "close" | "cancel" }) {
  const [reason, setReason] = useState("");
  const isDraft = contest.status === "draft";
  const words = wordsOf(what, isDraft);
  const done = () => {
    haptic("success");
    toast(t(words.done));
    onClose();
    if (isDraft) go(to.organise(), { replace: true });
  };
  const choices = { refreshes: [...READ], onDone: done, onProblem: onRefused };
  const close = useWrite("post", "/v1/contests/{contest_id}/close", choices);
  const cancel = useWrite("post", "/v1/contests/{contest_id}/cancel", choices);
  const write = what === "close" ? close : cancel;
  const said = reason.trim() || NO_REASON[contest.default_locale];
  const press = () =>
    write.write({
      path: { contest_id: contest.id },
      headers: atVersion(contest),
      body: { reason: said },
    });
  return (
    <Sheet title={t(words.title)} isOpen={isOpen} onClose={onClose}>
      <p>
        <b>{titleOf(contest)}</b>
      </p>
      <p>{t(words.text)}</p>
      {!isDraft && (
        <TextArea
          label={t(ending.reason)}
          hint={t(ending.reasonHint)}
          rows={2}
          value={reason}
          maxLength={limits.Reason.reason.maxLength}
          onChange={setReason}
        />
      )}
      <ProblemNote of={write} problems={problems} />
      <div class="buttons">
        <Button isDestructive isBusy={write.isBusy} onPress={press}>
          {t(words.action)}
        </Button>
      </div>
    </Sheet>
  );
}

function wordsOf(what: "close" | "cancel", isDraft: boolean) {
  const { closeTitle, closeText, closeAction, closed } = ending;
  if (what === "close")
    return { title: closeTitle, text: closeText, action: closeAction, done: closed };
  const { discardTitle, discardText, discardAction, discarded } = ending;
  if (isDraft) {
    return { title: discardTitle, text: discardText, action: discardAction, done: discarded };
  }
  const { cancelTitle, cancelText, cancelAction, cancelled } = ending;
  return { title: cancelTitle, text: cancelText, action: cancelAction, done: cancelled };
}

export function Unpublish({ contest }: { contest: Contest }) {
  const unpublish = useWrite("post", "/v1/contests/{contest_id}/unpublish", {
    refreshes: [...READ],
    onDone: () => toast(t(home.unpublished)),
    onProblem: onRefused,
  });
  const press = async () => {
    const { unpublishTitle: title, unpublishText: message, unpublish: action } = home;
    if (await confirm({ title: t(title), message: t(message), action: t(action) })) {
      await unpublish.write({ path: { contest_id: contest.id }, headers: atVersion(contest) });
    }
  };
  return (
    <>
      <Row icon="edit" label={t(home.unpublish)} isDisabled={unpublish.isBusy} onPress={press} />
      <Refused of={unpublish} />
    </>
  );
}

export function Copy({ contest }: { contest: Contest }) {
  const copy = useWrite("post", "/v1/contests/{contest_id}/copy", {
    refreshes: [LIST],
    onDone(made) {
      toast(t(home.copied));
      go(to.organise(made.id));
    },
    onProblem: onRefused,
  });
  const press = async () => {
    const { copyTitle: title, copyText: message, copy: action } = home;
    if (await confirm({ title: t(title), message: t(message), action: t(action) })) {
      await copy.write({ path: { contest_id: contest.id } });
    }
  };
  return (
    <>
      <Row
        icon="copy"
        label={t(home.copy)}
        note={t(home.copyNote)}
        isDisabled={copy.isBusy}
        onPress={press}
      />
      <Refused of={copy} />
    </>
  );
}

function Refused({ of }: { of: Parameters<typeof ProblemNote>[0]["of"] }) {
  return of.problem ? (
    <li>
      <ProblemNote of={of} problems={problems} />
    </li>
  ) : null;
}
