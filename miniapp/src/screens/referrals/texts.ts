import type { Texts } from "../../texts";

export const texts = {
  title: { ru: "Приглашения", en: "Invitations" },
} satisfies Texts;
