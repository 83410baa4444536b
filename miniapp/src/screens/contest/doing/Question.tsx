import { haptic, useMainButton } from "../../../bridge";
import { t } from "../../../texts";
import { Button, TextArea, useDraft } from "../../../ui";
import { openChat } from "../../../ui/share";
import { shownOf } from "../tasks";
import { texts } from "../texts";
import type { DoingProps } from ".";
import { Asking } from "./Asking";
import { useAttempt } from "./attempt";

const CHARACTERS_MAX = 2000;

/** What is written stays until it is sent, also when the app is closed. */
export function Question(props: DoingProps) {
  const { prompt } = shownOf(props.task, "question");
  const [answer, write, forget] = useDraft(`answer-${props.task.id}`, "");
  const { attempt, isBusy, note } = useAttempt(props);
  const isThere = answer.trim() !== "";
  const send = async () => {
    if (isThere && (await attempt({ kind: "question", answer: answer.trim() }))) forget();
  };
  const chat = () => openChat(props.contestId).catch(() => haptic("error"));
  useMainButton({
    text: t(texts.sendForReview),
    isBusy,
    isActive: isThere,
    onPress: () => void send(),
  });
  return (
    <Asking onSend={() => void send()} note={note}>
      <p class="task-prompt">{prompt}</p>
      <TextArea
        label={t(texts.answer)}
        hint={t(texts.answerHint)}
        value={answer}
        onChange={write}
        maxLength={CHARACTERS_MAX}
      />
      <Button kind="plain" icon="send" onPress={() => void chat()}>
        {t(texts.answerInChat)}
      </Button>
    </Asking>
  );
}
