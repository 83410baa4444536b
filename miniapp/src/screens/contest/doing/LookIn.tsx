import { useMainButton } from "../../../bridge";
import { t } from "../../../texts";
import { Card } from "../../../ui";
import { texts } from "../texts";
import type { DoingProps } from ".";
import { useAttempt } from "./attempt";

/** Once on each day. */
export function LookIn(props: DoingProps) {
  const { attempt, isBusy, note } = useAttempt(props);
  useMainButton({
    text: t(texts.here),
    isBusy,
    onPress: () => void attempt({ kind: "daily" }),
  });
  return (
    <>
      <Card>
        <p>{t(texts.daily)}</p>
      </Card>
      {note}
    </>
  );
}
