import { useState } from "preact/hooks";
import { serverNow, useRead } from "../../api";
import { n, t } from "../../texts";
import { ExportButton, List, Page, Row, State } from "../../ui";
import { DayField } from "./DayField";
import { dayOf, endOf, startOf } from "./days";
import { problems, texts } from "./texts";

const DAYS = 30;
const DAY_MS = 86_400_000;

export function Statement() {
  const today = dayOf(serverNow());
  const [from, setFrom] = useState(dayOf(serverNow() - DAYS * DAY_MS));
  const [until, setUntil] = useState(today);
  const isWrong = until < from;
  const isPast = until < today;
  const balance = useRead(
    "/v1/token/balance",
    { query: isPast ? { at: endOf(until) } : {} },
    { isEnabled: !isWrong },
  );
  return (
    <Page title={t(texts.statement)} subtitle={t(texts.statementText)}>
      <List>
        <DayField label={t(texts.from)} value={from} max={today} onChange={setFrom} />
        <DayField
          label={t(texts.until)}
          value={until}
          max={today}
          error={isWrong ? t(texts.daysWrong) : undefined}
          onChange={setUntil}
        />
      </List>
      {!isWrong && (
        <>
          <State of={balance} problems={problems}>
            {({ posted }) => (
              <List>
                <Row
                  label={t(isPast ? texts.balanceThen : texts.balanceNow)}
                  value={n(texts.points, posted)}
                />
              </List>
            )}
          </State>
          <ExportButton
            path="/v1/token/statement"
            options={{
              query: { from: startOf(from), ...(isPast && { to: endOf(until) }) },
            }}
            name={`statement-${from}-${until}.csv`}
            label={t(texts.makeFile)}
          />
        </>
      )}
    </Page>
  );
}
