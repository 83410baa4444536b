/** One winner: how to reach them, and how their prize is passed on. */
import { useState } from "preact/hooks";
import { useWrite } from "../../api";
import { haptic, openTelegramLink } from "../../bridge";
import { format, t } from "../../texts";
import { Button, ProblemNote, Select, Sheet, toast } from "../../ui";
import { problems } from "../organise/problems";
import { nameOf } from "./prize";
import { DRAW, WINNERS, type Winner } from "./stage";
import { CHOSEN, FINDINGS, REASONS, type Reason, winner as texts } from "./texts";

interface WinnerSheetProps {
  id: string;
  winner: Winner;
  mayDecide: boolean;
  onClose: () => void;
}

export function WinnerSheet({ id, winner, mayDecide, onClose }: WinnerSheetProps) {
  const [isAsked, ask] = useState(false);
  const { link, draw } = winner;
  return (
    <Sheet title={nameOf(winner)} isOpen onClose={onClose}>
      <p>{winner.prize_name}</p>
      <dl class="facts">
        {draw !== null && (
          <>
            <dt>{t(texts.draw)}</dt>
            <dd>{format.number(draw + 1)}</dd>
          </>
        )}
        <dt>{t(texts.check)}</dt>
        <dd>{t(FINDINGS[winner.finding ?? "unchecked"])}</dd>
        <Moment label={t(texts.checkedAt)} at={winner.checked_at} />
        <Moment label={t(texts.claimUntil)} at={winner.claimed_at ? null : winner.claim_until} />
        <Moment label={t(texts.claimed)} at={winner.claimed_at} />
        {winner.telegram_id && (
          <>
            <dt>{t(texts.telegramId)}</dt>
            <dd>{winner.telegram_id}</dd>
          </>
        )}
      </dl>
      {isAsked && draw !== null ? (
        <PassOn id={id} draw={draw} winner={winner} onDone={onClose} />
      ) : (
        <div class="buttons">
          {link?.startsWith("https://t.me/") && (
            <Button onPress={() => openTelegramLink(link)}>{t(texts.write)}</Button>
          )}
          {mayDecide && (
            <Button kind="tinted" isDestructive onPress={() => ask(true)}>
              {t(texts.out)}
            </Button>
          )}
        </div>
      )}
    </Sheet>
  );
}

function Moment({ label, at }: { label: string; at: string | null }) {
  if (!at) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{format.dateTime(at)}</dd>
    </>
  );
}

interface PassOnProps {
  id: string;
  draw: number;
  winner: Winner;
  onDone: () => void;
}

function PassOn({ id, draw, winner, onDone }: PassOnProps) {
  const [reason, choose] = useState<Reason>(likely(winner));
  const out = useWrite("post", `${DRAW}/disqualify`, {
    refreshes: [DRAW, WINNERS],
    onDone() {
      haptic("success");
      toast(t(texts.isOut));
      onDone();
    },
    onProblem: () => haptic("error"),
  });
  const press = () => out.write({ path: { contest_id: id }, body: { draw, reason } });
  return (
    <>
      <p>{t(texts.outText)}</p>
      <Select
        label={t(texts.why)}
        value={reason}
        onChange={choose}
        choices={CHOSEN.map((value) => ({ value, label: t(REASONS[value]) }))}
      />
      <ProblemNote of={out} problems={problems} />
      <div class="buttons">
        <Button isDestructive isBusy={out.isBusy} onPress={press}>
          {t(texts.out)}
        </Button>
      </div>
    </>
  );
}

/** What the check has found is what most take a prize for. */
function likely({ finding }: Winner): Reason {
  if (finding === "not_member" || finding === "account_deleted" || finding === "staff")
    return finding;
  return finding === "banned" ? "fraud" : "unreachable";
}
