import { usePages } from "../../api";
import { common, format, n, t } from "../../texts";
import { Button, List, Page, Row, State } from "../../ui";
import { problems, texts } from "./texts";

/** Who has invited most in the campaign of now. */
export function Leaders() {
  const leaders = usePages("/v1/referrals/leaderboard", {}, { isPublic: true });
  const empty = {
    icon: "trophy",
    title: t(texts.leadersEmpty),
    text: t(texts.leadersEmptyText),
  } as const;
  return (
    <Page title={t(texts.leadersTitle)} subtitle={t(texts.leaders)}>
      <State of={leaders} problems={problems} isEmpty={(all) => all.length === 0} empty={empty}>
        {(all) => (
          <>
            <List footer={t(texts.leadersEmptyText)}>
              {all.map((each) => (
                <Row
                  key={each.rank}
                  before={<span class="invite-rank">{format.number(each.rank)}</span>}
                  label={each.first_name ?? t(texts.someone)}
                  value={n(texts.friends, each.invited)}
                />
              ))}
            </List>
            {leaders.hasMore && (
              <div class="buttons">
                <Button kind="tinted" isBusy={leaders.isLoadingMore} onPress={leaders.more}>
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
