/** The words about tasks. */
import type { Text, Texts } from "../../texts";
import type { Both } from "./form";
import type { Kind } from "./taskForm";

/** What a task is called, until its organiser says otherwise. */
export const TITLES: Readonly<Record<Kind, Both>> = {
  join_channel: { ru: "Подпишитесь на канал", en: "Join the channel" },
  secret_code: { ru: "Найдите секретное слово", en: "Find the secret word" },
  quiz: { ru: "Викторина", en: "Quiz" },
  daily: { ru: "Заходите каждый день", en: "Look in every day" },
  visit: { ru: "Откройте страницу", en: "Visit the page" },
  question: { ru: "Ответьте на вопрос", en: "Answer the question" },
  points: { ru: "Купите билет за баллы", en: "Buy a ticket with points" },
  invite: { ru: "Пригласите друзей", en: "Invite friends" },
};

export const KINDS: Readonly<Record<Kind, { name: Text; note: Text }>> = {
  join_channel: {
    name: { ru: "Подписка на каналы", en: "Join channels" },
    note: { ru: "Бот сам проверит подписку", en: "The bot checks it" },
  },
  secret_code: {
    name: { ru: "Секретное слово", en: "Secret word" },
    note: { ru: "Одно для всех или одноразовые коды", en: "One for all, or codes good once" },
  },
  quiz: {
    name: { ru: "Викторина", en: "Quiz" },
    note: { ru: "Вопрос с вариантами ответа", en: "A question with options" },
  },
  daily: {
    name: { ru: "Заход каждый день", en: "Look in daily" },
    note: { ru: "Билет за каждый день", en: "A ticket for each day" },
  },
  visit: {
    name: { ru: "Открыть страницу", en: "Visit a page" },
    note: { ru: "Прочитали ли её, проверить нельзя", en: "Nobody can tell whether it was read" },
  },
  question: {
    name: { ru: "Вопрос с ответом", en: "Question" },
    note: { ru: "Ответы вы проверите сами", en: "You judge the answers" },
  },
  points: {
    name: { ru: "Билеты за баллы", en: "Tickets for points" },
    note: { ru: "Если разрешил администратор", en: "Where an admin allows it" },
  },
  invite: {
    name: { ru: "Пригласить друзей", en: "Invite friends" },
    note: { ru: "Билеты за каждого друга", en: "Tickets for each friend" },
  },
};

export const tasks = {
  title: { ru: "Задания", en: "Tasks" },
  one: { ru: "Задание", en: "Task" },
  none: { ru: "Заданий нет", en: "No tasks" },
  noneText: {
    ru: "В розыгрыше будет каждый, кто вступил. Задания дают билеты, а билеты повышают шанс.",
    en: "Whoever joins is in the draw. Tasks give tickets, and tickets raise the chance.",
  },
  add: { ru: "Добавить задание", en: "Add a task" },
  move: { ru: "Изменить порядок", en: "Change the order" },
  moveHint: {
    ru: "Нажмите на задание, чтобы поднять его на место выше.",
    en: "Press a task, and it moves one place up.",
  },
  moved: { ru: "Готово", en: "Done" },
  open: {
    ru: "В конкурсе уже участвуют: задание можно только отключить.",
    en: "People have joined: a task can only be switched off.",
  },
  mandatory: { ru: "Обязательно для розыгрыша", en: "Required for the draw" },
  mandatoryNote: {
    ru: "Кто не выполнит, в розыгрыш не попадёт",
    en: "Whoever has not done it is not drawn",
  },
  isOff: { ru: "Отключено", en: "Switched off" },
  after: { ru: "После других заданий", en: "After other tasks" },
  tickets: {
    ru: { one: "{n} билет", few: "{n} билета", many: "{n} билетов" },
    en: { one: "{n} ticket", other: "{n} tickets" },
  },
  name: { ru: "Как его назвать", en: "What it is called" },
  ticketsEach: { ru: "Билетов за выполнение", en: "Tickets for it" },
  ticketsDaily: { ru: "Билетов за день", en: "Tickets for a day" },
  ticketsFriend: { ru: "Билетов за друга", en: "Tickets for each friend" },
  channels: { ru: "Каналы", en: "Channels" },
  channelsHint: { ru: "@имя, по одному в строке", en: "A @name a line" },
  singleUse: { ru: "Коды, каждый на один раз", en: "Codes that are good once each" },
  singleUseNote: {
    ru: "Загрузите их сразу после создания",
    en: "Put them in once the task is there",
  },
  code: { ru: "Слово", en: "Word" },
  codeHint: {
    ru: "От 4 до 64 знаков, регистр не важен",
    en: "4 to 64 characters, in capitals or not",
  },
  attempts: { ru: "Попыток", en: "Attempts" },
  prompt: { ru: "Вопрос", en: "Question" },
  options: { ru: "Варианты ответа: отметьте верные", en: "Options: mark those that are right" },
  option: (place: number): Text => ({ ru: `Вариант ${place}`, en: `Option ${place}` }),
  right: (place: number): Text => ({
    ru: `Вариант ${place} верный`,
    en: `Option ${place} is right`,
  }),
  addOption: { ru: "Ещё вариант", en: "Another option" },
  ticketsMax: { ru: "Билетов за все дни, не больше", en: "Most tickets of all days" },
  ticketsMaxHint: { ru: "Пусто: без предела", en: "Empty: no limit" },
  url: { ru: "Адрес страницы", en: "Address of the page" },
  price: { ru: "Цена в баллах", en: "Price in points" },
  friends: { ru: "Сколько друзей", en: "How many friends" },
  rewardPoints: { ru: "Баллов за выполнение", en: "Points for it" },
  rewardHint: { ru: "Пусто: без баллов", en: "Empty: no points" },
  rewardLimit: { ru: "Скольким людям хватит баллов", en: "How often the points are given" },
  more: { ru: "Условия и время", en: "Conditions and times" },
  requires: { ru: "Сначала нужно выполнить", en: "To be done before" },
  opens: { ru: "Откроется", en: "Opens" },
  closes: { ru: "Закроется", en: "Closes" },
  timesHint: { ru: "Пусто: вместе с конкурсом", en: "Empty: with the contest" },
  create: { ru: "Добавить", en: "Add" },
  save: { ru: "Сохранить", en: "Save" },
  added: { ru: "Задание добавлено", en: "The task is added" },
  saved: { ru: "Сохранено", en: "Saved" },
  remove: { ru: "Убрать задание", en: "Take it out" },
  removeTitle: { ru: "Убрать задание?", en: "Take the task out?" },
  removeText: { ru: "Вернуть его будет нельзя.", en: "It cannot be restored." },
  removed: { ru: "Задание убрано", en: "The task is out" },
  off: { ru: "Отключить", en: "Switch off" },
  offTitle: { ru: "Отключить задание?", en: "Switch the task off?" },
  offText: {
    ru: "Выполнить его больше нельзя; полученные билеты останутся. Включить снова не получится.",
    en: "Nobody can do it any more; tickets that were given stay. It cannot be switched on again.",
  },
  reason: { ru: "Почему", en: "Why" },
  reasonHint: { ru: "Увидят все участники", en: "Everybody can read it" },
  settingsFixed: {
    ru: "Само условие не меняется: уберите задание и добавьте новое.",
    en: "What is to be done stays as it is: take the task out, and add another.",
  },
  codes: { ru: "Одноразовые коды", en: "Single-use codes" },
  codesHint: {
    ru: "По одному в строке, до 50 000. Они заменят прежние",
    en: "One a line, 50,000 at most. They take the place of those there are",
  },
  codesFile: { ru: "Взять из файла", en: "From a file" },
  codesPut: { ru: "Загрузить коды", en: "Put the codes" },
  codesDone: {
    ru: { one: "Загружен {n} код", few: "Загружено {n} кода", many: "Загружено {n} кодов" },
    en: { one: "{n} code is saved", other: "{n} codes are saved" },
  },
} satisfies Texts;

export const wrongTask = {
  code: { ru: "От 4 до 64 знаков", en: "4 to 64 characters" },
  ticketsMax: { ru: "Меньше, чем за один день", en: "Less than for one day" },
  options: { ru: "Нужно хотя бы два варианта", en: "Two options at least" },
  optionText: { ru: "Вариант нужен на основном языке", en: "An option lacks the main language" },
  right: { ru: "Отметьте верный вариант", en: "Mark one that is right" },
} satisfies Texts;
