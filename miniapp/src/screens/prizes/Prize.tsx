import { useState } from "preact/hooks";
import { me, type Schema, useNow, useRead, useWrite } from "../../api";
import { haptic, useMainButton } from "../../bridge";
import { format, n, pick, t } from "../../texts";
import { to } from "../../to";
import { Button, Card, copy, List, Page, ProblemNote, Row, State, Toggle, toast } from "../../ui";
import { Lost } from "./Lost";
import { claimLeftMs, StateOfPrize } from "./StateOfPrize";
import { problems, texts } from "./texts";

type MyPrize = Schema<"MyPrize">;

export function Prize({ contestId }: { contestId: string }) {
  const path = { contest_id: contestId };
  const prize = useRead("/v1/contests/{contest_id}/prizes/me", { path });
  const { data: contest } = useRead("/v1/contests/{contest_id}", { path });
  const title = contest && (pick(contest.texts, contest.default_locale)?.title ?? contest.title);
  const isLost = prize.problem?.type === "prize-not-found";
  return (
    <Page title={prize.data?.name ?? t(texts.prize)}>
      {isLost ? (
        <Lost contestId={contestId} />
      ) : (
        <State of={prize} problems={problems}>
          {(data) => <Held contestId={contestId} prize={data} />}
        </State>
      )}
      <List>
        <Row icon="trophy" label={title ?? t(texts.contest)} to={to.contest(contestId)} />
        <Row icon="shield" label={t(texts.result)} to={to.result(contestId)} />
      </List>
    </Page>
  );
}

function Held({ contestId, prize }: { contestId: string; prize: MyPrize }) {
  const [showsName, setShowsName] = useState(prize.shows_name);
  const leftMs = claimLeftMs(prize, useNow());
  const isToClaim = leftMs !== undefined && leftMs > 0;
  const claim = useWrite("post", "/v1/contests/{contest_id}/prizes/me/claim", {
    refreshes: ["/v1/contests/{contest_id}/prizes/me"],
    onDone: () => haptic("success"),
  });
  const say = (shows_name: boolean) =>
    claim.write({ path: { contest_id: contestId }, body: { shows_name } });
  const take = async () => {
    if (await say(showsName)) toast(t(texts.claimed));
  };
  useMainButton(
    isToClaim
      ? { text: t(texts.claim), isBusy: claim.isBusy, onPress: () => void take() }
      : undefined,
  );
  const change = (isOn: boolean) => {
    setShowsName(isOn);
    if (!isToClaim) void say(isOn).then((done) => !done && setShowsName(!isOn));
  };
  return (
    <>
      <Card>
        <StateOfPrize prize={prize} />
        <p class="handover">{prize.handover}</p>
        <WhatToDo prize={prize} leftMs={leftMs} />
      </Card>
      {prize.code !== null && <Code code={prize.code} />}
      {(leftMs === undefined || isToClaim) && (
        <List>
          <Toggle
            label={t(texts.showName)}
            note={t(texts.showNameNote)}
            isOn={showsName}
            isDisabled={claim.isBusy}
            onChange={change}
          />
        </List>
      )}
      <ProblemNote of={claim} problems={problems} />
    </>
  );
}

function WhatToDo({ prize, leftMs }: { prize: MyPrize; leftMs: number | undefined }) {
  const { kind, claim_until, claimed_at, payment } = prize;
  if (leftMs !== undefined && leftMs <= 0)
    return <p class="prize-note">{t(texts.claimOverText)}</p>;
  if (leftMs !== undefined && claim_until) {
    const until = texts.claimUntil(format.dateTime(claim_until), format.span(leftMs));
    return (
      <>
        <h2>{t(texts.claimTitle)}</h2>
        <p class="prize-note">{t(until)}</p>
      </>
    );
  }
  if (payment) {
    return (
      <>
        <h2>{n(texts.pointsAmount, payment.points)}</h2>
        {payment.state === "due" && <p class="prize-note">{t(texts.pointsDueText)}</p>}
      </>
    );
  }
  if (kind === "contact") {
    return (
      <p class="prize-note">{t(me.value?.username === null ? texts.noUsername : texts.contact)}</p>
    );
  }
  return claimed_at && <p class="prize-note">{t(texts.claimedAt(format.dateTime(claimed_at)))}</p>;
}

/** Covered at first: people look at it where others look over their shoulder. */
function Code({ code }: { code: string }) {
  const [isShown, show] = useState(false);
  return (
    <Card>
      <h2>{t(texts.code)}</h2>
      <p class="prize-note">{t(texts.codeText)}</p>
      {isShown && <p class="prize-code">{code}</p>}
      <div class="buttons">
        {isShown && (
          <Button icon="copy" onPress={() => void copy(code)}>
            {t(texts.copyCode)}
          </Button>
        )}
        <Button kind={isShown ? "plain" : "filled"} onPress={() => show(!isShown)}>
          {t(isShown ? texts.hideCode : texts.showCode)}
        </Button>
      </div>
    </Card>
  );
}
