import type { Texts } from "../../texts";

export const texts = {
  title: { ru: "Розыгрыш", en: "Draw" },
} satisfies Texts;
