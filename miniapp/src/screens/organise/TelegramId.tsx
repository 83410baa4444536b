/** Somebody is named by their id of Telegram, and where that is known by their name. */
import { t } from "../../texts";
import { TextField } from "../../ui";

const ID = /^[1-9]\d{0,15}$/;
const NAME = /^@\w{4,32}$/;
const texts = {
  label: { ru: "Telegram id", en: "Telegram id" },
  notAnId: { ru: "Нужно число", en: "It is a number" },
  orName: { ru: "@имя или Telegram id", en: "@name or Telegram id" },
  neither: { ru: "Нужно @имя или число", en: "It is a @name or a number" },
};

export const isName = (written: string): boolean => NAME.test(written.trim());
export const isTelegramId = (written: string): boolean => ID.test(written.trim());

interface TelegramIdFieldProps {
  value: string;
  hint: string;
  /** Whether it was sent: before, nobody is told that it is none. */
  isTried: boolean;
  hasNames?: boolean;
  onChange: (value: string) => void;
}

export function TelegramIdField({
  value,
  hint,
  isTried,
  hasNames = false,
  onChange,
}: TelegramIdFieldProps) {
  const isFine = isTelegramId(value) || (hasNames && isName(value));
  return (
    <TextField
      label={t(hasNames ? texts.orName : texts.label)}
      hint={hint}
      inputMode={hasNames ? "text" : "numeric"}
      value={value}
      error={isTried && !isFine ? t(hasNames ? texts.neither : texts.notAnId) : undefined}
      onChange={onChange}
    />
  );
}
