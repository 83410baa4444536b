/** A draft from a template: its times, and what the template cannot know. */
import { useState } from "preact/hooks";
import { serverNow, useRead, useWrite } from "../../api";
import * as limits from "../../api/limits";
import { haptic, useMainButton } from "../../bridge";
import { go } from "../../router";
import { locale, pick, t } from "../../texts";
import { to } from "../../to";
import { Card, Page, ProblemNote, Select, State, TextField, toast, useDraft } from "../../ui";
import { ChannelFields } from "./ChannelFields";
import { LIST } from "./contest";
import { faultsIn, faultsOf } from "./faults";
import { channelsOf, type Form, LOCALES, newForm, settingsOf } from "./form";
import { form as formTexts, LANGUAGES } from "./formTexts";
import { problems } from "./problems";
import { TimeFields } from "./TimeFields";
import { create as createTexts, begin as texts } from "./texts";
import { showFirstFault } from "./Writing";
import { ownZone } from "./zone";

interface Draft {
  form: Form;
  code: string;
}

export function FromTemplate({ id }: { id: string }) {
  const templates = useRead("/v1/contest-templates", {});
  const template = templates.data?.items.find((each) => each.id === id);
  return (
    <Page
      title={template ? (pick(template.name, locale.value) ?? "") : t(texts.title)}
      subtitle={template && pick(template.description, locale.value)}
    >
      <State of={templates} problems={problems}>
        {() => <Use id={id} needs={template?.needs ?? []} />}
      </State>
    </Page>
  );
}

function Use({ id, needs }: { id: string; needs: string[] }) {
  const [initial] = useState(() => ({
    form: newForm(locale.value, ownZone, serverNow()),
    code: "",
  }));
  const [{ form, code }, set, clear] = useDraft<Draft>(`template:${id}`, initial);
  const [isTried, setTried] = useState(false);
  const onChange = (next: Form) => set({ form: next, code });
  const create = useWrite("post", "/v1/contest-templates/{template_id}/contests", {
    refreshes: [LIST],
    onDone(contest) {
      clear();
      haptic("success");
      toast(t(createTexts.done));
      go(to.organise(contest.id), { replace: true });
    },
    onProblem: showFirstFault,
  });
  const needsCode = needs.includes("code");
  const needsChannels = needs.includes("channels");
  const { names } = channelsOf(form.channels);
  const { starts, ends, channels } = faultsOf(form, serverNow());
  const found = {
    ...(starts && { starts }),
    ...(ends && { ends }),
    ...(needsChannels && channels && { channels }),
    ...(needsChannels && names.length === 0 && { channels: texts.channelsNeeded }),
    ...(needsCode && !fits(code.trim()) && { code: texts.codeHint }),
  };
  const press = () => {
    setTried(true);
    if (Object.keys(found).length > 0) {
      haptic("error");
      showFirstFault();
      return;
    }
    const { starts_at, ends_at, time_zone, default_locale } = settingsOf(form);
    const body = {
      starts_at,
      ends_at,
      time_zone,
      default_locale,
      ...(needsChannels && { channels: names }),
      ...(needsCode && { code: code.trim() }),
    };
    void create.write({ path: { template_id: id }, body });
  };
  useMainButton({ text: t(texts.use), isBusy: create.isBusy, onPress: press });
  const faults = { ...faultsIn(create.problem, form), ...(isTried ? found : {}) };
  return (
    <>
      {needsChannels && (
        <ChannelFields form={form} onChange={onChange} faults={faults} scope="all" />
      )}
      {needsCode && (
        <section class="section">
          <Card>
            <TextField
              label={t(texts.code)}
              hint={t(texts.codeHint)}
              value={code}
              maxLength={limits.TemplateUse.code.maxLength}
              error={faults.code && t(faults.code)}
              onChange={(next) => set({ form, code: next })}
            />
          </Card>
        </section>
      )}
      <TimeFields form={form} onChange={onChange} faults={faults} scope="all" />
      <section class="section">
        <Card>
          <Select
            label={t(formTexts.language)}
            value={form.locale}
            onChange={(chosen) => onChange({ ...form, locale: chosen })}
            choices={LOCALES.map((value) => ({ value, label: t(LANGUAGES[value]) }))}
          />
        </Card>
      </section>
      <ProblemNote of={create} problems={problems} />
    </>
  );
}

function fits(code: string): boolean {
  const { minLength, maxLength } = limits.TemplateUse.code;
  return code.length >= minLength && code.length <= maxLength;
}
