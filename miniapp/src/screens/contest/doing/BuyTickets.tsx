import { useRead } from "../../../api";
import { useMainButton } from "../../../bridge";
import { format, n, t } from "../../../texts";
import { to } from "../../../to";
import { confirm, List, Row } from "../../../ui";
import { shownOf } from "../tasks";
import { problems, texts } from "../texts";
import type { DoingProps } from ".";
import { useAttempt } from "./attempt";

/** Points are taken once the ledger has held them; a refusal of before can be tried again. */
export function BuyTickets(props: DoingProps) {
  const { task } = props;
  const { price } = shownOf(task, "points");
  const balance = useRead("/v1/token/balance", {});
  const { attempt, isBusy, note } = useAttempt(props);
  const has = balance.data?.available;
  const isTooFew = has !== undefined && has < price;
  const refusal = task.payment?.state === "refused" ? task.payment.reason : undefined;
  const buy = async () => {
    const question = {
      title: t(texts.buyTitle),
      message: t(texts.buySure(n(texts.tickets, task.tickets), n(texts.points, price))),
      action: t(texts.buyYes),
    };
    if (await confirm(question)) await attempt({ kind: "points" });
  };
  useMainButton({
    text: t(texts.buy(n(texts.points, price))),
    isBusy,
    isActive: !isTooFew,
    onPress: () => void buy(),
  });
  return (
    <>
      <List {...(isTooFew && { footer: t(texts.tooFew) })}>
        <Row icon="star" label={t(texts.price)} value={n(texts.points, price)} />
        {has !== undefined && (
          <Row icon="chart" label={t(texts.balance)} value={format.number(has)} to={to.points()} />
        )}
      </List>
      {refusal && !note && <p class="note danger">{t(refusalText(refusal))}</p>}
      {note}
    </>
  );
}

function refusalText(reason: string) {
  return problems[reason] ?? texts.notBought;
}
