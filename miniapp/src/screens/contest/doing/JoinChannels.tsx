import { useState } from "preact/hooks";
import { openTelegramLink, useMainButton } from "../../../bridge";
import { t } from "../../../texts";
import { List, Row } from "../../../ui";
import { shownOf } from "../tasks";
import { texts } from "../texts";
import type { DoingProps } from ".";
import { useAttempt } from "./attempt";

export function JoinChannels(props: DoingProps) {
  const { channels } = shownOf(props.task, "join_channel");
  const { attempt, isBusy, note } = useAttempt(props);
  const [isTried, trying] = useState(false);
  useMainButton({
    text: t(isTried ? texts.checkAgain : texts.check),
    isBusy,
    onPress: () => {
      trying(true);
      void attempt({ kind: "join_channel" });
    },
  });
  return (
    <>
      <List footer={t(channels.length > 1 ? texts.subscribeAll : texts.subscribe)}>
        {channels.map((channel) => (
          <Channel key={channel} name={channel} />
        ))}
      </List>
      {note}
    </>
  );
}

function Channel({ name }: { name: string }) {
  if (!name.startsWith("@")) return <Row icon="lock" label={t(texts.privateChannel)} />;
  const open = () => openTelegramLink(`https://t.me/${name.slice(1)}`);
  return <Row icon="megaphone" label={name} onPress={open} />;
}
