/** A contest from nothing. What is written is kept until it is created or thrown away. */
import { useState } from "preact/hooks";
import { serverNow, useWrite } from "../../api";
import { haptic, useClosingConfirmation, useMainButton } from "../../bridge";
import { go } from "../../router";
import { locale, t } from "../../texts";
import { to } from "../../to";
import { Button, confirm, Page, ProblemNote, toast, useDraft } from "../../ui";
import { LIST } from "./contest";
import { faultsIn, faultsOf } from "./faults";
import { type Form, newForm, settingsOf } from "./form";
import { problems } from "./problems";
import { create as texts } from "./texts";
import { showFirstFault, Writing } from "./Writing";
import { ownZone } from "./zone";

export function Create() {
  const [initial] = useState(() => newForm(locale.value, ownZone, serverNow()));
  const [form, set, clear] = useDraft<Form>("contest", initial);
  const [isTried, setTried] = useState(false);
  const isWritten = form !== initial;
  useClosingConfirmation(isWritten);
  const create = useWrite("post", "/v1/contests", {
    refreshes: [LIST],
    onDone(contest) {
      clear();
      haptic("success");
      toast(t(texts.done));
      go(to.organise(contest.id), { replace: true });
    },
    onProblem: showFirstFault,
  });
  const found = faultsOf(form, serverNow());
  const press = () => {
    setTried(true);
    if (Object.keys(found).length > 0) {
      haptic("error");
      showFirstFault();
    } else void create.write({ body: settingsOf(form) });
  };
  useMainButton({ text: t(texts.create), isBusy: create.isBusy, onPress: press });
  const forget = async () => {
    const { forgetTitle: title, forgetText: message, forget: action } = texts;
    const question = { title: t(title), message: t(message), action: t(action) };
    if (await confirm({ ...question, isDestructive: true })) clear();
  };
  const faults = { ...faultsIn(create.problem, form), ...(isTried ? found : {}) };
  return (
    <Page
      title={t(texts.title)}
      subtitle={t(isWritten ? texts.kept : texts.subtitle)}
      {...(isWritten && {
        action: (
          <Button kind="plain" isDestructive onPress={forget}>
            {t(texts.forget)}
          </Button>
        ),
      })}
    >
      <Writing form={form} onChange={set} faults={faults} scope="all" />
      <ProblemNote of={create} problems={problems} />
    </Page>
  );
}
