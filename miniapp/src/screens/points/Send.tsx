import { useState } from "preact/hooks";
import {
  forgetUnanswered,
  type Options,
  type Schema,
  unanswered,
  useRead,
  useWrite,
} from "../../api";
import { haptic, useMainButton } from "../../bridge";
import { go } from "../../router";
import { n, t } from "../../texts";
import { to } from "../../to";
import { Button, Empty, Page, State } from "../../ui";
import { Pending } from "./Pending";
import { TransferForm } from "./TransferForm";
import { problems, texts } from "./texts";

const PATH = "/v1/token/transfers";
type Transfer = Schema<"Transfer">;
export type Sending = Options<"post", typeof PATH>;

export function Send() {
  const limits = useRead("/v1/token/limits", {});
  const balance = useRead("/v1/token/balance", {});
  return (
    <Page title={t(texts.sendTitle)}>
      <State of={limits} problems={problems}>
        {(allowed) => (
          <State of={balance} problems={problems}>
            {({ available }) => <Sending allowed={allowed} available={available} />}
          </State>
        )}
      </State>
    </Page>
  );
}

interface SendingProps {
  allowed: Schema<"TransferLimits">;
  available: number;
}

/** What has no answer yet comes before anything else: it may be done. */
function Sending({ allowed, available }: SendingProps) {
  const [sent, show] = useState<Transfer | undefined>(undefined);
  const [pending, setPending] = useState(() => unanswered("post", PATH));
  const transfer = useWrite("post", PATH, {
    refreshes: ["/v1/token/balance", "/v1/token/transactions"],
    onDone: (done) => {
      haptic("success");
      setPending(undefined);
      show(done);
    },
    onProblem: () => {
      haptic("error");
      setPending(unanswered("post", PATH));
    },
  });
  if (sent) return <Sent transfer={sent} onMore={() => show(undefined)} />;
  if (pending) {
    const forget = () => {
      forgetUnanswered("post", PATH, pending);
      transfer.clear();
      setPending(undefined);
    };
    return <Pending sending={pending} transfer={transfer} onForget={forget} />;
  }
  const { transfers_on, per_transfer, per_day } = allowed;
  if (!transfers_on) return <Empty icon="lock" title={t(texts.off)} text={t(texts.offText)} />;
  if (available === 0) {
    const text = t(texts.historyEmptyText);
    return <Empty icon="star" title={t(texts.nothingToSend)} text={text} />;
  }
  const most = Math.min(per_transfer, per_day, available);
  return <TransferForm most={most} perDay={per_day} transfer={transfer} />;
}

interface SentProps {
  transfer: Transfer;
  onMore: () => void;
}

function Sent({ transfer: { amount, credit_account_id }, onMore }: SentProps) {
  useMainButton({ text: t(texts.toPoints), onPress: () => go(to.points(), { replace: true }) });
  return (
    <Empty
      icon="check"
      title={t(texts.sent(n(texts.points, amount)))}
      text={t(texts.sentText(credit_account_id))}
      action={
        <Button kind="tinted" onPress={onMore}>
          {t(texts.sendMore)}
        </Button>
      }
    />
  );
}
