/** Who holds the prizes, what their checks have found, and the confirmation. */
import { useState } from "preact/hooks";
import { usePages } from "../../api";
import { useMainButton } from "../../bridge";
import { common, format, t } from "../../texts";
import { Badge, Button, ExportButton, List, Row, Skeleton, State } from "../../ui";
import type { Contest } from "../organise/form";
import { problems } from "../organise/problems";
import { Confirming } from "./Confirming";
import { nameOf } from "./prize";
import { type Proof, type Stage, WINNERS, type Winner } from "./stage";
import { confirming, FINDINGS, REASONS, texts } from "./texts";
import { WinnerSheet } from "./WinnerSheet";

const PAGE = 100;
const LOOK_MS = 15_000; // the checks go on for some minutes

interface WinnersProps {
  contest: Contest;
  proof: Proof;
  stage: Stage;
  mayEdit: boolean;
}

export function Winners({ contest, proof, stage, mayEdit }: WinnersProps) {
  const { id } = contest;
  const isOpen = stage === "drawn";
  const winners = usePages(
    WINNERS,
    { path: { contest_id: id }, query: { limit: PAGE } },
    { refetchMs: isOpen ? LOOK_MS : undefined },
  );
  const [chosen, choose] = useState<number | undefined>(undefined);
  const [isAsked, ask] = useState(false);
  const winner = winners.data?.find(({ draw }) => draw !== null && draw === chosen);
  const mayDecide = isOpen && mayEdit;
  useMainButton(
    mayDecide && winners.data && !isAsked && !winner
      ? { text: t(confirming.confirm), onPress: () => ask(true) }
      : undefined,
  );
  return (
    <>
      <State of={winners} skeleton={<Skeleton rows={4} />} problems={problems}>
        {(items) => (
          <>
            <List header={t(texts.winners)} footer={mayDecide ? t(texts.winnersHint) : undefined}>
              {items.map((each) => (
                <Row
                  key={each.prize}
                  label={nameOf(each)}
                  note={t(texts.place(each.prize + 1, each.prize_name))}
                  value={each.draw === null ? undefined : <Found winner={each} />}
                  {...(each.draw !== null && { onPress: () => choose(each.draw ?? undefined) })}
                />
              ))}
            </List>
            {winners.hasMore && (
              <div class="buttons">
                <Button kind="tinted" isBusy={winners.isLoadingMore} onPress={winners.more}>
                  {t(common.more)}
                </Button>
              </div>
            )}
            <ExportButton
              path={WINNERS}
              options={{ path: { contest_id: id } }}
              name="winners.csv"
              label={t(texts.export)}
            />
            <Confirming
              contest={contest}
              decisions={proof.decisions.length}
              winners={items}
              isOpen={isAsked && isOpen}
              onClose={() => ask(false)}
            />
          </>
        )}
      </State>
      <Decisions proof={proof} />
      {winner && (
        <WinnerSheet
          key={winner.draw}
          id={id}
          winner={winner}
          mayDecide={mayDecide}
          onClose={() => choose(undefined)}
        />
      )}
    </>
  );
}

function Found({ winner }: { winner: Winner }) {
  const finding = winner.finding ?? "unchecked";
  const isGood = finding === "ok";
  const isOpen = finding === "unchecked" || finding === "unknown";
  const kind = isGood ? "ok" : isOpen ? "neutral" : "danger";
  return <Badge kind={kind}>{t(FINDINGS[finding])}</Badge>;
}

function Decisions({ proof }: { proof: Proof }) {
  if (proof.decisions.length === 0) return null;
  return (
    <List header={t(texts.decisions)}>
      {proof.decisions.map(({ number, draw, reason, at }) => (
        <Row
          key={number}
          label={t(texts.decided(draw))}
          note={format.dateTime(at * 1000)}
          value={t(REASONS[reason])}
        />
      ))}
    </List>
  );
}
