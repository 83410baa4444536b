/** The words of the form. */
import type { Text, Texts } from "../../texts";
import type { Both, PrizeKind } from "./form";

/** How a prize is handed over, where the organiser does not say it otherwise. */
export const HANDOVER: Readonly<Record<PrizeKind, Both>> = {
  contact: { ru: "Мы напишем победителям в Telegram.", en: "We write to the winners in Telegram." },
  code: { ru: "Код придёт победителю от бота.", en: "The bot gives each winner a code." },
  claim: {
    ru: "Заберите приз в приложении, пока не вышло время.",
    en: "Claim the prize in the app before the time is over.",
  },
  points: {
    ru: "Баллы придут сразу, как организатор подтвердит итоги.",
    en: "The points come as soon as the winners are confirmed.",
  },
};

export const KINDS: Readonly<Record<PrizeKind, Text>> = {
  contact: { ru: "Напишу победителю", en: "I write to the winner" },
  code: { ru: "Код от бота", en: "A code from the bot" },
  claim: { ru: "Забрать за отведённое время", en: "To be claimed in time" },
  points: { ru: "Баллы", en: "Points" },
};

export const LANGUAGES: Readonly<Record<"ru" | "en", Text>> = {
  ru: { ru: "Русский", en: "Russian" },
  en: { ru: "Английский", en: "English" },
};

const inLanguage = (label: Text, locale: "ru" | "en"): Text => ({
  ru: `${label.ru} (${locale === "ru" ? "по-русски" : "по-английски"})`,
  en: `${label.en} (${locale === "ru" ? "in Russian" : "in English"})`,
});

export const form = {
  inLanguage,
  part: { ru: "Что показать", en: "What to show" },
  write: { ru: "Правка", en: "Edit" },
  look: { ru: "Как увидят", en: "Preview" },
  about: { ru: "О конкурсе", en: "About it" },
  title: { ru: "Название", en: "Title" },
  description: { ru: "Описание", en: "Description" },
  descriptionHint: {
    ru: "Что разыгрываете и что нужно сделать",
    en: "What can be won, and what people do for it",
  },
  rules: { ru: "Правила", en: "Rules" },
  rulesFixed: {
    ru: "Правила после открытия не меняются.",
    en: "Rules stay as they are once it is open.",
  },
  button: { ru: "Надпись на кнопке участия", en: "What the button to join says" },
  buttonHint: {
    ru: "Если оставить пустой, будет «Участвовать»",
    en: "“Join”, if you leave it empty",
  },
  picture: { ru: "Картинка", en: "Picture" },
  pictureHint: { ru: "Адрес, начинается с https://", en: "Its address, beginning with https://" },
  languages: { ru: "Языки", en: "Languages" },
  language: { ru: "Основной язык", en: "Main language" },
  translated: (other: Text): Text => ({
    ru: `Есть перевод: ${other.ru.toLowerCase()}`,
    en: `Translated: ${other.en}`,
  }),
  prizes: { ru: "Призы", en: "Prizes" },
  prize: (place: number): Text => ({ ru: `Приз ${place}`, en: `Prize ${place}` }),
  prizeName: { ru: "Что получит победитель", en: "What the winner gets" },
  count: { ru: "Сколько победителей", en: "How many win it" },
  kind: { ru: "Как победитель его получит", en: "How the winner gets it" },
  claimWithin: { ru: "Часов, чтобы забрать", en: "Hours to claim it" },
  claimHint: {
    ru: "Кто не успеет, уступит приз следующему",
    en: "Whoever is late, the next one gets it",
  },
  pointsEach: { ru: "Баллов каждому", en: "Points for each" },
  codesHint: {
    ru: "Сами коды добавите, когда конкурс откроется",
    en: "You add the codes once the contest is open",
  },
  handover: { ru: "Что сказать о получении", en: "What to say about getting it" },
  addPrize: { ru: "Ещё приз", en: "Another prize" },
  removePrize: (place: number): Text => ({
    ru: `Убрать приз ${place}`,
    en: `Remove prize ${place}`,
  }),
  winners: {
    ru: { one: "Всего {n} победитель", few: "Всего {n} победителя", many: "Всего {n} победителей" },
    en: { one: "{n} winner in all", other: "{n} winners in all" },
  },
  when: { ru: "Когда", en: "When" },
  atOnce: { ru: "Начать сразу после публикации", en: "Begin as soon as it is published" },
  starts: { ru: "Начало", en: "Starts" },
  ends: { ru: "Конец", en: "Ends" },
  endsIn: { ru: "Конец через", en: "Ends in" },
  zone: { ru: "Часовой пояс", en: "Time zone" },
  yours: (moment: string): Text => ({
    ru: `По вашим часам ${moment}`,
    en: `By your clock ${moment}`,
  }),
  days: {
    ru: { one: "{n} день", few: "{n} дня", many: "{n} дней" },
    en: { one: "{n} day", other: "{n} days" },
  },
  channels: { ru: "Каналы", en: "Channels" },
  channelsLabel: {
    ru: "На какие каналы подписаться, чтобы выиграть",
    en: "Which channels winners must have joined",
  },
  channelsHint: {
    ru: "@имя, по одному в строке. Бот должен быть там администратором",
    en: "A @name a line. The bot has to be an administrator there",
  },
  channelsOpen: { ru: "Теперь канал можно только убрать", en: "Now one can only be taken out" },
  connected: { ru: "Ваши каналы", en: "Your channels" },
  addChannel: (title: string): Text => ({ ru: `Добавить ${title}`, en: `Add ${title}` }),
  more: { ru: "Ещё настройки", en: "More settings" },
  reserves: { ru: "Запасных победителей", en: "Reserves" },
  reservesHint: {
    ru: "Займут место тех, кто не сможет получить приз",
    en: "They take the place of winners who drop out",
  },
  entriesMax: { ru: "Предел участников", en: "Participant limit" },
  entriesMaxHint: {
    ru: "Наберётся столько, и конкурс закончится раньше. Пусто: без предела",
    en: "With so many it ends before its time. Empty: no limit",
  },
  entryTickets: { ru: "Билетов за участие", en: "Tickets for joining" },
  ticketsMax: { ru: "Больше билетов не бывает", en: "Most tickets one can have" },
  ticketsHint: {
    ru: "Чем больше билетов, тем выше шанс. Задания добавляют билеты",
    en: "Each ticket is a chance. Tasks give more of them",
  },
  captcha: { ru: "Проверка, что вступает человек", en: "A check that people are no robots" },
  captchaNote: {
    ru: "Защищает от ботов; участнику это одно касание",
    en: "Keeps bots out; one tap for people",
  },
  excludes: { ru: "Прошлые победители не участвуют", en: "Earlier winners may not enter" },
  excludesNone: {
    ru: "Здесь появятся ваши завершённые конкурсы.",
    en: "Your finished contests will be here.",
  },
  fixed: {
    ru: "Начало, билеты, предел и проверку после открытия не поменять.",
    en: "Start, tickets, limit and check stay as they are once it is open.",
  },
  fixedClosed: {
    ru: "Конкурс закончился: поправить можно только тексты и картинку.",
    en: "The contest is over: only texts and the picture can be corrected.",
  },
} satisfies Texts;

const ru = (value: number): string => new Intl.NumberFormat("ru").format(value);
const en = (value: number): string => new Intl.NumberFormat("en").format(value);

export const wrong = {
  empty: { ru: "Здесь нужно что-то написать", en: "Something has to be here" },
  address: {
    ru: "Адрес начинается с https:// и без пробелов",
    en: "An address begins with https:// and has no spaces",
  },
  number: (least: number, most: number): Text => ({
    ru: `Нужно целое число от ${ru(least)} до ${ru(most)}`,
    en: `A whole number from ${en(least)} to ${en(most)}`,
  }),
  winners: (most: number): Text => ({
    ru: `Победителей не больше ${ru(most)}`,
    en: `At most ${en(most)} winners in all`,
  }),
  channel: (word: string): Text => ({
    ru: `Не похоже на канал: ${word}`,
    en: `This is no channel: ${word}`,
  }),
  channels: (most: number): Text => ({
    ru: `Каналов не больше ${ru(most)}`,
    en: `At most ${en(most)} channels`,
  }),
  ticketsMax: { ru: "Меньше, чем дают за участие", en: "Less than one gets for joining" },
  time: { ru: "Выберите день и время", en: "Choose a day and a time" },
  past: { ru: "Это время уже прошло", en: "This time is over" },
  beforeStart: { ru: "Конец должен быть позже начала", en: "It has to end after it starts" },
  tooFar: { ru: "Больше чем через два года", en: "More than two years ahead" },
  tooLong: (days: number): Text => ({
    ru: `Конкурс длится не дольше ${days} дней`,
    en: `A contest lasts ${days} days at most`,
  }),
  fixed: {
    ru: "После открытия так менять нельзя",
    en: "Not like this, now that people have joined",
  },
  refused: { ru: "Так не получится, проверьте", en: "This does not work: look again" },
} satisfies Texts;
