import { type Schema, usePages, useRead } from "../../api";
import { common, pick, t } from "../../texts";
import { to } from "../../to";
import { Button, Link, List, Page, Row, State } from "../../ui";
import { StateOfPrize } from "./StateOfPrize";
import { texts } from "./texts";

export function Prizes() {
  const won = usePages("/v1/contests", { query: { won: true } });
  const empty = {
    icon: "gift",
    title: t(texts.empty),
    text: t(texts.emptyText),
    action: (
      <Link class="button tinted" to={to.contests()} isReplacing>
        {t(texts.toContests)}
      </Link>
    ),
  } as const;
  return (
    <Page title={t(texts.title)}>
      <State of={won} isEmpty={(contests) => contests.length === 0} empty={empty}>
        {(contests) => (
          <List>
            {contests.map((contest) => (
              <PrizeRow key={contest.id} contest={contest} />
            ))}
          </List>
        )}
      </State>
      {won.hasMore && (
        <div class="buttons">
          <Button kind="tinted" isBusy={won.isLoadingMore} onPress={won.more}>
            {t(common.more)}
          </Button>
        </div>
      )}
    </Page>
  );
}

function PrizeRow({ contest }: { contest: Schema<"Contest"> }) {
  const path = { contest_id: contest.id };
  const { data, problem } = useRead("/v1/contests/{contest_id}/prizes/me", { path });
  const title = pick(contest.texts, contest.default_locale)?.title ?? contest.title;
  const isLost = problem?.type === "prize-not-found";
  return (
    <Row
      icon="gift"
      to={to.prizes(contest.id)}
      label={data?.name ?? title}
      note={
        <>
          {data && <span class="prize-contest">{title}</span>}
          {(data || isLost) && <StateOfPrize prize={data} />}
        </>
      }
    />
  );
}
