import { useMainButton } from "../../../bridge";
import { go } from "../../../router";
import { n, t } from "../../../texts";
import { to } from "../../../to";
import { Card, Progress } from "../../../ui";
import { shownOf } from "../tasks";
import { texts } from "../texts";
import type { DoingProps } from ".";

/** Friends count by themselves: nothing is sent from here. */
export function InviteFriends({ task }: DoingProps) {
  const { friends } = shownOf(task, "invite");
  useMainButton({ text: t(texts.inviteFriends), onPress: () => go(to.invite()) });
  return (
    <Card>
      <Progress value={friends - task.attempts_left} max={friends} label={t(texts.friends)} />
      <p class="task-words">{t(texts.invite)}</p>
      {task.tickets > 0 && (
        <p class="row-note">{t(texts.perFriend(n(texts.tickets, task.tickets)))}</p>
      )}
    </Card>
  );
}
