/** The last step: what it means, and what stands against it. */
import { refresh, useWrite } from "../../api";
import { haptic } from "../../bridge";
import { go } from "../../router";
import { n, t } from "../../texts";
import { to } from "../../to";
import { Button, ProblemNote, Sheet, toast } from "../../ui";
import { CONTEST } from "../organise/contest";
import type { Contest } from "../organise/form";
import { problems } from "../organise/problems";
import { DRAW, WINNERS, type Winner } from "./stage";
import { confirming as texts } from "./texts";

/** Refusals that an organiser may overrule. */
const OVERRULED = ["draw-findings", "draw-unchecked"];

interface ConfirmingProps {
  contest: Contest;
  decisions: number;
  winners: readonly Winner[];
  isOpen: boolean;
  onClose: () => void;
}

export function Confirming({ contest, decisions, winners, isOpen, onClose }: ConfirmingProps) {
  const confirm = useWrite("post", `${DRAW}/confirm`, {
    refreshes: [DRAW, WINNERS, CONTEST],
    onDone() {
      haptic("success");
      toast(t(texts.done));
      onClose();
    },
    onProblem() {
      haptic("warning");
      void refresh(DRAW, WINNERS);
    },
  });
  const press = (isAnyway: boolean) =>
    confirm.write({
      path: { contest_id: contest.id },
      body: { decisions, despite_findings: isAnyway },
    });
  const { type = "" } = confirm.problem ?? {};
  const doubtful = winners.filter(({ finding, draw }) => draw !== null && finding !== "ok");
  const placeOf = (wanted: string) => contest.prizes.findIndex(({ kind }) => kind === wanted);
  // Those that are to be claimed need no codes, unless some were given.
  const coded = [placeOf("code"), placeOf("claim")].find((place) => place >= 0);
  return (
    <Sheet
      title={t(texts.title)}
      isOpen={isOpen}
      onClose={() => {
        confirm.clear();
        onClose();
      }}
    >
      <ul class="points">
        <li>{t(texts.told)}</li>
        <li>{t(texts.published)}</li>
        <li>
          <b>{t(texts.final)}</b>
        </li>
        {decisions > 0 && <li>{n(texts.passedOn, decisions)}</li>}
        {doubtful.length > 0 && <li>{n(texts.doubtful, doubtful.length)}</li>}
      </ul>
      <ProblemNote of={confirm} problems={problems} />
      <div class="buttons">
        {type === "prize-codes-missing" && coded !== undefined && (
          <Button onPress={() => go(to.drawing(contest.id, "codes", coded))}>
            {t(texts.toCodes)}
          </Button>
        )}
        {OVERRULED.includes(type) ? (
          <Button isDestructive isBusy={confirm.isBusy} onPress={() => press(true)}>
            {t(texts.anyway)}
          </Button>
        ) : (
          <Button isBusy={confirm.isBusy} onPress={() => press(false)}>
            {t(texts.yes)}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
