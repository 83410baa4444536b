import type { Write } from "../../api";
import { useMainButton } from "../../bridge";
import { common, n, t } from "../../texts";
import { Button, Card, ProblemNote } from "../../ui";
import type { Sending } from "./Send";
import { problems, texts } from "./texts";

interface PendingProps {
  sending: Sending;
  transfer: Write<"post", "/v1/token/transfers">;
  onForget: () => void;
}

/** It was sent, and nobody has said whether it arrived. */
export function Pending({ sending, transfer, onForget }: PendingProps) {
  const { amount, to_user_id } = sending.body;
  useMainButton({
    text: t(common.retry),
    isBusy: transfer.isBusy,
    onPress: () => void transfer.write(sending),
  });
  return (
    <>
      <Card>
        <h2>{t(texts.pending)}</h2>
        <p>{t(texts.pendingText(n(texts.points, amount), to_user_id))}</p>
        <p class="balance-label">{t(texts.retrySafe)}</p>
      </Card>
      <ProblemNote of={transfer} problems={problems} />
      <div class="buttons">
        <Button kind="plain" isDisabled={transfer.isBusy} onPress={onForget}>
          {t(texts.forget)}
        </Button>
      </div>
    </>
  );
}
