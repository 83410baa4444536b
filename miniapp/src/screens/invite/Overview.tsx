import { useState } from "preact/hooks";
import { type Schema, useRead } from "../../api";
import { useMainButton } from "../../bridge";
import { format, n, type Text, t } from "../../texts";
import { to } from "../../to";
import { Card, copy, List, Page, Progress, Row, Skeleton, State } from "../../ui";
import { useShare } from "../../ui/share";
import { Came, HaveCode } from "./Claim";
import { counted } from "./codes";
import { QrSheet } from "./Qr";
import { problems, reasons, stoppedBy, texts } from "./texts";
import { Vanity } from "./Vanity";

type Mine = Schema<"MyReferral">;

export function Overview() {
  const mine = useRead("/v1/referrals/me", {});
  const { share, isBusy } = useShare();
  useMainButton(mine.data && { text: t(texts.send), isBusy, onPress: share });
  return (
    <Page title={t(texts.title)}>
      <State of={mine} problems={problems} skeleton={<Loading />}>
        {(data) => (
          <>
            <Came />
            <Worth mine={data} />
            <Links mine={data} />
            <Outcome mine={data} />
            <List>
              <Row icon="trophy" label={t(texts.leaders)} to={to.invite("leaders")} />
            </List>
            <HaveCode mine={data} />
            <Vanity />
          </>
        )}
      </State>
    </Page>
  );
}

function Loading() {
  return (
    <>
      <div class="skeleton card" />
      <Skeleton rows={4} />
    </>
  );
}

/** What the next ones bring, or why they bring nothing now. */
function Worth({ mine }: { mine: Mine }) {
  const { next_reward, next_tier, next_milestone, stopped_by, invited } = mine;
  const counts = invited.qualified + invited.rewarded;
  return (
    <Card>
      <h2>{t(next_reward === null ? texts.intro : texts.next(n(texts.points, next_reward)))}</h2>
      {stopped_by && <p>{t(stoppedBy[stopped_by] as Text)}</p>}
      {next_tier && (
        <p>
          {t(texts.tier(format.number(next_tier.after + 1), n(texts.points, next_tier.points)))}
        </p>
      )}
      {next_milestone && (
        <div class="invite-milestone">
          <Progress
            value={Math.min(counts, next_milestone.at)}
            max={next_milestone.at}
            label={t(texts.toMilestone)}
          />
          <p class="row-note">
            {t(
              texts.milestone(
                format.number(next_milestone.at),
                n(texts.points, next_milestone.points),
              ),
            )}
          </p>
        </div>
      )}
    </Card>
  );
}

function Links({ mine: { link, chat_link } }: { mine: Mine }) {
  const [isQrShown, showQr] = useState(false);
  return (
    <>
      <List header={t(texts.yourLinks)} footer={t(texts.copyHint)}>
        <Row
          icon="copy"
          label={shown(link)}
          note={t(texts.appLink)}
          onPress={() => void copy(link)}
        />
        <Row
          icon="copy"
          label={shown(chat_link)}
          note={t(texts.chatLink)}
          onPress={() => void copy(chat_link)}
        />
        <Row icon="qr" label={t(texts.qr)} note={t(texts.qrNote)} onPress={() => showQr(true)} />
      </List>
      <QrSheet isOpen={isQrShown} onClose={() => showQr(false)} />
    </>
  );
}

function shown(link: string): string {
  return link.replace("https://", "");
}

const STATES = ["rewarded", "qualified", "pending", "flagged", "rejected"] as const;

function Outcome({ mine: { invited, rejected, earned, pending } }: { mine: Mine }) {
  const all = STATES.reduce((sum, state) => sum + invited[state], 0);
  if (all === 0) {
    return (
      <List header={t(texts.came)}>
        <Row icon="friends" label={t(texts.nobody)} />
      </List>
    );
  }
  return (
    <List header={t(texts.came)}>
      {STATES.filter((state) => invited[state] > 0).map((state) => (
        <Row
          key={state}
          label={t(texts[state])}
          value={format.number(invited[state])}
          {...(state === "rejected" && { note: why(rejected) })}
        />
      ))}
      <Row
        icon="star"
        label={t(texts.earned)}
        value={format.number(earned)}
        {...(pending > 0 && { note: `${t(texts.onTheWay)}: ${n(texts.points, pending)}` })}
      />
      <Row icon="friends" label={t(texts.list)} to={to.invite("people")} />
    </List>
  );
}

function why(rejected: Mine["rejected"]): string {
  const said = counted(rejected).map(
    ([reason, count]) =>
      `${t(reasons[reason] ?? (reasons.other as Text))}: ${format.number(count)}`,
  );
  return said.join(", ");
}
