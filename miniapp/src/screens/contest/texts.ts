import type { Texts } from "../../texts";

export const texts = {
  title: { ru: "Конкурс", en: "Contest" },
} satisfies Texts;
