/** Whether the person is in the list, and what has become of their line. */
import type { Read } from "../../api";
import { format, n, type Text, t } from "../../texts";
import { to } from "../../to";
import { List, Row } from "../../ui";
import { type Contest, type Fate, fateOf, type Mine, type Proof } from "./draw";
import { prizeNames } from "./prize-names";
import { reasons, texts } from "./texts";

interface MyLineProps {
  contest: Contest;
  proof: Proof;
  mine: Read<Mine>;
}

export function MyLine({ contest, proof, mine }: MyLineProps) {
  const { data, problem } = mine;
  if (problem?.status === 404) return <p class="footnote">{t(texts.notInList)}</p>;
  if (!data) return null;
  const fate = fateOf(data, proof);
  const { label, note } = told(fate, contest, proof);
  const isWon = fate.kind === "won";
  const isToClaim = isWon && proof.confirmation !== null;
  return (
    <List header={t(texts.mine)}>
      <Row icon={isWon ? "gift" : "ticket"} label={t(label)} note={note && t(note)} />
      <Row
        label={t(
          texts.mineNumber(format.number(data.index + 1), format.number(proof.header.entries)),
        )}
        value={n(texts.ticketsCount, data.tickets)}
      />
      {isToClaim && <Row icon="gift" label={t(texts.toPrize)} to={to.prizes()} />}
    </List>
  );
}

function told(fate: Fate, contest: Contest, proof: Proof): { label: Text; note?: Text } {
  switch (fate.kind) {
    case "waits":
      return { label: texts.takesPart };
    case "not-drawn":
      return { label: texts.notDrawn, note: texts.notDrawnText };
    case "lost": {
      const reason = reasons[fate.reason];
      return reason ? { label: texts.lost, note: reason } : { label: texts.lost };
    }
    case "reserve":
      return { label: texts.reserve(format.number(fate.place)), note: texts.reserveText };
    case "won": {
      const prize = prizeNames(contest)[fate.prize] ?? "";
      if (proof.confirmation) return { label: texts.won(prize) };
      return { label: texts.wonEarly(prize), note: texts.wonEarlyText };
    }
  }
}
