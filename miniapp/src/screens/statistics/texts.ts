import type { Texts } from "../../texts";

export const texts = {
  title: { ru: "Статистика", en: "Statistics" },
} satisfies Texts;
