import type { Texts } from "../../texts";

export const texts = {
  title: { ru: "Друзья", en: "Friends" },
} satisfies Texts;
