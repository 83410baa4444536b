/** One prize: what it is, for how many, and how they get it. */
import * as limits from "../../api/limits";
import { t } from "../../texts";
import { Button, Card, Select, TextField } from "../../ui";
import type { FormProps } from "./ContestForm";
import { LOCALES, type PrizeForm, type PrizeKind } from "./form";
import { HANDOVER, KINDS, form as texts } from "./formTexts";

const CHOICES = (Object.keys(KINDS) as PrizeKind[]).map((value) => ({ value, text: KINDS[value] }));

export function PrizeFields({
  form,
  onChange,
  faults,
  scope,
  place,
}: FormProps & { place: number }) {
  const prize = form.prizes[place];
  if (!prize) return null;
  const put = (changes: Partial<PrizeForm>) => {
    const next = form.prizes.map((each, at) => (at === place ? { ...each, ...changes } : each));
    onChange({ ...form, prizes: next });
  };
  const remove = () => onChange({ ...form, prizes: form.prizes.filter((_, at) => at !== place) });
  const said = (name: string) => {
    const fault = faults[`prize:${place}:${name}`];
    return fault && t(fault);
  };
  const locales = form.isTranslated ? LOCALES : [form.locale];
  const label = (text: { ru: string; en: string }, locale: (typeof LOCALES)[number]) =>
    t(form.isTranslated ? texts.inLanguage(text, locale) : text);
  const number = (
    name: "count" | "claimWithinH" | "points",
    fault: string,
    text: string,
    hint?: string,
  ) => (
    <TextField
      label={text}
      hint={hint}
      inputMode="numeric"
      value={prize[name]}
      error={said(fault)}
      onChange={(value) => put({ [name]: value })}
    />
  );
  return (
    <Card>
      {form.prizes.length > 1 && (
        <header class="prize-head">
          <h3>{t(texts.prize(place + 1))}</h3>
          {scope === "all" && (
            <Button
              kind="plain"
              icon="trash"
              label={t(texts.removePrize(place + 1))}
              onPress={remove}
            />
          )}
        </header>
      )}
      {locales.map((locale) => (
        <TextField
          key={locale}
          label={label(texts.prizeName, locale)}
          value={prize.name[locale]}
          maxLength={limits.LocalisedText.ru.maxLength}
          error={said(`name:${locale}`)}
          onChange={(name) => put({ name: { ...prize.name, [locale]: name } })}
        />
      ))}
      {scope !== "closed" && number("count", "count", t(texts.count))}
      {scope === "all" && (
        <Select
          label={t(texts.kind)}
          hint={prize.kind === "code" ? t(texts.codesHint) : undefined}
          value={prize.kind}
          onChange={(kind) => put({ kind })}
          choices={CHOICES.map(({ value, text }) => ({ value, label: t(text) }))}
        />
      )}
      {prize.kind === "claim" &&
        scope !== "closed" &&
        number("claimWithinH", "claim", t(texts.claimWithin), t(texts.claimHint))}
      {prize.kind === "points" &&
        scope !== "closed" &&
        number("points", "points", t(texts.pointsEach))}
      {locales.map((locale) => (
        <TextField
          key={locale}
          label={label(texts.handover, locale)}
          placeholder={HANDOVER[prize.kind][locale]}
          value={prize.handover[locale]}
          maxLength={limits.LocalisedText.ru.maxLength}
          onChange={(handover) => put({ handover: { ...prize.handover, [locale]: handover } })}
        />
      ))}
    </Card>
  );
}
