import { useState } from "preact/hooks";
import { forgetSession, hasRole, queries, useRead, useWrite } from "../../api";
import { closeApp, haptic, isInTelegram } from "../../bridge";
import { common, n, t } from "../../texts";
import { Button, Empty, List, Page, ProblemNote, Row, State, TextField } from "../../ui";
import { texts } from "./texts";

export function Remove() {
  const [isGone, setGone] = useState(false);
  if (isGone) return <Gone />;
  return <Asked onGone={() => setGone(true)} />;
}

/** Nothing of theirs is left in the browser, and nothing signs them in again by itself. */
function Gone() {
  return (
    <Page title={t(texts.remove)}>
      <Empty
        icon="check"
        title={t(texts.removed)}
        text={t(texts.removedText)}
        action={isInTelegram && <Button onPress={closeApp}>{t(common.close)}</Button>}
      />
    </Page>
  );
}

function Asked({ onGone }: { onGone: () => void }) {
  const [typed, type] = useState("");
  const balance = useRead("/v1/token/balance", {});
  const word = t(texts.word);
  const removal = useWrite("delete", "/v1/me", {
    onDone: () => {
      haptic("success");
      onGone();
      forgetSession();
      queries.clear();
    },
    onProblem: () => haptic("error"),
  });
  return (
    <Page title={t(texts.remove)} subtitle={t(texts.removeText)}>
      <State of={balance}>
        {({ posted }) => (
          <>
            <List footer={t(texts.keepsText)}>
              <Row
                icon="star"
                label={t(texts.lostPoints)}
                value={<span class="nowrap">{n(texts.points, posted)}</span>}
              />
              <Row icon="ticket" label={t(texts.lostEntries)} />
              <Row icon="gift" label={t(texts.lostPrizes)} />
              <Row icon="friends" label={t(texts.lostInvites)} />
              {hasRole("organiser") && <Row icon="edit" label={t(texts.lostContests)} />}
            </List>
            <List>
              <li>
                <TextField label={t(texts.typeWord(word))} value={typed} onChange={type} />
              </li>
            </List>
            <div class="buttons">
              <Button
                isDestructive
                isBusy={removal.isBusy}
                isDisabled={typed.trim().toUpperCase() !== word}
                onPress={() => void removal.write({})}
              >
                {t(texts.remove)}
              </Button>
            </div>
            <ProblemNote of={removal} />
          </>
        )}
      </State>
    </Page>
  );
}
