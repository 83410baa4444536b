import type { Texts } from "../../texts";

export const texts = {
  title: { ru: "Итоги", en: "Results" },
} satisfies Texts;
