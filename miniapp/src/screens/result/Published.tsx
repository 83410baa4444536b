/** A draw that is public, at every moment of it. */
import { useState } from "preact/hooks";
import { canSignIn, useRead } from "../../api";
import { format, n, t } from "../../texts";
import { to } from "../../to";
import { Badge, Button, Link, List, Row } from "../../ui";
import { Frozen, Stage } from "./Before";
import { type Contest, type Mine, type Proof, passedPrizes } from "./draw";
import { HashRow } from "./HashRow";
import { MyLine } from "./MyLine";
import { prizeNames } from "./prize-names";
import { reasons, texts } from "./texts";

const WINNERS_SHOWN = 20;

interface PublishedProps {
  contest: Contest;
  proof: Proof;
}

export function Published({ contest, proof }: PublishedProps) {
  const mine = useRead(
    "/v1/contests/{contest_id}/draw/me",
    { path: { contest_id: contest.id } },
    { isEnabled: canSignIn },
  );
  const check = (
    <div class="buttons">
      <Link class="button filled" to={to.result(contest.id, "check")}>
        {t(texts.check)}
      </Link>
      <p class="footnote">{t(texts.checkNote)}</p>
    </div>
  );
  if (proof.signature === null)
    return (
      <>
        <Frozen proof={proof} />
        <MyLine contest={contest} proof={proof} mine={mine} />
        {check}
      </>
    );
  return (
    <>
      <Drawn proof={proof} />
      <MyLine contest={contest} proof={proof} mine={mine} />
      <Winners contest={contest} proof={proof} mine={mine.data} />
      <Decisions contest={contest} proof={proof} />
      {check}
      <List footer={t(texts.hashNote)}>
        <Row label={t(texts.entries)} value={format.number(proof.header.entries)} />
        <Row label={t(texts.tickets)} value={format.number(proof.header.tickets)} />
        <HashRow hash={proof.header_hash} />
      </List>
    </>
  );
}

function Drawn({ proof: { confirmation } }: Pick<PublishedProps, "proof">) {
  if (!confirmation) return <Stage icon="search" title={texts.drawn} text={texts.drawnText} />;
  const moment = format.dateTime(confirmation.at * 1000);
  return <Stage icon="trophy" title={texts.confirmed} text={texts.confirmedText(moment)} />;
}

interface WinnersProps extends PublishedProps {
  mine: Mine | undefined;
}

function Winners({ contest, proof, mine }: WinnersProps) {
  const [isAll, showAll] = useState(false);
  const names = prizeNames(contest);
  const own = proof.order.find(({ index }) => index === mine?.index)?.draw;
  const shown = isAll ? proof.winners : proof.winners.slice(0, WINNERS_SHOWN);
  const hidden = proof.winners.length - shown.length;
  const footer = proof.header.entries === 0 ? t(texts.emptyList) : undefined;
  return (
    <>
      <List header={t(texts.winners)} footer={footer}>
        {shown.map(({ prize, draw, name }) => (
          <Row
            key={prize}
            before={<Place prize={prize} />}
            label={draw === null ? t(texts.nobody) : (name ?? t(texts.hidden))}
            note={names[prize]}
            value={draw !== null && draw === own && <Badge kind="ok">{t(texts.you)}</Badge>}
          />
        ))}
      </List>
      {hidden > 0 && (
        <Button kind="plain" onPress={() => showAll(true)}>
          {n(texts.moreWinners, hidden)}
        </Button>
      )}
    </>
  );
}

function Place({ prize }: { prize: number }) {
  return <span class="place">{format.number(prize + 1)}</span>;
}

function Decisions({ contest, proof }: PublishedProps) {
  if (proof.decisions.length === 0) return null;
  const names = prizeNames(contest);
  const passed = passedPrizes(proof);
  return (
    <List header={t(texts.decisions)} footer={t(texts.decisionsNote)}>
      {proof.decisions.map(({ number, draw, reason, at }) => {
        const { prize = -1, to: next = null } = passed[number] ?? {};
        const name = names[prize] ?? "";
        const went =
          next === null
            ? texts.passedToNobody(name)
            : texts.passedTo(name, format.number(next + 1));
        return (
          <Row
            key={number}
            before={<Place prize={draw} />}
            label={reasons[reason] ? t(reasons[reason]) : reason}
            note={`${t(went)} · ${format.dateTime(at * 1000)}`}
          />
        );
      })}
    </List>
  );
}
