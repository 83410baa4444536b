import { useState } from "preact/hooks";
import { type Schema, useRead } from "../../api";
import { format, n, pick, t } from "../../texts";
import { List, Row, Segments, State } from "../../ui";
import { Chart } from "./Chart";
import type { Point } from "./columns";
import { Shares } from "./Shares";
import { problems, texts } from "./texts";

type ContestStatistics = Schema<"ContestStatistics">;

const HOURS_MAX = 48;
const DAYS_MAX = 60;

export function Figures({ id }: { id: string }) {
  const path = { contest_id: id };
  const statistics = useRead("/v1/contests/{contest_id}/statistics", { path });
  const empty = {
    icon: "chart",
    title: t(texts.noEntries),
    text: t(texts.noEntriesText),
  } as const;
  return (
    <State
      of={statistics}
      problems={problems}
      isEmpty={({ entries, not_in_any_more }) => entries + not_in_any_more === 0}
      empty={empty}
    >
      {(data) => (
        <>
          <List>
            <Row label={t(texts.entries)} value={n(texts.people, data.entries)} />
            <Row label={t(texts.gone)} value={n(texts.people, data.not_in_any_more)} />
          </List>
          <OverTime statistics={data} />
          <Shares
            title={t(texts.sources)}
            points={(["direct", "channel_post", "invitation"] as const).map((source) => ({
              label: t(texts[source]),
              value: data.sources[source],
            }))}
          />
          <Shares
            title={t(texts.locales)}
            points={(["ru", "en"] as const).map((locale) => ({
              label: t(texts[locale]),
              value: data.locales[locale],
            }))}
          />
          {data.tasks.length > 0 && <Tasks id={id} statistics={data} />}
        </>
      )}
    </State>
  );
}

function OverTime({ statistics: { days, hours } }: { statistics: ContestStatistics }) {
  const [unit, choose] = useState<"days" | "hours">(days.length > 2 ? "days" : "hours");
  const points: Point[] =
    unit === "days"
      ? days.slice(-DAYS_MAX).map(({ date, entries }) => ({
          label: format.date(`${date}T12:00:00`),
          value: entries,
        }))
      : hours.slice(-HOURS_MAX).map(({ hour, entries }) => ({
          label: format.time(hour),
          value: entries,
        }));
  const choices = (["days", "hours"] as const).map((value) => ({ value, label: t(texts[value]) }));
  return (
    <>
      <Segments label={t(texts.period)} choices={choices} value={unit} onChange={choose} />
      <Chart
        title={t(unit === "days" ? texts.byDay : texts.byHour)}
        unit={t(unit === "days" ? texts.day : texts.hour)}
        points={points}
        {...(unit === "hours" && hours.length > HOURS_MAX && { note: t(texts.lastHours) })}
      />
    </>
  );
}

function Tasks({ id, statistics }: { id: string; statistics: ContestStatistics }) {
  const { data } = useRead("/v1/contests/{contest_id}/tasks", { path: { contest_id: id } });
  const titles = new Map(data?.items.map(({ id: taskId, title }) => [taskId, pick(title, "en")]));
  const points = statistics.tasks.map(({ task_id, completions }) => ({
    label: titles.get(task_id) ?? task_id,
    value: completions,
  }));
  return <Shares title={t(texts.tasks)} points={points} of={statistics.entries} />;
}
