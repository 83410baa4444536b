import type { Texts } from "../../texts";

export const texts = {
  title: { ru: "Рассылки", en: "Broadcasts" },
} satisfies Texts;
