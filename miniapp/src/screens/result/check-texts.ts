import type { Text, Texts } from "../../texts";

export const texts = {
  title: { ru: "Проверка розыгрыша", en: "Check of the draw" },
  running: { ru: "Проверяем…", en: "Checking…" },
  runningText: {
    ru: "Всё считает ваш телефон: серверу верить не нужно.",
    en: "Your phone works it all out: there is no need to trust the server.",
  },
  held: { ru: "Всё сошлось", en: "It all fits" },
  heldText: {
    ru: "Победители следуют из списка, закрытого заранее, и случайного числа, которое никто не мог знать или выбрать.",
    en: "The winners follow from a list that was closed beforehand, and a random number that nobody could know or choose.",
  },
  unconfirmedText: {
    ru: "Розыгрыш прошёл как должен. Организаторы ещё не подтвердили победителей, поэтому замены возможны.",
    en: "It was drawn as it has to be. The organisers have not confirmed the winners yet, so there may be changes.",
  },
  notDrawn: { ru: "Пока всё верно", en: "Right so far" },
  notDrawnText: (moment: string): Text => ({
    ru: `Список закрыт и опубликован вовремя. Розыгрыш пройдёт после ${moment}.`,
    en: `The list is closed, and was published in time. It will be drawn after ${moment}.`,
  }),
  refused: { ru: "Не сошлось", en: "It does not fit" },
  refusedText: (why: string): Text => ({
    ru: `${why} Сохраните снимок экрана и спросите организатора.`,
    en: `${why} Keep a screenshot, and ask the organiser.`,
  }),
  unknown: { ru: "Проверить не получилось", en: "It could not be checked" },
  unknownText: (why: string): Text => ({
    ru: `${why} О самом розыгрыше это ничего не говорит.`,
    en: `${why} This says nothing about the draw itself.`,
  }),
  trial: { ru: "Сошлось, но это проба", en: "It fits, but this is a trial" },
  trialText: {
    ru: "Число — из пробного маяка на этой машине: у кого его ключ, тот знает все числа заранее. Настоящие розыгрыши берут число из общественного маяка.",
    en: "The number is of a trial beacon on this machine: whoever has its key knows every number beforehand. Real draws take theirs from the public beacon.",
  },
  again: { ru: "Проверить ещё раз", en: "Check again" },
  details: { ru: "Подробности", en: "Details" },
  refusedStep: (subject: string): Text => ({
    ru: `Не сошлось: ${subject}`,
    en: `Does not fit: ${subject}`,
  }),

  wholeList: { ru: "Проверить весь список", en: "Check the whole list" },
  unread: (why: string): Text => ({
    ru: `Прочитать список не получилось. ${why} Что сошлось раньше, сошлось по-прежнему.`,
    en: `The list could not be read. ${why} What was right before still is.`,
  }),
  pages: { ru: "Страницы списка", en: "Pages of the list" },

  byYourself: { ru: "Проверить без нас", en: "Check without us" },
  program: {
    ru: "Независимая программа contest-draw делает то же самое на компьютере. Её код не связан ни с этим приложением, ни с сервером.",
    en: "The independent program contest-draw does the same on a computer. Its code has nothing to do with this app or the server.",
  },
  install: {
    ru: "Установить из исходного кода проекта",
    en: "Install it from the project's source",
  },
  command: { ru: "Проверить весь розыгрыш", en: "Check the whole draw" },
  beaconPage: { ru: "Число на сайте маяка", en: "The number at the beacon's own site" },
  post: {
    ru: "Хеш списка сравните с постом в канале: он должен выйти до случайного числа и не быть изменён.",
    en: "Compare the hash of the list with the post in the channel, which has to be older than the random number, and not edited.",
  },

  limits: { ru: "Чего проверка не видит", en: "What the check cannot see" },
  limitsText: {
    ru: "Настоящие ли люди стоят за строками и всех ли внесли в список: свою строку каждый проверяет сам. Правдивы ли причины замен и имена. Когда список опубликовали на самом деле: это показывает дата поста в канале.",
    en: "Whether the lines are real people, and whether all are in the list: everyone checks their own line. Whether reasons and names are true. When the list really was published: the date of the post in the channel shows that.",
  },
} satisfies Texts;
