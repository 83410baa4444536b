/** All of a contest on one page; what may not change any more is not asked. */
import * as limits from "../../api/limits";
import { n, t } from "../../texts";
import { Button, Card, Select, TextArea, TextField, Toggle } from "../../ui";
import { ChannelFields } from "./ChannelFields";
import { ExcludesFields } from "./ExcludesFields";
import type { Faults } from "./faults";
import { winnersOf } from "./faults";
import { type Form, LOCALES, newPrize, otherThan, type TextForm } from "./form";
import { LANGUAGES, form as texts } from "./formTexts";
import { PrizeFields } from "./PrizeFields";
import { TimeFields } from "./TimeFields";

/** How much of a contest may change: before it opens, while it is open, and once it is over. */
export type Scope = "all" | "open" | "closed";

export interface FormProps {
  form: Form;
  onChange: (form: Form) => void;
  faults: Faults;
  scope: Scope;
}

export function ContestForm(props: FormProps) {
  const { form, onChange, faults, scope } = props;
  const put = (changes: Partial<Form>) => onChange({ ...form, ...changes });
  const most = limits.NewContest.prizes.maxItems;
  return (
    <>
      {scope === "closed" && <p class="footnote">{t(texts.fixedClosed)}</p>}
      <TextFields {...props} />
      <section class="section">
        <h2>{t(texts.prizes)}</h2>
        {form.prizes.map((_, place) => (
          <PrizeFields key={place} {...props} place={place} />
        ))}
        {faults.prizes && <p class="footnote danger">{t(faults.prizes)}</p>}
        {scope !== "closed" && form.prizes.length < most && (
          <div class="buttons">
            <Button
              kind="tinted"
              icon="plus"
              onPress={() => put({ prizes: [...form.prizes, newPrize()] })}
            >
              {t(texts.addPrize)}
            </Button>
          </div>
        )}
        {form.prizes.length > 1 && <p class="footnote">{n(texts.winners, winnersOf(form))}</p>}
      </section>
      {scope !== "closed" && (
        <>
          <TimeFields {...props} />
          <ChannelFields {...props} />
        </>
      )}
      <More {...props} />
    </>
  );
}

function TextFields({ form, onChange, faults, scope }: FormProps) {
  const put = (changes: Partial<Form>) => onChange({ ...form, ...changes });
  const other = otherThan(form.locale);
  const locales = form.isTranslated ? [form.locale, other] : [form.locale];
  return (
    <section class="section">
      <h2>{t(texts.about)}</h2>
      <Card>
        {locales.map((locale) => (
          <Words
            key={locale}
            text={form.texts[locale]}
            onChange={(text) => put({ texts: { ...form.texts, [locale]: text } })}
            label={(label) => t(form.isTranslated ? texts.inLanguage(label, locale) : label)}
            fault={(name) => faults[`${name}:${locale}`]}
          />
        ))}
        {scope === "all" && (
          <Select
            label={t(texts.language)}
            value={form.locale}
            onChange={(locale) => put({ locale })}
            choices={LOCALES.map((value) => ({ value, label: t(LANGUAGES[value]) }))}
          />
        )}
        <ul class="list">
          <Toggle
            label={t(texts.translated(LANGUAGES[other]))}
            isOn={form.isTranslated}
            onChange={(isTranslated) => put({ isTranslated })}
          />
        </ul>
      </Card>
    </section>
  );
}

interface WordsProps {
  text: TextForm;
  onChange: (text: TextForm) => void;
  label: (label: { ru: string; en: string }) => string;
  fault: (name: string) => Faults[string] | undefined;
}

function Words({ text, onChange, label, fault }: WordsProps) {
  const { ContestText: most } = limits;
  const said = (name: string) => {
    const found = fault(name);
    return found && t(found);
  };
  return (
    <>
      <TextField
        label={label(texts.title)}
        value={text.title}
        maxLength={most.title.maxLength}
        error={said("title")}
        onChange={(title) => onChange({ ...text, title })}
      />
      <TextArea
        label={label(texts.description)}
        hint={t(texts.descriptionHint)}
        value={text.description}
        maxLength={most.description.maxLength}
        error={said("description")}
        onChange={(description) => onChange({ ...text, description })}
      />
    </>
  );
}

/** What most contests do without. */
function More({ form, onChange, faults, scope }: FormProps) {
  const put = (changes: Partial<Form>) => onChange({ ...form, ...changes });
  const said = (name: string) => faults[name] && t(faults[name]);
  const number = (
    name: "reserves" | "entriesMax" | "entryTickets" | "ticketsMax",
    hint?: string,
  ) => (
    <TextField
      label={t(texts[name])}
      hint={hint}
      inputMode="numeric"
      value={form[name]}
      error={said(name)}
      onChange={(value) => put({ [name]: value })}
    />
  );
  const names = ["picture", "reserves", "entriesMax", "entryTickets", "ticketsMax"];
  return (
    <details class="more" open={names.some((name) => faults[name])}>
      <summary>{t(texts.more)}</summary>
      <Card>
        <TextField
          label={t(texts.picture)}
          hint={t(texts.pictureHint)}
          type="url"
          inputMode="url"
          placeholder="https://"
          value={form.picture}
          maxLength={limits.NewContest.picture_url.maxLength}
          error={said("picture")}
          onChange={(picture) => put({ picture })}
        />
        <Rules form={form} onChange={onChange} faults={faults} scope={scope} />
        {scope !== "closed" && number("reserves", t(texts.reservesHint))}
        {scope === "all" && (
          <>
            {number("entriesMax", t(texts.entriesMaxHint))}
            {number("entryTickets")}
            {number("ticketsMax", t(texts.ticketsHint))}
            <ul class="list">
              <Toggle
                label={t(texts.captcha)}
                note={t(texts.captchaNote)}
                isOn={form.hasCaptcha}
                onChange={(hasCaptcha) => put({ hasCaptcha })}
              />
            </ul>
          </>
        )}
      </Card>
      {scope === "all" && (
        <ExcludesFields chosen={form.excludes} onChange={(excludes) => put({ excludes })} />
      )}
      {scope === "open" && <p class="footnote">{t(texts.fixed)}</p>}
    </details>
  );
}

function Rules({ form, onChange, scope }: FormProps) {
  const locales = form.isTranslated ? LOCALES : [form.locale];
  const put = (locale: (typeof LOCALES)[number], changes: Partial<TextForm>) =>
    onChange({
      ...form,
      texts: { ...form.texts, [locale]: { ...form.texts[locale], ...changes } },
    });
  const label = (said: typeof texts.rules, locale: (typeof LOCALES)[number]) =>
    t(form.isTranslated ? texts.inLanguage(said, locale) : said);
  return (
    <>
      {locales.map((locale) => (
        <div key={locale}>
          {scope === "all" && (
            <TextArea
              label={label(texts.rules, locale)}
              value={form.texts[locale].rules}
              maxLength={limits.ContestText.rules.maxLength}
              onChange={(rules) => put(locale, { rules })}
            />
          )}
          <TextField
            label={label(texts.button, locale)}
            hint={t(texts.buttonHint)}
            value={form.texts[locale].button}
            maxLength={limits.ContestText.button.maxLength}
            onChange={(button) => put(locale, { button })}
          />
        </div>
      ))}
      {scope !== "all" && <p class="footnote">{t(texts.rulesFixed)}</p>}
    </>
  );
}
