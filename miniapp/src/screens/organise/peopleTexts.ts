/** The words about organisers, and about points in contests. */
import type { Texts } from "../../texts";

export const people = {
  title: { ru: "Организаторы", en: "Organisers" },
  you: { ru: "Вы", en: "You" },
  id: (id: string) => ({ ru: `Telegram id ${id}`, en: `Telegram id ${id}` }),
  since: (day: string) => ({ ru: `С ${day}`, en: `Since ${day}` }),
  owner: { ru: "Владелец", en: "Owner" },
  editor: { ru: "Может менять", en: "Can edit" },
  viewer: { ru: "Может смотреть", en: "Can view" },
  role: { ru: "Права", en: "Rights" },
  hint: {
    ru: "Нажмите на человека, чтобы поменять права.",
    en: "Press somebody to change their rights.",
  },
  ownerOnly: { ru: "Добавлять людей может только владелец.", en: "Only the owner can add people." },
  add: { ru: "Добавить организатора", en: "Add an organiser" },
  added: { ru: "Добавлено", en: "Added" },
  telegramIdHint: {
    ru: "Человек уже должен был открыть бота или приложение. По контакту добавит бот: /admin",
    en: "They have to have been here before. By a contact the bot adds people: /admin",
  },
  save: { ru: "Сохранить", en: "Save" },
  remove: { ru: "Убрать", en: "Remove" },
  removeTitle: { ru: "Убрать организатора?", en: "Remove the organiser?" },
  removeText: {
    ru: "Этот человек больше не сможет вести конкурс.",
    en: "They cannot run the contest any more.",
  },
} satisfies Texts;

export const points = {
  title: { ru: "Баллы в конкурсах", en: "Points in contests" },
  subtitle: {
    ru: "Что конкурсам можно делать с баллами. Решает администратор.",
    en: "What contests may do with points. An admin decides.",
  },
  purchases: { ru: "Продавать билеты за баллы", en: "Sell tickets for points" },
  purchasesNote: {
    ru: "Если выключить, начать покупку больше нельзя; начатые завершатся",
    en: "Once it is off nobody begins to buy; what has begun goes on",
  },
  budget: {
    ru: "Сколько баллов может раздать один конкурс",
    en: "Points that one contest may give away",
  },
  budgetHint: {
    ru: "Награды за задания и призы вместе. 0: нисколько",
    en: "Rewards and prizes together. 0: none",
  },
  promised: {
    ru: "Уже обещанное опубликованными конкурсами останется.",
    en: "What published contests have promised stays.",
  },
  save: { ru: "Сохранить", en: "Save" },
  saved: { ru: "Сохранено", en: "Saved" },
} satisfies Texts;
