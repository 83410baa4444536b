/** One's contests by what they wait for, and what belongs to all of them. */
import { hasRole, useNow, usePages } from "../../api";
import { useMainButton } from "../../bridge";
import { go } from "../../router";
import { common, format, t } from "../../texts";
import { to } from "../../to";
import { Button, List, Page, Row, Skeleton, State } from "../../ui";
import { LIST, titleOf } from "./contest";
import type { Contest } from "./form";
import { mine as texts } from "./texts";

// What wants something of the organiser comes first.
const GROUPS: readonly [Contest["status"], keyof typeof texts][] = [
  ["closed", "closed"],
  ["open", "open"],
  ["scheduled", "scheduled"],
  ["draft", "drafts"],
  ["drawn", "drawn"],
  ["cancelled", "cancelled"],
];

export function Mine() {
  const contests = usePages(LIST, { query: { mine: true, limit: 50 } });
  const mayCreate = hasRole("organiser") || hasRole("admin");
  useMainButton(
    mayCreate ? { text: t(texts.create), onPress: () => go(to.organise("new")) } : undefined,
  );
  return (
    <Page title={t(texts.title)}>
      <State
        of={contests}
        skeleton={<Skeleton rows={5} />}
        isEmpty={({ length }) => length === 0}
        empty={{
          icon: "trophy",
          title: t(texts.empty),
          text: t(mayCreate ? texts.emptyText : texts.mayNot),
        }}
      >
        {(items) => (
          <>
            {GROUPS.map(([status, name]) => (
              <Group
                key={status}
                header={t(texts[name] as { ru: string; en: string })}
                contests={items.filter((contest) => contest.status === status)}
              />
            ))}
            {contests.hasMore && (
              <div class="buttons">
                <Button kind="tinted" isBusy={contests.isLoadingMore} onPress={contests.more}>
                  {t(common.more)}
                </Button>
              </div>
            )}
          </>
        )}
      </State>
      {mayCreate && <Tools />}
    </Page>
  );
}

function Group({ header, contests }: { header: string; contests: Contest[] }) {
  if (contests.length === 0) return null;
  return (
    <List header={header}>
      {contests.map((contest) => (
        <ContestRow key={contest.id} contest={contest} />
      ))}
    </List>
  );
}

function ContestRow({ contest }: { contest: Contest }) {
  const now = useNow();
  const { status, starts_at, ends_at, closed_at, beacon } = contest;
  const said = {
    draft: () => t(texts.notPublished),
    scheduled: () => t(texts.starts(format.dateTime(starts_at))),
    open: () => t(texts.left(format.span(Math.max(0, Date.parse(ends_at) - now)))),
    closed: () => t(texts.drawnAt(format.dateTime(beacon?.round_at ?? ends_at))),
    drawn: () => t(texts.ended(format.date(closed_at ?? ends_at))),
    cancelled: () => t(texts.ended(format.date(closed_at ?? contest.created_at))),
  }[status];
  return <Row label={titleOf(contest)} note={said()} to={to.organise(contest.id)} />;
}

function Tools() {
  const isAdmin = hasRole("admin");
  return (
    <List header={t(texts.tools)}>
      <Row icon="link" label={t(texts.channels)} to={to.organise("channels")} />
      <Row icon="send" label={t(texts.broadcasts)} to={to.broadcasts()} />
      {isAdmin && <Row icon="friends" label={t(texts.referrals)} to={to.referrals()} />}
      {isAdmin && <Row icon="star" label={t(texts.points)} to={to.organise("points")} />}
    </List>
  );
}
