import { limits } from "../../api";
import { format, t } from "../../texts";
import { List, TextArea, TextField, Toggle } from "../../ui";
import type { Form } from "./form";
import { texts } from "./texts";

interface MessageProps {
  form: Form;
  wrong: (name: keyof Form) => string | undefined;
  onChange: (part: Partial<Form>) => void;
}

const TEXT_MAX = limits.NewBroadcast.text.maxLength;

export function MessageFields({ form, wrong, onChange }: MessageProps) {
  const area = (name: "text" | "ru" | "en", label: string) => (
    <li>
      <TextArea
        label={label}
        hint={t(texts.textLeft(format.number(TEXT_MAX - form[name].length)))}
        error={wrong(name)}
        rows={5}
        maxLength={TEXT_MAX}
        value={form[name]}
        onChange={(text) => onChange({ [name]: text })}
      />
    </li>
  );
  return (
    <>
      <List header={t(texts.text)}>
        <Toggle
          label={t(texts.twoTexts)}
          note={t(texts.twoTextsNote)}
          isOn={form.isTwo}
          onChange={(isTwo) => onChange({ isTwo })}
        />
        {!form.isTwo && area("text", t(texts.text))}
        {form.isTwo && area("ru", t(texts.textRu))}
        {form.isTwo && area("en", t(texts.textEn))}
      </List>
      <List>
        <Toggle
          label={t(texts.hasButton)}
          isOn={form.hasButton}
          onChange={(hasButton) => onChange({ hasButton })}
        />
        {form.hasButton && (
          <li>
            <TextField
              label={t(texts.buttonText)}
              error={wrong("buttonText")}
              maxLength={limits.BroadcastButton.text.maxLength}
              value={form.buttonText}
              onChange={(buttonText) => onChange({ buttonText })}
            />
          </li>
        )}
        {form.hasButton && (
          <li>
            <TextField
              type="url"
              inputMode="url"
              label={t(texts.buttonUrl)}
              hint={t(texts.buttonUrlHint)}
              error={wrong("buttonUrl")}
              maxLength={limits.BroadcastButton.url.maxLength}
              value={form.buttonUrl}
              onChange={(buttonUrl) => onChange({ buttonUrl })}
            />
          </li>
        )}
      </List>
      <List>
        <Toggle
          label={t(texts.later)}
          isOn={form.isLater}
          onChange={(isLater) => onChange({ isLater })}
        />
        {form.isLater && (
          <li>
            <TextField
              type="datetime-local"
              label={t(texts.startsAt)}
              hint={t(texts.startsHint)}
              error={wrong("starts_at")}
              value={form.starts_at}
              onChange={(starts_at) => onChange({ starts_at })}
            />
          </li>
        )}
      </List>
    </>
  );
}
