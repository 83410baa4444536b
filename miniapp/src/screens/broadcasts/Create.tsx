import { useState } from "preact/hooks";
import { hasRole, serverNow, usePages } from "../../api";
import { useMainButton, useSecondaryButton } from "../../bridge";
import { go } from "../../router";
import { format, n, t } from "../../texts";
import { to } from "../../to";
import { confirm, Link, Page, ProblemNote, State, toast, useDraft } from "../../ui";
import { Audience } from "./Audience";
import { EMPTY, type Form, type Message, messagesOf, type Wrong } from "./form";
import { MessageFields } from "./MessageFields";
import { problems, texts } from "./texts";
import { useSending } from "./useSending";

/** Only what was sent to oneself as it is now goes to all. */
export function Create({ contestId }: { contestId: string | undefined }) {
  const contests = usePages("/v1/contests", { query: { mine: true, limit: 100 } });
  const [form, set, clear] = useDraft<Form>("broadcast", EMPTY);
  const shown = contestId && !form.contest_id ? { ...form, contest_id: contestId } : form;
  const [isChecked, check] = useState(false);
  const { messages, errors } = messagesOf(shown, serverNow());
  const sending = useSending(messages, shown, (sent) => set({ ...shown, sent }));
  const { people, isBusy } = sending;
  const preview = () => {
    if (messages) void sending.preview(messages);
    else check(true);
  };
  const send = async (given: Message[], most: number) => {
    if (!(await isSure(shown, most))) return;
    const made = await sending.send(given);
    if (!made) return;
    clear();
    toast(t(texts.created));
    go(given.length > 1 ? to.broadcasts() : to.broadcasts(made.id), { replace: true });
  };
  const isReady = messages !== undefined && people !== undefined;
  useMainButton(
    isReady
      ? {
          text: t(shown.isLater ? texts.schedule : texts.send),
          isBusy,
          isActive: people > 0,
          onPress: () => void send(messages, people),
        }
      : { text: t(texts.preview), isBusy, onPress: preview },
  );
  useSecondaryButton(isReady ? { text: t(texts.preview), isBusy, onPress: preview } : undefined);
  const change = (part: Partial<Form>) => set({ ...shown, sent: [], ...part });
  const wrong = (name: keyof Form) => {
    const found = isChecked ? errors[name] : undefined;
    return found && wrongText(name, found);
  };
  return (
    <Page title={t(texts.create)}>
      <State
        of={contests}
        problems={problems}
        isEmpty={(mine) => mine.length === 0 && !hasRole("admin")}
        empty={NONE()}
      >
        {(mine) => (
          <>
            <Audience form={shown} contests={mine} wrong={wrong} onChange={change} />
            <MessageFields form={shown} wrong={wrong} onChange={change} />
          </>
        )}
      </State>
      {people !== undefined && (
        <p class="note" role="status">
          {people > 0 ? `${t(texts.previewed)} ${n(texts.people, people)}.` : t(texts.nobody)}
        </p>
      )}
      <ProblemNote of={sending} problems={problems} />
      {sending.problem && shown.sent.length > 0 && <p class="footnote">{t(texts.halfSent)}</p>}
    </Page>
  );
}

function NONE() {
  return {
    icon: "megaphone",
    title: t(texts.noContests),
    text: t(texts.noContestsText),
    action: (
      <Link class="button tinted" to={to.organise()} isReplacing>
        {t(texts.toContests)}
      </Link>
    ),
  } as const;
}

function isSure(form: Form, people: number): Promise<boolean> {
  const many = n(texts.peopleMany, people);
  const message = form.isLater
    ? texts.sureLater(many, format.dateTime(form.starts_at))
    : texts.sureNow(many);
  return confirm({
    title: t(texts.sureTitle),
    message: t(message),
    action: t(form.isLater ? texts.schedule : texts.send),
  });
}

const NEEDED = {
  buttonText: texts.buttonNeeded,
  starts_at: texts.startsNeeded,
  contest_id: texts.chooseContest,
  task_id: texts.chooseTask,
} as const;

function wrongText(name: keyof Form, wrong: Wrong): string {
  if (wrong === "past") return t(texts.startsPast);
  if (wrong === "url") return t(texts.buttonUrlHint);
  return t(name in NEEDED ? NEEDED[name as keyof typeof NEEDED] : texts.textNeeded);
}
