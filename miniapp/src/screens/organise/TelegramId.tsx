/** Somebody is named by their id of Telegram. */
import { t } from "../../texts";
import { TextField } from "../../ui";

const ID = /^[1-9]\d{0,15}$/;
const texts = {
  label: { ru: "Telegram id", en: "Telegram id" },
  notAnId: { ru: "Нужно число", en: "It is a number" },
};

export const isTelegramId = (written: string): boolean => ID.test(written.trim());

interface TelegramIdFieldProps {
  value: string;
  hint: string;
  /** Whether it was sent: before, nobody is told that it is none. */
  isTried: boolean;
  onChange: (value: string) => void;
}

export function TelegramIdField({ value, hint, isTried, onChange }: TelegramIdFieldProps) {
  return (
    <TextField
      label={t(texts.label)}
      hint={hint}
      inputMode="numeric"
      value={value}
      error={isTried && !isTelegramId(value) ? t(texts.notAnId) : undefined}
      onChange={onChange}
    />
  );
}
