/** The way to the draw, as far as it has come. */
import { useNow, useRead } from "../../api";
import { format, type Text, t } from "../../texts";
import { Card, Icon, type IconName, List, Row } from "../../ui";
import { type Contest, type Proof, roundAt } from "./draw";
import { HashRow } from "./HashRow";
import { texts } from "./texts";

/** Nothing is public yet but when and by which round it will be drawn. */
export function Coming({ contest }: { contest: Contest }) {
  const now = useNow();
  const leftMs = Date.parse(contest.ends_at) - now;
  const isOpen = contest.status !== "closed" && leftMs > 0;
  const { beacon } = contest;
  return (
    <>
      {isOpen ? (
        <Stage
          icon="clock"
          title={texts.ahead}
          text={texts.aheadText(format.dateTime(contest.ends_at))}
        />
      ) : (
        <Stage icon="lock" title={texts.closing} text={texts.closingText} />
      )}
      <List>
        {isOpen && <Row label={t(texts.closesIn)} value={format.span(leftMs)} />}
        {beacon && (
          <Row label={t(texts.round)} value={t(texts.roundNumber(format.number(beacon.round)))} />
        )}
        {beacon && <Row label={t(texts.at)} value={format.dateTime(beacon.round_at)} />}
      </List>
    </>
  );
}

/** The list is public, the number that draws from it is not. */
export function Frozen({ proof }: { proof: Proof }) {
  const now = useNow();
  const { header, header_hash } = proof;
  const leftMs = roundAt(header) - now;
  return (
    <>
      {leftMs > 0 ? (
        <Stage icon="lock" title={texts.frozen} text={texts.frozenText} />
      ) : (
        <Stage icon="clock" title={texts.waiting} text={texts.waitingText} />
      )}
      <List footer={t(texts.hashNote)}>
        {leftMs > 0 && <Row label={t(texts.left)} value={format.span(leftMs)} />}
        <Row label={t(texts.at)} value={format.dateTime(roundAt(header))} />
        <Row label={t(texts.round)} value={t(texts.roundNumber(format.number(header.round)))} />
        <Row label={t(texts.entries)} value={format.number(header.entries)} />
        <Row label={t(texts.tickets)} value={format.number(header.tickets)} />
        <HashRow hash={header_hash} />
      </List>
    </>
  );
}

export function Cancelled({ contest }: { contest: Contest }) {
  const changes = useRead(
    "/v1/contests/{contest_id}/changes",
    { path: { contest_id: contest.id } },
    { isPublic: true },
  );
  const reason = changes.data?.items.find(({ action }) => action === "cancel")?.reason;
  const text = reason ? texts.cancelledWhy(reason) : texts.cancelledText;
  return <Stage icon="close" title={texts.cancelled} text={text} />;
}

interface StageProps {
  icon: IconName;
  title: Text;
  text: Text;
}

/** How far it is, in a sentence. */
export function Stage({ icon, title, text }: StageProps) {
  return (
    <Card>
      <div class="stage">
        <Icon name={icon} />
        <div>
          <h2>{t(title)}</h2>
          <p>{t(text)}</p>
        </div>
      </div>
    </Card>
  );
}
