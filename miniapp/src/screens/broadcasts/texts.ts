import type { Problems, Texts } from "../../texts";

export const texts = {
  title: { ru: "Рассылки", en: "Broadcasts" },
  create: { ru: "Новая рассылка", en: "New broadcast" },
  empty: { ru: "Рассылок пока нет", en: "No broadcasts yet" },
  emptyText: {
    ru: "Напишите участникам конкурса: каждый получит сообщение от бота один раз.",
    en: "Write to the people of a contest: each gets it from the bot, once.",
  },
  mine: { ru: "Все мои рассылки", en: "All that I have made" },
  byItself: { ru: "Сообщение бота", en: "What the bot says by itself" },

  // States
  running: { ru: "Рассылается", en: "On its way" },
  scheduled: { ru: "Запланирована", en: "Scheduled" },
  paused: { ru: "На паузе", en: "Paused" },
  done: { ru: "Завершена", en: "Done" },
  cancelled: { ru: "Отменена", en: "Cancelled" },

  // To whom
  audience: { ru: "Кому", en: "To whom" },
  contest: { ru: "Конкурс", en: "Contest" },
  task: { ru: "Задание", en: "Task" },
  all: { ru: "Всем, кто пользуется ботом", en: "Everybody who uses the bot" },
  entrants: { ru: "Всем участникам", en: "All participants" },
  winners: { ru: "Победителям", en: "The winners" },
  others: { ru: "Тем, кто не выиграл", en: "Those who did not win" },
  unfinished: { ru: "Тем, кто не выполнил задание", en: "Those who have not done a task" },
  locale: { ru: "На каком языке говорят", en: "Who speaks" },
  anyLocale: { ru: "На любом", en: "Any language" },
  ru: { ru: "По-русски", en: "Russian" },
  en: { ru: "По-английски", en: "English" },
  chooseContest: { ru: "Выберите конкурс", en: "Choose a contest" },
  chooseTask: { ru: "Выберите задание", en: "Choose a task" },
  noContests: { ru: "У вас пока нет конкурсов", en: "You have no contests yet" },
  noContestsText: {
    ru: "Создайте конкурс — и сможете писать его участникам.",
    en: "Make a contest, and you can write to its people.",
  },
  toContests: { ru: "К моим конкурсам", en: "To my contests" },

  // What
  text: { ru: "Сообщение", en: "Message" },
  textRu: { ru: "Сообщение по-русски", en: "Message in Russian" },
  textEn: { ru: "Сообщение по-английски", en: "Message in English" },
  textLeft: (left: string) => ({ ru: `Осталось знаков: ${left}`, en: `${left} characters left` }),
  textNeeded: { ru: "Напишите сообщение", en: "Write the message" },
  twoTexts: { ru: "Два текста: русский и английский", en: "Two texts: Russian and English" },
  twoTextsNote: {
    ru: "Каждый получит сообщение на своём языке: это две рассылки.",
    en: "Everybody gets theirs: these are two broadcasts.",
  },
  hasButton: { ru: "Кнопка под сообщением", en: "A button below" },
  buttonText: { ru: "Текст кнопки", en: "What it says" },
  buttonUrl: { ru: "Куда ведёт", en: "Where it leads" },
  buttonUrlHint: { ru: "Адрес начинается с https://", en: "It begins with https://" },
  buttonNeeded: { ru: "Напишите текст кнопки", en: "Write what the button says" },

  // When
  later: { ru: "Отправить позже", en: "Send later" },
  startsAt: { ru: "Когда начать", en: "When to begin" },
  startsHint: { ru: "По времени вашего устройства", en: "By the clock of your device" },
  startsPast: { ru: "Это время уже прошло", en: "This time is over" },
  startsNeeded: { ru: "Выберите время", en: "Choose a time" },

  // To do
  preview: { ru: "Показать мне", en: "Send to me" },
  previewed: {
    ru: "Бот прислал вам это сообщение: проверьте его в чате.",
    en: "The bot has sent it to you: look at it in the chat.",
  },
  people: {
    ru: {
      one: "Не больше {n} человека",
      few: "Не больше {n} человек",
      many: "Не больше {n} человек",
    },
    en: { one: "{n} person at most", other: "{n} people at most" },
  },
  send: { ru: "Отправить", en: "Send" },
  schedule: { ru: "Запланировать", en: "Schedule" },
  sureTitle: { ru: "Отправить рассылку?", en: "Send the broadcast?" },
  sureNow: (people: string) => ({
    ru: `${people} получат её сразу. Отправленное вернуть нельзя.`,
    en: `It goes out at once, to ${people}. What is sent cannot be taken back.`,
  }),
  sureLater: (people: string, when: string) => ({
    ru: `${people} получат её ${when}.`,
    en: `It goes out ${when}, to ${people}.`,
  }),
  peopleMany: {
    ru: { one: "До {n} человека", few: "До {n} человек", many: "До {n} человек" },
    en: { one: "{n} person at most", other: "{n} people at most" },
  },
  nobody: { ru: "Писать некому: таких людей нет.", en: "There is nobody to write to." },
  created: { ru: "Рассылка создана", en: "The broadcast is made" },
  halfSent: {
    ru: "Русский текст отправлен, английский — нет. Нажмите ещё раз: дважды никто не получит.",
    en: "The Russian text is sent, the English one is not. Press again: nobody gets it twice.",
  },

  // How far it is
  progress: { ru: "Ход рассылки", en: "How far it is" },
  sent: { ru: "Доставлено", en: "Delivered" },
  reached: { ru: "Охвачено", en: "Reached" },
  blocked: { ru: "Заблокировали бота", en: "Blocked the bot" },
  failed: { ru: "Не удалось", en: "Failed" },
  waiting: { ru: "Ещё в пути", en: "On the way" },
  starts: (when: string) => ({ ru: `Начнётся ${when}`, en: `Begins ${when}` }),
  started: (when: string) => ({ ru: `Начата ${when}`, en: `Begun ${when}` }),
  report: { ru: "Итог", en: "Report" },
  reportText: (sent: string, people: string) => ({
    ru: `Доставлено ${sent} из ${people}`,
    en: `${sent} of ${people} delivered`,
  }),
  pause: { ru: "Приостановить", en: "Pause" },
  resume: { ru: "Продолжить", en: "Go on" },
  cancel: { ru: "Отменить рассылку", en: "Cancel the broadcast" },
  cancelTitle: { ru: "Отменить рассылку?", en: "Cancel the broadcast?" },
  cancelText: {
    ru: "Больше никто её не получит, и продолжить будет нельзя.",
    en: "Nobody else gets it, and it cannot be resumed.",
  },
  cancelYes: { ru: "Отменить", en: "Cancel it" },
} satisfies Texts;

export const problems: Problems = {
  "broadcast-ended": {
    ru: "Рассылка уже закончилась.",
    en: "The broadcast has ended already.",
  },
  "broadcast-not-found": { ru: "Такой рассылки нет.", en: "There is no such broadcast." },
  "not-an-organiser": {
    ru: "Писать участникам этого конкурса могут только те, кто его ведёт.",
    en: "Only those who run this contest can write to its people.",
  },
  "task-not-found": { ru: "Этого задания уже нет.", en: "This task is gone." },
};
