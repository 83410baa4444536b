import { useState } from "preact/hooks";
import { openLink, useMainButton } from "../../../bridge";
import { t } from "../../../texts";
import { List, Row } from "../../../ui";
import { shownOf } from "../tasks";
import { texts } from "../texts";
import type { DoingProps } from ".";
import { useAttempt } from "./attempt";

/** Nobody can tell whether the page was read, but it has to be opened. */
export function Visit(props: DoingProps) {
  const { url } = shownOf(props.task, "visit");
  const { attempt, isBusy, note } = useAttempt(props);
  const [isOpened, opened] = useState(false);
  const open = () => {
    openLink(url);
    opened(true);
  };
  useMainButton({
    text: t(isOpened ? texts.seen : texts.openPage),
    isBusy,
    onPress: () => (isOpened ? void attempt({ kind: "visit" }) : open()),
  });
  return (
    <>
      <List footer={t(texts.visit)}>
        <Row icon="globe" label={new URL(url).hostname} onPress={open} />
      </List>
      {note}
    </>
  );
}
