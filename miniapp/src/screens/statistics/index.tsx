/** How a contest goes: figures, files, and every change to it. */
import { useRead } from "../../api";
import type { RoomProps } from "../../router";
import { pick, t } from "../../texts";
import { to } from "../../to";
import { Empty, Link, Page, Tabs } from "../../ui";
import { Audit } from "./Audit";
import { Exports } from "./Exports";
import { Figures } from "./Figures";
import "./statistics.css";
import { texts } from "./texts";

const PARTS = ["figures", "audit", "exports"] as const;

export default function Statistics({ path: [id, part = "figures"] }: RoomProps) {
  if (!id) return <NoContest />;
  const choices = PARTS.map((each) => ({
    label: t(texts[each]),
    to: to.statistics(id, ...(each === "figures" ? [] : [each])),
  }));
  const current = PARTS.indexOf(part as (typeof PARTS)[number]);
  return (
    <Page title={t(texts.title)} subtitle={useTitle(id)}>
      <Tabs label={t(texts.sections)} choices={choices} current={choices[current]?.to ?? ""} />
      {part === "audit" ? (
        <Audit id={id} />
      ) : part === "exports" ? (
        <Exports id={id} />
      ) : (
        <Figures id={id} />
      )}
    </Page>
  );
}

function useTitle(id: string): string | undefined {
  const { data } = useRead("/v1/contests/{contest_id}", { path: { contest_id: id } });
  return data && (pick(data.texts, data.default_locale)?.title ?? data.title);
}

function NoContest() {
  return (
    <Page title={t(texts.title)}>
      <Empty
        icon="chart"
        title={t(texts.none)}
        text={t(texts.noneText)}
        action={
          <Link class="button tinted" to={to.organise()} isReplacing>
            {t(texts.toContests)}
          </Link>
        }
      />
    </Page>
  );
}
