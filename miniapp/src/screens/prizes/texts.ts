import type { Texts } from "../../texts";

export const texts = {
  title: { ru: "Призы", en: "Prizes" },
} satisfies Texts;
