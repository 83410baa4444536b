/** The way out: at once after a mistaken tap, with a question where something is lost. */
import { useWrite } from "../../api";
import { haptic } from "../../bridge";
import { t } from "../../texts";
import { confirm, List, Row, toast } from "../../ui";
import { Refusal } from "./Joining";
import type { MyEntry } from "./reads";
import type { Contest } from "./standing";
import { texts } from "./texts";

export function Leaving({ contest, entry }: { contest: Contest; entry: MyEntry }) {
  const leave = useWrite("delete", "/v1/contests/{contest_id}/entries/me", {
    refreshes: [
      "/v1/contests/{contest_id}/entries/me",
      "/v1/contests/{contest_id}/leaderboard",
      "/v1/contests",
    ],
    onDone: () => {
      haptic("success");
      toast(t(texts.left_));
    },
  });
  const isLimited = contest.entries_max !== null;
  const isLost = entry.tickets > contest.entry_tickets || isLimited || contest.has_captcha;
  const press = async () => {
    const question = {
      title: t(texts.leaveTitle),
      message: t(isLimited ? texts.leaveFull : texts.leaveSure),
      action: t(texts.leaveYes),
      isDestructive: true,
    };
    if (isLost && !(await confirm(question))) return;
    await leave.write({ path: { contest_id: contest.id } });
  };
  return (
    <>
      {leave.problem && <Refusal problem={leave.problem} />}
      <List>
        <Row
          icon="logout"
          label={t(texts.leave)}
          isDestructive
          isDisabled={leave.isBusy}
          onPress={() => void press()}
        />
      </List>
    </>
  );
}
