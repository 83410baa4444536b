/** Who may not take part, and why. */
import { useState } from "preact/hooks";
import { type Schema, usePages, useWrite } from "../../api";
import * as limits from "../../api/limits";
import { haptic } from "../../bridge";
import { common, t } from "../../texts";
import {
  Button,
  Card,
  confirm,
  List,
  ProblemNote,
  Row,
  Select,
  State,
  TextField,
  toast,
} from "../../ui";
import type { Contest } from "../organise/form";
import { problems } from "../organise/problems";
import { isTelegramId, TelegramIdField } from "../organise/TelegramId";
import { ENTRIES } from "./entry";
import { exclusions as texts } from "./texts";

const EXCLUSIONS = "/v1/contests/{contest_id}/exclusions";
const ONE = `${EXCLUSIONS}/{telegram_id}` as const;

type Exclusion = Schema<"Exclusion">;
type Reason = Schema<"NewExclusion">["reason"];

interface ExclusionsProps {
  id: string;
  contest: Contest | undefined;
  mayEdit: boolean;
}

export function Exclusions({ id, contest, mayEdit }: ExclusionsProps) {
  const exclusions = usePages(EXCLUSIONS, { path: { contest_id: id } });
  const remove = useWrite("delete", ONE, { refreshes: [EXCLUSIONS] });
  const isBefore = contest?.status === "draft" || contest?.status === "scheduled";
  const isFinal = contest?.status === "drawn" || contest?.status === "cancelled";
  const ask = async ({ telegram_id }: Exclusion) => {
    const { removeTitle: title, removeText: message, remove: action } = texts;
    if (await confirm({ title: t(title), message: t(message), action: t(action) })) {
      await remove.write({ path: { contest_id: id, telegram_id } });
    }
  };
  return (
    <>
      <State
        of={exclusions}
        problems={problems}
        isEmpty={({ length }) => length === 0}
        empty={{ icon: "shield", title: t(texts.none), text: t(texts.noneText) }}
      >
        {(items) => (
          <List>
            {items.map((each) => (
              <Row
                key={each.telegram_id}
                label={each.telegram_id}
                note={each.note ?? undefined}
                value={t(texts[each.reason])}
                {...(mayEdit &&
                  (isBefore || each.reason === "banned") && { onPress: () => ask(each) })}
              />
            ))}
          </List>
        )}
      </State>
      {exclusions.hasMore && (
        <div class="buttons">
          <Button kind="tinted" isBusy={exclusions.isLoadingMore} onPress={exclusions.more}>
            {t(common.more)}
          </Button>
        </div>
      )}
      <ProblemNote of={remove} problems={problems} />
      {mayEdit && !isFinal && <Add id={id} isBefore={isBefore} />}
      <p class="footnote">{t(texts.hint)}</p>
    </>
  );
}

function Add({ id, isBefore }: { id: string; isBefore: boolean }) {
  const [written, write] = useState("");
  const [note, setNote] = useState("");
  const [chosen, choose] = useState<Reason>("staff");
  const [isTried, setTried] = useState(false);
  const reason = isBefore ? chosen : "banned";
  const put = useWrite("put", ONE, {
    refreshes: [EXCLUSIONS, ENTRIES],
    onDone() {
      haptic("success");
      toast(t(texts.added));
      write("");
      setNote("");
      setTried(false);
    },
    onProblem: () => haptic("error"),
  });
  const press = () => {
    setTried(true);
    if (!isTelegramId(written)) return;
    const path = { contest_id: id, telegram_id: written.trim() };
    void put.write({ path, body: { reason, note: note.trim() || null } });
  };
  const choices = (["staff", "banned"] as const).map((value) => ({
    value,
    label: t(texts[value]),
  }));
  return (
    <section class="section">
      <h2>{t(texts.add)}</h2>
      <Card>
        <TelegramIdField
          value={written}
          hint={t(texts.telegramIdHint)}
          isTried={isTried}
          onChange={write}
        />
        {isBefore && (
          <Select label={t(texts.reason)} value={chosen} onChange={choose} choices={choices} />
        )}
        <TextField
          label={t(texts.note)}
          hint={reason === "banned" ? t(texts.bannedNote) : undefined}
          value={note}
          maxLength={limits.NewExclusion.note.maxLength}
          onChange={setNote}
        />
        <ProblemNote of={put} problems={problems} />
        <div class="buttons">
          <Button kind="tinted" isBusy={put.isBusy} onPress={press}>
            {t(texts.add)}
          </Button>
        </div>
      </Card>
    </section>
  );
}
