/** What there is to win: the open contests, those that the person is in, and those that are over. */
import { useEffect } from "preact/hooks";
import { type Pages, usePages } from "../../api";
import type { RoomProps } from "../../router";
import { common, t } from "../../texts";
import { to } from "../../to";
import { Button, Link, Page, Skeleton, State, Tabs } from "../../ui";
import { preload } from "../../ui/shell";
import { type Contest, ContestCard } from "./ContestCard";
import { texts } from "./texts";

const LATER_MS = 1_500; // the list first, then what is likely to be opened

export default function Contests({ path: [tab] }: RoomProps) {
  const choices = [
    { label: t(texts.open), to: to.contests() },
    { label: t(texts.mine), to: to.contests("mine") },
    { label: t(texts.finished), to: to.contests("finished") },
  ];
  const shown = tab === "mine" || tab === "finished" ? tab : undefined;
  useEffect(() => {
    const timer = setTimeout(() => preload("contest"), LATER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Page title={t(texts.title)}>
      <Tabs label={t(texts.which)} choices={choices} current={to.contests(shown)} />
      {shown === "mine" ? <Mine /> : shown === "finished" ? <Finished /> : <Open />}
    </Page>
  );
}

function Open() {
  const open = usePages("/v1/contests", { query: { status: "open" } }, { isPublic: true });
  const soon = usePages(
    "/v1/contests",
    { query: { status: "scheduled" } },
    { isPublic: true, isEnabled: open.data !== undefined },
  );
  const empty = {
    title: t(texts.openEmpty),
    text: t(texts.openEmptyText),
    icon: "trophy",
  } as const;
  return (
    <>
      <Cards of={open} empty={empty} />
      {soon.data && soon.data.length > 0 && (
        <section class="section">
          <h2>{t(texts.soon)}</h2>
          <Cards of={soon} />
        </section>
      )}
    </>
  );
}

function Mine() {
  const joined = usePages("/v1/contests", { query: { joined: true } });
  const empty = {
    title: t(texts.mineEmpty),
    text: t(texts.mineEmptyText),
    icon: "ticket",
    action: (
      <Link class="button filled" to={to.contests()} isReplacing>
        {t(texts.choose)}
      </Link>
    ),
  } as const;
  return <Cards of={joined} empty={empty} />;
}

function Finished() {
  const drawn = usePages("/v1/contests", { query: { status: "drawn" } }, { isPublic: true });
  const closed = usePages("/v1/contests", { query: { status: "closed" } }, { isPublic: true });
  const isAny = closed.data !== undefined && closed.data.length > 0;
  return (
    <>
      {isAny && drawn.data && <Cards of={closed} />}
      {!(isAny && drawn.data?.length === 0) && (
        <Cards of={drawn} empty={{ title: t(texts.finishedEmpty), icon: "flag" }} />
      )}
    </>
  );
}

interface CardsProps {
  of: Pages<Contest>;
  empty?: { title: string; text?: string; icon: "trophy" | "ticket" | "flag" };
}

function Cards({ of, empty }: CardsProps) {
  return (
    <State
      of={of}
      skeleton={<Skeleton rows={3} kind="card" />}
      isEmpty={(contests) => contests.length === 0}
      {...(empty && { empty })}
    >
      {(contests) => (
        <>
          <ul class="cards">
            {contests.map((contest) => (
              <ContestCard key={contest.id} contest={contest} />
            ))}
          </ul>
          {of.hasMore && (
            <div class="buttons">
              <Button kind="tinted" isBusy={of.isLoadingMore} onPress={of.more}>
                {t(common.more)}
              </Button>
            </div>
          )}
        </>
      )}
    </State>
  );
}
