import { useState } from "preact/hooks";
import { limits, type Schema, usePages, useRead, useWrite } from "../../api";
import { haptic, useMainButton, useSecondaryButton } from "../../bridge";
import { common, format, n, t } from "../../texts";
import { Button, confirm, Page, ProblemNote, State, toast } from "../../ui";
import { Flagged } from "./Flagged";
import { problems, texts } from "./texts";

type Decision = Schema<"ReferralDecisions">["decision"];

export function Queue() {
  const flagged = usePages("/v1/referrals", { query: { state: "flagged", limit: 50 } });
  const signals = useRead("/v1/referrals/signals", {});
  return (
    <Page title={t(texts.queue)} subtitle={t(texts.queueText)}>
      <State
        of={flagged}
        problems={problems}
        isEmpty={(items) => items.length === 0}
        empty={{ icon: "check", title: t(texts.queueNone), text: t(texts.queueEmptyText) }}
      >
        {(items) => <Waiting items={items} flagAt={signals.data?.signals.flag_at} />}
      </State>
      {flagged.hasMore && (
        <div class="buttons">
          <Button kind="tinted" isBusy={flagged.isLoadingMore} onPress={flagged.more}>
            {t(common.more)}
          </Button>
        </div>
      )}
    </Page>
  );
}

interface WaitingProps {
  items: Schema<"Referral">[];
  flagAt: number | undefined;
}

function Waiting({ items, flagAt }: WaitingProps) {
  const [marked, mark] = useState<readonly string[]>([]);
  // What another admin has decided meanwhile is not there any more.
  const chosen = items.map(({ id }) => id).filter((id) => marked.includes(id));
  const decisions = useWrite("post", "/v1/referrals/decisions", {
    refreshes: ["/v1/referrals", "/v1/referrals/statistics"],
    onDone: ({ outcomes }) => {
      haptic("success");
      mark([]);
      toast(outcomeText(outcomes));
    },
    onProblem: () => haptic("error"),
  });
  const decide = async (decision: Decision, referral_ids: string[]) => {
    if (await isSure(decision, referral_ids.length)) {
      void decisions.write({ body: { decision, referral_ids } });
    }
  };
  const isBusy = decisions.isBusy;
  const count = chosen.length;
  useMainButton(
    count
      ? { text: n(texts.approveMany, count), isBusy, onPress: () => void decide("approve", chosen) }
      : undefined,
  );
  useSecondaryButton(
    count
      ? { text: n(texts.rejectMany, count), isBusy, onPress: () => void decide("reject", chosen) }
      : undefined,
  );
  const all = items.slice(0, limits.ReferralDecisions.referral_ids.maxItems).map(({ id }) => id);
  return (
    <>
      <div class="buttons">
        <Button kind="plain" onPress={() => mark(count === all.length ? [] : all)}>
          {t(count === all.length ? texts.chooseNone : texts.chooseAll)}
        </Button>
      </div>
      <ProblemNote of={decisions} problems={problems} />
      <ul class="flagged-list">
        {items.map((referral) => (
          <Flagged
            key={referral.id}
            referral={referral}
            flagAt={flagAt}
            isMarked={chosen.includes(referral.id)}
            isBusy={isBusy}
            onMark={(isOn) =>
              mark(isOn ? [...chosen, referral.id] : chosen.filter((id) => id !== referral.id))
            }
            onDecide={(decision) => void decide(decision, [referral.id])}
          />
        ))}
      </ul>
    </>
  );
}

function isSure(decision: Decision, count: number): Promise<boolean> {
  const what = n(texts.invitations, count);
  return decision === "approve"
    ? confirm({
        title: t(texts.sureApprove(what)),
        message: t(texts.sureApproveText),
        action: t(texts.approve),
      })
    : confirm({
        title: t(texts.sureReject(what)),
        message: t(texts.sureRejectText),
        action: t(texts.reject),
        isDestructive: true,
      });
}

function outcomeText(outcomes: Schema<"ReferralOutcome">[]): string {
  const done = outcomes.filter(({ outcome }) => outcome === "decided").length;
  const before = outcomes.length - done;
  if (before === 0) return n(texts.decided, done);
  return t(texts.decidedSome(format.number(done), format.number(before)));
}
