import { useMemo, useState } from "preact/hooks";
import { type Schema, serverNow, usePages, useRead } from "../../api";
import { common, format, n, t } from "../../texts";
import { to } from "../../to";
import {
  Button,
  Card,
  type Empty,
  Link,
  List,
  Page,
  Row,
  Segments,
  Skeleton,
  State,
} from "../../ui";
import { problems, texts } from "./texts";

type Transaction = Schema<"Transaction">;
type Direction = "all" | "in" | "out";

export function Overview() {
  const balance = useRead("/v1/token/balance", {});
  return (
    <Page title={t(texts.title)}>
      <State of={balance} problems={problems} skeleton={<Skeleton rows={1} kind="card" />}>
        {(data) => <Balance balance={data} />}
      </State>
      <List>
        <Row icon="send" label={t(texts.send)} to={to.points("send")} />
        <Row icon="qr" label={t(texts.receive)} to={to.points("receive")} />
        <Row icon="trophy" label={t(texts.leaderboard)} to={to.points("leaderboard")} />
        <Row icon="download" label={t(texts.statement)} to={to.points("statement")} />
      </List>
      {balance.data && <History />}
    </Page>
  );
}

function Balance({ balance }: { balance: Schema<"Balance"> }) {
  const { available, held } = balance;
  const readAt = useMemo(() => serverNow(), [balance]);
  return (
    <Card>
      <p class="balance-label">{t(texts.available)}</p>
      <p class="balance">{n(texts.points, available)}</p>
      {held > 0 && <p class="balance-label">{t(texts.held(n(texts.points, held)))}</p>}
      <p class="balance-label">{t(texts.asOf(format.dateTime(readAt)))}</p>
    </Card>
  );
}

function History() {
  const [direction, choose] = useState<Direction>("all");
  const query = direction === "all" ? {} : { direction };
  const history = usePages("/v1/token/transactions", { query });
  const choices = (["all", "in", "out"] as const).map((value) => ({
    value,
    label: t(texts[value]),
  }));
  return (
    <section class="section">
      <h2>{t(texts.history)}</h2>
      <Segments label={t(texts.direction)} choices={choices} value={direction} onChange={choose} />
      <State
        of={history}
        problems={problems}
        isEmpty={(items) => items.length === 0}
        empty={EMPTY()}
      >
        {(items) => (
          <List footer={null}>
            {items.map((each) => (
              <Moved key={each.id} moved={each} />
            ))}
          </List>
        )}
      </State>
      {history.hasMore && (
        <div class="buttons">
          <Button kind="tinted" isBusy={history.isLoadingMore} onPress={history.more}>
            {t(common.more)}
          </Button>
        </div>
      )}
    </section>
  );
}

function EMPTY() {
  return {
    icon: "star",
    title: t(texts.historyEmpty),
    text: t(texts.historyEmptyText),
    action: (
      <Link class="button tinted" to={to.contests()} isReplacing>
        {t(texts.toContests)}
      </Link>
    ),
  } as const satisfies Parameters<typeof Empty>[0];
}

function Moved({ moved: { kind, amount, posted, note, created_at } }: { moved: Transaction }) {
  const isIn = amount > 0;
  const word = kind === "transfer" ? (isIn ? texts.transferIn : texts.transferOut) : texts[kind];
  const details = [format.dateTime(created_at), t(texts.after(format.number(posted)))];
  return (
    <Row
      label={t(word)}
      note={
        <>
          {note && <span class="moved-note">{note}</span>}
          {details.join(" · ")}
        </>
      }
      value={<span class={isIn ? "moved in" : "moved"}>{signed(amount)}</span>}
    />
  );
}

function signed(amount: number): string {
  return `${amount > 0 ? "+" : "−"}${format.number(Math.abs(amount))}`;
}
