import { usePages } from "../../api";
import { common, format, n, t } from "../../texts";
import { Button, List, Page, Row, State } from "../../ui";
import { texts } from "./texts";

export function Leaderboard() {
  const places = usePages("/v1/token/leaderboard", {}, { isPublic: true });
  const empty = { icon: "trophy", title: t(texts.leaderboardEmpty) } as const;
  return (
    <Page title={t(texts.leaderboard)} subtitle={t(texts.leaderboardText)}>
      <State of={places} isEmpty={(items) => items.length === 0} empty={empty}>
        {(items) => (
          <List>
            {items.map(({ rank, first_name, points }) => (
              <Row
                key={rank}
                before={<span class="rank">{format.number(rank)}</span>}
                label={first_name ?? t(texts.someone)}
                value={<span class="amount">{n(texts.points, points)}</span>}
              />
            ))}
          </List>
        )}
      </State>
      {places.hasMore && (
        <div class="buttons">
          <Button kind="tinted" isBusy={places.isLoadingMore} onPress={places.more}>
            {t(common.more)}
          </Button>
        </div>
      )}
    </Page>
  );
}
