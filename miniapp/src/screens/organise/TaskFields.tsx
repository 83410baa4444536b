/** What a task asks and gives, by its kind. */
import type { ComponentChildren } from "preact";
import * as limits from "../../api/limits";
import { type Locale, type Text, t } from "../../texts";
import { Button, Card, TextArea, TextField, Toggle } from "../../ui";
import type { Faults } from "./faults";
import { form as formTexts } from "./formTexts";
import { yours } from "./TimeFields";
import { ATTEMPTED, type Kind, NO_OPTION, type Option, REWARDED, type TaskForm } from "./taskForm";
import { tasks as texts } from "./taskTexts";

export interface TaskFieldsProps {
  form: TaskForm;
  onChange: (form: TaskForm) => void;
  faults: Faults;
  locales: readonly Locale[];
  zone: string;
  kind: Kind;
  /** What is asked is fixed with the task. */
  isNew: boolean;
  others: readonly { id: string; title: string }[];
}

export function TaskFields(props: TaskFieldsProps) {
  const { form, onChange, kind, isNew, others, zone } = props;
  const put = (changes: Partial<TaskForm>) => onChange({ ...form, ...changes });
  const each = { daily: texts.ticketsDaily, invite: texts.ticketsFriend }[kind as string];
  return (
    <>
      <Section>
        {isNew && <Asked {...props} />}
        <Both {...props} field="title" label={texts.name} />
        <Numeric {...props} field="tickets" label={each ?? texts.ticketsEach} />
        {isNew && kind === "daily" && (
          <Numeric
            {...props}
            field="ticketsMax"
            label={texts.ticketsMax}
            hint={texts.ticketsMaxHint}
          />
        )}
        <ul class="list">
          <Toggle
            label={t(texts.mandatory)}
            note={t(texts.mandatoryNote)}
            isOn={form.isMandatory}
            onChange={(isMandatory) => put({ isMandatory })}
          />
        </ul>
      </Section>
      <details
        class="more"
        open={["opens", "closes", "rewardPoints"].some((at) => props.faults[at])}
      >
        <summary>{t(texts.more)}</summary>
        <Section>
          {isNew && ATTEMPTED.includes(kind) && (
            <Numeric {...props} field="attemptsMax" label={texts.attempts} />
          )}
          <Time {...props} field="opens" label={texts.opens} hint={yours(form.opens, zone)} />
          <Time {...props} field="closes" label={texts.closes} hint={yours(form.closes, zone)} />
          {isNew && REWARDED.includes(kind) && (
            <>
              <Numeric
                {...props}
                field="rewardPoints"
                label={texts.rewardPoints}
                hint={texts.rewardHint}
              />
              {form.rewardPoints && (
                <Numeric {...props} field="rewardLimit" label={texts.rewardLimit} />
              )}
            </>
          )}
          {others.length > 0 && (
            <fieldset class="choices">
              <legend>{t(texts.requires)}</legend>
              <ul class="list">
                {others.map(({ id, title }) => (
                  <Toggle
                    key={id}
                    label={title}
                    isOn={form.requires.includes(id)}
                    onChange={(isOn) =>
                      put({
                        requires: isOn
                          ? [...form.requires, id]
                          : form.requires.filter((other) => other !== id),
                      })
                    }
                  />
                ))}
              </ul>
            </fieldset>
          )}
        </Section>
      </details>
    </>
  );
}

/** What people are to do. */
function Asked(props: TaskFieldsProps) {
  const { form, onChange, faults, kind } = props;
  const put = (changes: Partial<TaskForm>) => onChange({ ...form, ...changes });
  switch (kind) {
    case "join_channel":
      return (
        <TextArea
          label={t(texts.channels)}
          hint={t(texts.channelsHint)}
          rows={2}
          value={form.channels}
          error={said(faults, "channels")}
          onChange={(channels) => put({ channels })}
        />
      );
    case "secret_code":
      return (
        <>
          {!form.isSingleUse && (
            <TextField
              label={t(texts.code)}
              hint={t(texts.codeHint)}
              value={form.code}
              maxLength={limits.NewSecretCode.code.maxLength}
              error={said(faults, "code")}
              onChange={(code) => put({ code })}
            />
          )}
          <ul class="list">
            <Toggle
              label={t(texts.singleUse)}
              note={t(texts.singleUseNote)}
              isOn={form.isSingleUse}
              onChange={(isSingleUse) => put({ isSingleUse })}
            />
          </ul>
        </>
      );
    case "quiz":
      return (
        <>
          <Both {...props} field="prompt" label={texts.prompt} />
          <Options {...props} />
        </>
      );
    case "question":
      return <Both {...props} field="prompt" label={texts.prompt} />;
    case "visit":
      return (
        <TextField
          label={t(texts.url)}
          type="url"
          inputMode="url"
          placeholder="https://"
          value={form.url}
          maxLength={limits.NewVisit.url.maxLength}
          error={said(faults, "url")}
          onChange={(url) => put({ url })}
        />
      );
    case "points":
      return <Numeric {...props} field="price" label={texts.price} />;
    case "invite":
      return <Numeric {...props} field="friends" label={texts.friends} />;
    case "daily":
      return null;
  }
}

function Options({ form, onChange, faults, locales }: TaskFieldsProps) {
  const put = (place: number, changes: Partial<Option>) =>
    onChange({
      ...form,
      options: form.options.map((each, at) => (at === place ? { ...each, ...changes } : each)),
    });
  const fault = said(faults, "options");
  return (
    <fieldset class="choices">
      <legend>{t(texts.options)}</legend>
      {form.options.map((option, place) => (
        <div key={place} class="option">
          <div>
            {locales.map((locale) => (
              <TextField
                key={locale}
                label={labelled(texts.option(place + 1), locale, locales)}
                value={option.text[locale]}
                maxLength={limits.LocalisedText.ru.maxLength}
                onChange={(text) => put(place, { text: { ...option.text, [locale]: text } })}
              />
            ))}
          </div>
          <input
            type="checkbox"
            aria-label={t(texts.right(place + 1))}
            checked={option.isRight}
            onChange={({ currentTarget }) => put(place, { isRight: currentTarget.checked })}
          />
        </div>
      ))}
      {fault && (
        <p class="footnote danger" role="alert">
          {fault}
        </p>
      )}
      {form.options.length < limits.NewQuiz.options.maxItems && (
        <Button
          kind="plain"
          icon="plus"
          onPress={() => onChange({ ...form, options: [...form.options, NO_OPTION] })}
        >
          {t(texts.addOption)}
        </Button>
      )}
    </fieldset>
  );
}

type Named<Value> = {
  [Name in keyof TaskForm]: TaskForm[Name] extends Value ? Name : never;
}[keyof TaskForm];

function Both({
  form,
  onChange,
  faults,
  locales,
  field,
  label,
}: TaskFieldsProps & { field: "title" | "prompt"; label: Text }) {
  return (
    <>
      {locales.map((locale) => (
        <TextField
          key={locale}
          label={labelled(label, locale, locales)}
          value={form[field][locale]}
          maxLength={limits.LocalisedText.ru.maxLength}
          error={said(faults, `${field}:${locale}`)}
          onChange={(text) => onChange({ ...form, [field]: { ...form[field], [locale]: text } })}
        />
      ))}
    </>
  );
}

interface OneProps extends TaskFieldsProps {
  field: Named<string>;
  label: Text;
}

function Numeric({ form, onChange, faults, field, label, hint }: OneProps & { hint?: Text }) {
  return (
    <TextField
      label={t(label)}
      hint={hint && t(hint)}
      inputMode="numeric"
      value={form[field]}
      error={said(faults, field)}
      onChange={(value) => onChange({ ...form, [field]: value })}
    />
  );
}

function Time({
  form,
  onChange,
  faults,
  field,
  label,
  hint,
}: OneProps & { hint: string | undefined }) {
  return (
    <TextField
      label={t(label)}
      hint={hint ?? (form[field] ? undefined : t(texts.timesHint))}
      type="datetime-local"
      value={form[field]}
      error={said(faults, field)}
      onChange={(value) => onChange({ ...form, [field]: value })}
    />
  );
}

function Section({ children }: { children: ComponentChildren }) {
  return <Card>{children}</Card>;
}

function said(faults: Faults, place: string): string | undefined {
  const fault = faults[place];
  return fault && t(fault);
}

function labelled(label: Text, locale: Locale, locales: readonly Locale[]): string {
  return t(locales.length > 1 ? formTexts.inLanguage(label, locale) : label);
}
