/** One entry: what is known of it, and how it is taken out. */
import { useState } from "preact/hooks";
import { useWrite } from "../../api";
import * as limits from "../../api/limits";
import { haptic, openTelegramLink } from "../../bridge";
import { format, t } from "../../texts";
import { Button, ProblemNote, Sheet, TextArea, Toggle, toast } from "../../ui";
import type { Contest } from "../organise/form";
import { problems } from "../organise/problems";
import { ENTRIES, type Entry, nameOf, standingOf } from "./entry";
import { NO_REASON, SOURCES, texts } from "./texts";

interface OneProps {
  id: string;
  entry: Entry;
  contest: Contest | undefined;
  mayEdit: boolean;
  onClose: () => void;
}

export function One({ id, entry, contest, mayEdit, onClose }: OneProps) {
  const [isAsked, ask] = useState(false);
  const isFinal = contest?.status === "drawn" || contest?.status === "cancelled";
  const mayDisqualify = mayEdit && !isFinal && entry.state !== "disqualified";
  const { username } = entry;
  return (
    <Sheet title={nameOf(entry)} isOpen onClose={onClose}>
      <dl class="facts">
        <dt>{t(texts.ticketsLabel)}</dt>
        <dd>{format.number(entry.tickets)}</dd>
        <dt>{t(texts.joined)}</dt>
        <dd>{format.dateTime(entry.joined_at)}</dd>
        <dt>{t(texts.source)}</dt>
        <dd>{t(SOURCES[entry.source])}</dd>
        {entry.telegram_id && (
          <>
            <dt>{t(texts.telegramId)}</dt>
            <dd>{entry.telegram_id}</dd>
          </>
        )}
      </dl>
      <p>{standingOf(entry)}</p>
      {isAsked ? (
        <Disqualify id={id} entry={entry} contest={contest} onDone={onClose} />
      ) : (
        <div class="buttons">
          {username && (
            <Button kind="tinted" onPress={() => openTelegramLink(`/${username}`)}>
              {t(texts.write)}
            </Button>
          )}
          {mayDisqualify && (
            <Button kind="tinted" isDestructive onPress={() => ask(true)}>
              {t(texts.disqualify)}
            </Button>
          )}
        </div>
      )}
    </Sheet>
  );
}

interface DisqualifyProps {
  id: string;
  entry: Entry;
  contest: Contest | undefined;
  onDone: () => void;
}

function Disqualify({ id, entry, contest, onDone }: DisqualifyProps) {
  const [reason, setReason] = useState("");
  const [ban, setBan] = useState(false);
  const out = useWrite("post", `${ENTRIES}/{entry_id}/disqualify`, {
    refreshes: [ENTRIES, "/v1/contests/{contest_id}/exclusions"],
    onDone() {
      haptic("success");
      toast(t(texts.done(entry.first_name)));
      onDone();
    },
    onProblem: () => haptic("error"),
  });
  const said = reason.trim() || NO_REASON[contest?.default_locale ?? "ru"];
  const press = () =>
    out.write({ path: { contest_id: id, entry_id: entry.id }, body: { reason: said, ban } });
  return (
    <>
      <p>{t(texts.disqualifyText)}</p>
      <TextArea
        label={t(texts.reason)}
        hint={t(texts.reasonHint)}
        rows={2}
        value={reason}
        maxLength={limits.Disqualification.reason.maxLength}
        onChange={setReason}
      />
      <ul class="list">
        <Toggle label={t(texts.ban)} note={t(texts.banNote)} isOn={ban} onChange={setBan} />
      </ul>
      <ProblemNote of={out} problems={problems} />
      <div class="buttons">
        <Button isDestructive isBusy={out.isBusy} onPress={press}>
          {t(texts.disqualify)}
        </Button>
      </div>
    </>
  );
}
