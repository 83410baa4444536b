import { useState } from "preact/hooks";
import { type Schema, usePages } from "../../api";
import { common, format, t } from "../../texts";
import { Badge, Button, ExportButton, List, Page, Row, Select, State } from "../../ui";
import { problems, texts } from "./texts";
import { reasonWord } from "./words";

type ReferralState = Schema<"ReferralState">;

const STATES = ["pending", "qualified", "rewarded", "rejected", "flagged"] as const;
const KINDS = {
  pending: "neutral",
  qualified: "accent",
  rewarded: "ok",
  rejected: "danger",
  flagged: "danger",
} as const;

export function All() {
  const [state, choose] = useState<ReferralState | "any">("any");
  const query = state === "any" ? {} : { state };
  const referrals = usePages("/v1/referrals", { query });
  const choices = [
    { value: "any", label: t(texts.any) } as const,
    ...STATES.map((value) => ({ value, label: t(texts[value]) })),
  ];
  return (
    <Page title={t(texts.list)}>
      <List>
        <li>
          <Select label={t(texts.stateFilter)} value={state} choices={choices} onChange={choose} />
        </li>
      </List>
      <State
        of={referrals}
        problems={problems}
        isEmpty={(items) => items.length === 0 && !referrals.hasMore}
        empty={{ icon: "friends", title: t(texts.listEmpty) }}
      >
        {(items) => (
          <List>
            {items.map((each) => (
              <Row
                key={each.id}
                label={t(texts.code(each.referrer_code))}
                note={[format.dateTime(each.claimed_at), each.reason && reasonWord(each.reason)]
                  .filter(Boolean)
                  .join(" · ")}
                value={<Badge kind={KINDS[each.state]}>{t(texts[each.state])}</Badge>}
              />
            ))}
          </List>
        )}
      </State>
      {referrals.hasMore && (
        <div class="buttons">
          <Button kind="tinted" isBusy={referrals.isLoadingMore} onPress={referrals.more}>
            {t(common.more)}
          </Button>
        </div>
      )}
      <ExportButton
        path="/v1/referrals"
        options={{ query }}
        name={`invitations-${state}.csv`}
        label={t(texts.csv)}
      />
    </Page>
  );
}
