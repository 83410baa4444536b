import { useState } from "preact/hooks";
import { hasRole, me, useWrite } from "../../api";
import { t } from "../../texts";
import { Button, confirm, List, ProblemNote, Row, Sheet, TextField, toast } from "../../ui";
import { problems, texts } from "./texts";

const CODE = /^[a-z0-9_-]{3,32}$/;

/** Admins give somebody a code of their choice, themselves first of all. */
export function Vanity() {
  const [isOpen, open] = useState(false);
  if (!hasRole("admin")) return null;
  return (
    <>
      <List>
        <Row
          icon="edit"
          label={t(texts.vanity)}
          note={t(texts.vanityNote)}
          onPress={() => open(true)}
        />
      </List>
      <Sheet title={t(texts.vanity)} isOpen={isOpen} onClose={() => open(false)}>
        <Form onDone={() => open(false)} />
      </Sheet>
    </>
  );
}

function Form({ onDone }: { onDone: () => void }) {
  const [code, write] = useState("");
  const [owner, choose] = useState(me.value?.telegram_id ?? "");
  const give = useWrite("post", "/v1/referrals/codes", {
    refreshes: ["/v1/referrals/me"],
    onDone: (given) => {
      toast(t(texts.vanityDone(given.code)));
      onDone();
    },
  });
  const end = useWrite("delete", "/v1/referrals/codes/{code}", {
    refreshes: ["/v1/referrals/me"],
    onDone: () => {
      toast(t(texts.vanityEnded(code)));
      onDone();
    },
  });
  const askToEnd = async () => {
    const question = { title: t(texts.vanityEnd), message: t(texts.vanityEndText) };
    const isSure = await confirm({ ...question, action: t(texts.vanityEnd), isDestructive: true });
    if (isSure) void end.write({ path: { code } });
  };
  const isReady = CODE.test(code) && /^[1-9][0-9]{0,15}$/.test(owner);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void give.write({ body: { code, telegram_id: owner } });
      }}
    >
      <div class="card">
        <TextField
          label={t(texts.vanityCode)}
          hint={t(texts.vanityHint)}
          value={code}
          onChange={(value) => write(value.toLowerCase())}
          maxLength={32}
        />
        <TextField
          label={t(texts.vanityFor)}
          value={owner}
          onChange={choose}
          inputMode="numeric"
          maxLength={16}
        />
      </div>
      <ProblemNote of={end.problem ? end : give} problems={problems} />
      <div class="buttons">
        <button type="submit" class="button filled" disabled={!isReady || give.isBusy}>
          {t(texts.vanityGive)}
        </button>
        <Button
          kind="plain"
          isDestructive
          isBusy={end.isBusy}
          isDisabled={!CODE.test(code)}
          onPress={askToEnd}
        >
          {t(texts.vanityEnd)}
        </Button>
      </div>
    </form>
  );
}
