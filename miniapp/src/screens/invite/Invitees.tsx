import { type Schema, serverNow, usePages } from "../../api";
import { common, format, type Text, t } from "../../texts";
import { Button, List, Page, Row, State } from "../../ui";
import { problems, reasons, texts } from "./texts";

type Invitee = Schema<"Invitee">;

const STATES: Record<Invitee["state"], Text> = {
  pending: texts.statePending,
  qualified: texts.stateQualified,
  rewarded: texts.stateRewarded,
  rejected: texts.stateRejected,
  flagged: texts.stateFlagged,
};

/** Whom somebody has invited, newest first. */
export function Invitees() {
  const people = usePages("/v1/referrals/me/invitees", {});
  const empty = {
    icon: "friends",
    title: t(texts.listEmpty),
    text: t(texts.listEmptyText),
  } as const;
  return (
    <Page title={t(texts.list)}>
      <State of={people} problems={problems} isEmpty={(all) => all.length === 0} empty={empty}>
        {(all) => (
          <>
            <List>
              {all.map((each, index) => (
                <Row
                  key={index}
                  label={each.first_name ?? t(texts.someone)}
                  note={said(each)}
                  value={format.ago(each.invited_at, serverNow())}
                />
              ))}
            </List>
            {people.hasMore && (
              <div class="buttons">
                <Button kind="tinted" isBusy={people.isLoadingMore} onPress={people.more}>
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

function said({ state, reason }: Invitee): string {
  if (!reason) return t(STATES[state]);
  return `${t(STATES[state])}: ${t((reasons[reason] ?? reasons.other) as Text)}`;
}
