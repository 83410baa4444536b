/** A contest that is there: changed at the version that was read. Somebody else's change is said, and
 * one's own are brought to what the contest is now. */
import { useState } from "preact/hooks";
import { serverNow, useWrite } from "../../api";
import * as limits from "../../api/limits";
import { haptic, useClosingConfirmation, useMainButton } from "../../bridge";
import { go } from "../../router";
import { t } from "../../texts";
import { to } from "../../to";
import { Button, Card, Page, ProblemNote, State, TextArea, toast, useDraft } from "../../ui";
import type { Scope } from "./ContestForm";
import { changesOf, needsReason, type Rebased, rebased } from "./changes";
import { atVersion, CONTEST, LIST, titleOf, useContest } from "./contest";
import { faultsIn, faultsOf } from "./faults";
import { type Contest, type Form, formOf, type Settings, settingsOf } from "./form";
import { Merged, Outdated, Renewed } from "./Outdated";
import { problems } from "./problems";
import { edit as texts } from "./texts";
import { showFirstFault, Writing } from "./Writing";

export function Edit({ id }: { id: string }) {
  const read = useContest(id);
  return (
    <Page title={t(texts.title)} subtitle={read.data && titleOf(read.data.contest)}>
      <State of={read} problems={problems}>
        {({ contest, tasks }) => <Editing contest={contest} tasks={tasks} onReread={read.retry} />}
      </State>
    </Page>
  );
}

/** What is written, and of which state of the contest. */
interface Draft {
  form: Form;
  base: Form;
  version: number;
  reason: string;
}

interface EditingProps {
  contest: Contest;
  tasks: NonNullable<ReturnType<typeof useContest>["data"]>["tasks"];
  onReread: () => void;
}

function Editing({ contest, tasks, onReread }: EditingProps) {
  const [initial] = useState(() => draftOf(contest));
  const [draft, set, clear] = useDraft<Draft>(`contest:${contest.id}`, initial);
  const [isTried, setTried] = useState(false);
  const [merged, setMerged] = useState<Rebased | undefined>(undefined);
  const before = settingsOf(draft.base);
  const changes = changesOf(before, settingsOf(draft.form));
  const isChanged = differs(before, settingsOf(draft.form));
  const isOpen = contest.status === "open";
  const asksReason = isOpen && needsReason(changes, before);
  useClosingConfirmation(isChanged);
  const done = () => {
    clear();
    haptic("success");
    toast(t(texts.saved));
    go(to.organise(contest.id), { replace: true });
  };
  const save = useWrite("patch", "/v1/contests/{contest_id}", {
    refreshes: [CONTEST, LIST, "/v1/contests/{contest_id}"],
    onDone: done,
    onProblem({ type }) {
      haptic("error");
      if (type === "version-changed") onReread();
      else showFirstFault();
    },
  });
  const isOutdated = draft.version !== contest.version && !save.isBusy;
  const found = faultsOf(draft.form, serverNow(), contest.status !== "draft");
  const relevant = scopeOf(contest) === "closed" ? {} : found;
  const press = () => {
    setTried(true);
    const { reason } = draft;
    if (Object.keys(relevant).length > 0 || (asksReason && !reason.trim())) {
      haptic("error");
      showFirstFault();
      return;
    }
    const body = { ...changes, ...(asksReason && { reason: reason.trim() }) };
    void save.write({
      path: { contest_id: contest.id },
      headers: atVersion({ version: draft.version }),
      body,
    });
  };
  useMainButton(
    isChanged && !isOutdated
      ? { text: t(texts.save), isBusy: save.isBusy, onPress: press }
      : undefined,
  );
  const there = settingsOf(formOf(contest, serverNow()));
  const isSaved = isChanged && isOutdated && !differs(there, settingsOf(draft.form));
  const newest = rebased(draft.form, draft.base, contest, serverNow());
  const rebase = () => {
    save.clear();
    setMerged(newest.theirs.length > 0 ? newest : undefined);
    set({ ...draftOf(contest), form: newest.form, reason: draft.reason });
  };
  const discard = () => {
    save.clear();
    clear();
    set(draftOf(contest));
  };
  const faults = { ...faultsIn(save.problem, draft.form), ...(isTried ? relevant : {}) };
  return (
    <>
      {isOutdated &&
        !isSaved &&
        (isChanged && newest.theirs.length > 0 ? (
          <Outdated theirs={newest.theirs} onRebase={rebase} onDiscard={discard} />
        ) : (
          <Renewed onShown={rebase} />
        ))}
      {isSaved && <Renewed onShown={done} />}
      {merged && !isOutdated && <Merged merged={merged} />}
      <Writing
        form={draft.form}
        onChange={(form) => set({ ...draft, form })}
        faults={faults}
        scope={scopeOf(contest)}
        tasks={tasks}
      />
      {asksReason && (
        <section class="section">
          <Card>
            <TextArea
              label={t(texts.reason)}
              hint={t(texts.reasonHint)}
              rows={2}
              value={draft.reason}
              maxLength={limits.ContestUpdate.reason.maxLength}
              error={isTried && !draft.reason.trim() ? t(texts.reasonNeeded) : undefined}
              onChange={(reason) => set({ ...draft, reason })}
            />
          </Card>
        </section>
      )}
      {!isOutdated && <ProblemNote of={save} problems={problems} />}
      {isChanged && !isOutdated && (
        <div class="buttons">
          <Button kind="plain" isDestructive onPress={discard}>
            {t(texts.discard)}
          </Button>
        </div>
      )}
    </>
  );
}

function differs(one: Settings, other: Settings): boolean {
  return Object.keys(changesOf(one, other)).length > 0;
}

function draftOf(contest: Contest): Draft {
  const form = formOf(contest, serverNow());
  return { form, base: form, version: contest.version, reason: "" };
}

export function scopeOf({ status, ends_at }: Contest): Scope {
  if (status === "draft" || status === "scheduled") return "all";
  return status === "open" && Date.parse(ends_at) > serverNow() ? "open" : "closed";
}
