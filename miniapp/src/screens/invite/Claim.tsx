/** Somebody else's invitation: only what Telegram has signed at the launch counts, so a code that
 * was pasted opens the app once more, by the link that it stands for. */
import { useState } from "preact/hooks";
import { type Schema, useWrite } from "../../api";
import { haptic, launch, openTelegramLink } from "../../bridge";
import { t } from "../../texts";
import { Button, Card, Icon, List, ProblemNote, Row, Sheet, TextField } from "../../ui";
import { withPayload } from "../../ui/share";
import { codeOf } from "./codes";
import { problems, texts } from "./texts";

/** Of somebody who has opened the app by an invitation. */
export function Came() {
  const claim = useWrite("post", "/v1/referrals/claims", {
    onDone: () => haptic("success"),
    onProblem: () => haptic("error"),
  });
  if (!launch.startParam || !codeOf(launch.startParam)) return null;
  if (claim.data) {
    return (
      <section class="card invite-came">
        <Icon name="check" />
        <div>
          <h2>{t(texts.accepted)}</h2>
          <p>{t(texts.acceptedNote)}</p>
        </div>
      </section>
    );
  }
  return (
    <Card>
      <h2>{t(texts.invited)}</h2>
      <p>{t(texts.invitedNote)}</p>
      <ProblemNote of={claim} problems={problems} />
      <div class="buttons">
        <Button
          isBusy={claim.isBusy}
          onPress={() => void claim.write({ body: { init_data: launch.initData } })}
        >
          {t(texts.accept)}
        </Button>
      </div>
    </Card>
  );
}

export function HaveCode({ mine }: { mine: Schema<"MyReferral"> }) {
  const [isOpen, open] = useState(false);
  return (
    <>
      <List>
        <Row
          icon="gift"
          label={t(texts.haveCode)}
          note={t(texts.haveCodeNote)}
          onPress={() => open(true)}
        />
      </List>
      <Sheet title={t(texts.haveCode)} isOpen={isOpen} onClose={() => open(false)}>
        <CodeForm mine={mine} />
      </Sheet>
    </>
  );
}

function CodeForm({ mine: { code: own, link } }: { mine: Schema<"MyReferral"> }) {
  const [pasted, paste] = useState("");
  const [isSent, send] = useState(false);
  const code = codeOf(pasted);
  const error = code === undefined ? texts.codeWrong : code === own ? texts.codeOwn : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(true);
        if (code && !error) openTelegramLink(withPayload(link, code));
      }}
    >
      <p>{t(texts.codeText)}</p>
      <div class="card">
        <TextField
          label={t(texts.code)}
          value={pasted}
          onChange={paste}
          {...(isSent && error && { error: t(error) })}
        />
      </div>
      <div class="buttons">
        <button type="submit" class="button filled">
          {t(texts.openByCode)}
        </button>
      </div>
    </form>
  );
}
