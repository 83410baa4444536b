import type { Texts } from "../../texts";

export const texts = {
  title: { ru: "Участники", en: "Entries" },
} satisfies Texts;
