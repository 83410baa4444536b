import type { Texts } from "../../texts";

export const texts = {
  title: { ru: "Мои конкурсы", en: "My contests" },
} satisfies Texts;
