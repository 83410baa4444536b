import { usePages } from "../../api";
import { common, format, n, t } from "../../texts";
import { Button, List, Page, Row, State } from "../../ui";
import type { SectionProps } from ".";
import { useMine } from "./reads";
import { problems, texts } from "./texts";

/** Who has most tickets, best first. */
export function Leaderboard({ contest }: SectionProps) {
  const places = usePages(
    "/v1/contests/{contest_id}/leaderboard",
    { path: { contest_id: contest.id } },
    { isPublic: true },
  );
  const { entry, isIn } = useMine(contest.id);
  const rank = isIn ? entry?.rank : undefined;
  const empty = {
    icon: "trophy",
    title: t(texts.leaderboardEmpty),
    text: t(texts.leaderboardEmptyText),
  } as const;
  return (
    <Page title={t(texts.leaderboard)}>
      {rank !== undefined && entry && (
        <List>
          <Row
            before={<Rank place={rank} />}
            label={t(texts.you)}
            value={n(texts.tickets, entry.tickets)}
          />
        </List>
      )}
      <State of={places} problems={problems} isEmpty={(all) => all.length === 0} empty={empty}>
        {(all) => (
          <>
            <List>
              {all.map((each, index) => (
                <Row
                  key={index}
                  before={<Rank place={each.rank} />}
                  label={each.first_name}
                  value={n(texts.tickets, each.tickets)}
                />
              ))}
            </List>
            {places.hasMore && (
              <div class="buttons">
                <Button kind="tinted" isBusy={places.isLoadingMore} onPress={places.more}>
                  {t(common.more)}
                </Button>
              </div>
            )}
          </>
        )}
      </State>
    </Page>
  );
}

function Rank({ place }: { place: number }) {
  return <span class="contest-rank">{format.number(place)}</span>;
}
