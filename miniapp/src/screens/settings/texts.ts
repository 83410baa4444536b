import type { Texts } from "../../texts";

export const texts = {
  title: { ru: "Настройки", en: "Settings" },
} satisfies Texts;
