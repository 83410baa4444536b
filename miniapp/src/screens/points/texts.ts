import type { Texts } from "../../texts";

export const texts = {
  title: { ru: "Баллы", en: "Points" },
} satisfies Texts;
