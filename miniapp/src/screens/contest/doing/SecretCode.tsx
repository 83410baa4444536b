import { useState } from "preact/hooks";
import { useMainButton } from "../../../bridge";
import { n, t } from "../../../texts";
import { TextField } from "../../../ui";
import { texts } from "../texts";
import type { DoingProps } from ".";
import { Asking } from "./Asking";
import { useAttempt } from "./attempt";

const CHARACTERS_MAX = 64;

export function SecretCode(props: DoingProps) {
  const [code, write] = useState("");
  const { attempt, isBusy, note } = useAttempt(props);
  const isThere = code.trim() !== "";
  const send = () => {
    if (isThere) void attempt({ kind: "secret_code", code: code.trim() });
  };
  useMainButton({ text: t(texts.sendCode), isBusy, isActive: isThere, onPress: send });
  return (
    <Asking onSend={send} note={note} left={n(texts.attempts, props.task.attempts_left)}>
      <TextField
        label={t(texts.code)}
        hint={t(texts.codeHint)}
        value={code}
        onChange={write}
        maxLength={CHARACTERS_MAX}
      />
    </Asking>
  );
}
