import { useState } from "preact/hooks";
import { hasRole, type Schema, serverNow, usePages } from "../../api";
import { useMainButton } from "../../bridge";
import { go } from "../../router";
import { common, format, t } from "../../texts";
import { to } from "../../to";
import { Badge, Button, List, Page, Row, Select, State } from "../../ui";
import { contestChoice } from "./Audience";
import { audienceText, KINDS, stateOf } from "./states";
import { problems, texts } from "./texts";

export function Broadcasts({ ofContest }: { ofContest?: string | undefined }) {
  const [contestId, choose] = useState(ofContest ?? "");
  const query = contestId ? { contest_id: contestId } : {};
  const broadcasts = usePages("/v1/broadcasts", { query });
  const { data: contests = [] } = usePages("/v1/contests", { query: { mine: true, limit: 100 } });
  const given = contestId ? [contestId] : [];
  useMainButton(
    hasRole("organiser")
      ? { text: t(texts.create), onPress: () => go(to.broadcasts("new", ...given)) }
      : undefined,
  );
  return (
    <Page title={t(texts.title)}>
      {contests.length > 0 && (
        <List>
          <li>
            <Select
              label={t(texts.contest)}
              value={contestId}
              choices={[{ value: "", label: t(texts.mine) }, ...contests.map(contestChoice)]}
              onChange={choose}
            />
          </li>
        </List>
      )}
      <State
        of={broadcasts}
        problems={problems}
        isEmpty={(items) => items.length === 0}
        empty={{ icon: "megaphone", title: t(texts.empty), text: t(texts.emptyText) }}
      >
        {(items) => (
          <List>
            {items.map((each) => {
              const state = stateOf(each, serverNow());
              return (
                <Row
                  key={each.id}
                  to={to.broadcasts(each.id)}
                  label={<span class="broadcast-text">{each.text ?? t(texts.byItself)}</span>}
                  note={
                    <>
                      {t(audienceText(each.audience))} · {format.dateTime(each.starts_at)}
                      <span class="broadcast-state">
                        <Badge kind={KINDS[state]}>{t(texts[state])}</Badge>
                        {each.people > 0 && t(reportOf(each))}
                      </span>
                    </>
                  }
                />
              );
            })}
          </List>
        )}
      </State>
      {broadcasts.hasMore && (
        <div class="buttons">
          <Button kind="tinted" isBusy={broadcasts.isLoadingMore} onPress={broadcasts.more}>
            {t(common.more)}
          </Button>
        </div>
      )}
    </Page>
  );
}

function reportOf({ sent, people }: Schema<"Broadcast">) {
  return texts.reportText(format.number(sent), format.number(people));
}
