/** Who organises a contest with its owner. */
import { useState } from "preact/hooks";
import { me, type Schema, useRead, useWrite } from "../../api";
import { haptic } from "../../bridge";
import { format, t } from "../../texts";
import {
  Button,
  Card,
  confirm,
  List,
  Page,
  ProblemNote,
  Row,
  Select,
  Sheet,
  State,
  toast,
} from "../../ui";
import { titleOf, useContest, useRole } from "./contest";
import { people as texts } from "./peopleTexts";
import { problems } from "./problems";
import { isName, isTelegramId, TelegramIdField } from "./TelegramId";

const ORGANISERS = "/v1/contests/{contest_id}/organisers";
const ONE = `${ORGANISERS}/{telegram_id}` as const;
const NAMED = "/v1/contests/{contest_id}/named-organisers/{username}";

type Organiser = Schema<"Organiser">;
type Given = Schema<"OrganiserRole">["role"];

export function People({ id }: { id: string }) {
  const contest = useContest(id);
  const organisers = useRead(ORGANISERS, { path: { contest_id: id } });
  const isOwner = useRole(id) === "owner";
  const [chosen, choose] = useState<Organiser | undefined>(undefined);
  return (
    <Page title={t(texts.title)} subtitle={contest.data && titleOf(contest.data.contest)}>
      <State of={organisers} problems={problems}>
        {({ items }) => (
          <List footer={isOwner ? items.length > 1 && t(texts.hint) : t(texts.ownerOnly)}>
            {items.map((each) => (
              <Row
                key={each.telegram_id}
                icon="friends"
                label={nameOf(each)}
                note={t(texts.since(format.date(each.added_at)))}
                value={t(texts[each.role])}
                {...(isOwner && each.role !== "owner" && { onPress: () => choose(each) })}
              />
            ))}
          </List>
        )}
      </State>
      {isOwner && <Add id={id} />}
      {chosen && <Change id={id} organiser={chosen} onClose={() => choose(undefined)} />}
    </Page>
  );
}

function nameOf({ telegram_id }: Organiser): string {
  return t(me.value?.telegram_id === telegram_id ? texts.you : texts.id(telegram_id));
}

function Add({ id }: { id: string }) {
  const [written, write] = useState("");
  const [role, setRole] = useState<Given>("editor");
  const [isTried, setTried] = useState(false);
  const choices = {
    refreshes: [ORGANISERS] as [typeof ORGANISERS],
    onDone() {
      haptic("success");
      toast(t(texts.added));
      write("");
      setTried(false);
    },
  };
  const byId = useWrite("put", ONE, choices);
  const byName = useWrite("put", NAMED, choices);
  const somebody = written.trim();
  const put = isName(somebody) ? byName : byId;
  const press = () => {
    setTried(true);
    const said = { body: { role } };
    if (isName(somebody))
      void byName.write({ path: { contest_id: id, username: somebody.slice(1) }, ...said });
    else if (isTelegramId(somebody))
      void byId.write({ path: { contest_id: id, telegram_id: somebody }, ...said });
  };
  return (
    <section class="section">
      <h2>{t(texts.add)}</h2>
      <Card>
        <TelegramIdField
          value={written}
          hint={t(texts.telegramIdHint)}
          isTried={isTried}
          hasNames
          onChange={write}
        />
        <RoleField role={role} onChange={setRole} />
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

function RoleField({ role, onChange }: { role: Given; onChange: (role: Given) => void }) {
  const choices = [
    { value: "editor" as const, label: t(texts.editor) },
    { value: "viewer" as const, label: t(texts.viewer) },
  ];
  return <Select label={t(texts.role)} value={role} onChange={onChange} choices={choices} />;
}

interface ChangeProps {
  id: string;
  organiser: Organiser;
  onClose: () => void;
}

function Change({ id, organiser, onClose }: ChangeProps) {
  const [role, setRole] = useState<Given>(organiser.role === "viewer" ? "viewer" : "editor");
  const choices = { refreshes: [ORGANISERS] as [typeof ORGANISERS], onDone: onClose };
  const put = useWrite("put", ONE, choices);
  const remove = useWrite("delete", ONE, choices);
  const path = { contest_id: id, telegram_id: organiser.telegram_id };
  const ask = async () => {
    const { removeTitle: title, removeText: message, remove: action } = texts;
    const question = { title: t(title), message: t(message), action: t(action) };
    if (await confirm({ ...question, isDestructive: true })) await remove.write({ path });
  };
  return (
    <Sheet title={nameOf(organiser)} isOpen onClose={onClose}>
      <RoleField role={role} onChange={setRole} />
      <ProblemNote of={put.problem ? put : remove} problems={problems} />
      <div class="buttons">
        <Button isBusy={put.isBusy} onPress={() => put.write({ path, body: { role } })}>
          {t(texts.save)}
        </Button>
        <Button kind="tinted" isDestructive isBusy={remove.isBusy} onPress={ask}>
          {t(texts.remove)}
        </Button>
      </div>
    </Sheet>
  );
}
