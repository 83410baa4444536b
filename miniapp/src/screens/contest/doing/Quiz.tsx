import { useState } from "preact/hooks";
import { haptic, useMainButton } from "../../../bridge";
import { n, t } from "../../../texts";
import { shownOf } from "../tasks";
import { texts } from "../texts";
import type { DoingProps } from ".";
import { Asking } from "./Asking";
import { useAttempt } from "./attempt";

export function Quiz(props: DoingProps) {
  const { prompt, options } = shownOf(props.task, "quiz");
  const [answers, choose] = useState<number[]>([]);
  const { attempt, isBusy, note } = useAttempt(props);
  const send = () => {
    if (answers.length > 0) void attempt({ kind: "quiz", answers });
  };
  const tick = (place: number) => {
    haptic("select");
    const others = answers.filter((each) => each !== place);
    choose(others.length < answers.length ? others : [...answers, place].sort((a, b) => a - b));
  };
  useMainButton({
    text: t(texts.sendAnswer),
    isBusy,
    isActive: answers.length > 0,
    onPress: send,
  });
  return (
    <Asking onSend={send} note={note} left={n(texts.attempts, props.task.attempts_left)}>
      <fieldset class="quiz">
        <legend>{prompt}</legend>
        <p class="row-note">{t(texts.tick)}</p>
        {options.map((option, place) => (
          <label key={place} class="quiz-option">
            <input type="checkbox" checked={answers.includes(place)} onChange={() => tick(place)} />
            <span>{option}</span>
          </label>
        ))}
      </fieldset>
    </Asking>
  );
}
