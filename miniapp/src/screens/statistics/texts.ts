import type { Problems, Texts } from "../../texts";

export const texts = {
  title: { ru: "Статистика", en: "Statistics" },
  sections: { ru: "Что показать", en: "What to show" },
  figures: { ru: "Цифры", en: "Figures" },
  audit: { ru: "Журнал", en: "Log" },
  exports: { ru: "Файлы", en: "Files" },
  none: { ru: "Выберите конкурс", en: "Choose a contest" },
  noneText: {
    ru: "Статистика есть у каждого вашего конкурса.",
    en: "Each of your contests has some.",
  },
  toContests: { ru: "К моим конкурсам", en: "To my contests" },

  // Figures
  people: {
    ru: { one: "{n} человек", few: "{n} человека", many: "{n} человек" },
    en: { one: "{n} person", other: "{n} people" },
  },
  entries: { ru: "Участвуют сейчас", en: "Taking part now" },
  gone: { ru: "Выбыли", en: "Left or removed" },
  byDay: { ru: "Кто пришёл по дням", en: "Joined, by day" },
  byHour: { ru: "Кто пришёл по часам", en: "Joined, by hour" },
  period: { ru: "Период", en: "Period" },
  days: { ru: "Дни", en: "Days" },
  hours: { ru: "Часы", en: "Hours" },
  day: { ru: "День", en: "Day" },
  hour: { ru: "Час", en: "Hour" },
  count: { ru: "Человек", en: "People" },
  chartText: (total: string, most: string, when: string) => ({
    ru: `Всего: ${total}. Больше всего: ${most}, ${when}.`,
    en: `In all: ${total}. Most: ${most}, ${when}.`,
  }),
  lastHours: { ru: "Последние двое суток", en: "The last two days" },
  asTable: { ru: "Таблицей", en: "As a table" },
  noEntries: { ru: "Пока никто не участвует", en: "Nobody has joined yet" },
  noEntriesText: {
    ru: "Опубликуйте конкурс в канале, и здесь появятся цифры.",
    en: "Post the contest in a channel, and the figures come.",
  },
  sources: { ru: "Откуда пришли", en: "Where they came from" },
  direct: { ru: "Сами", en: "Directly" },
  channel_post: { ru: "Из поста в канале", en: "By a post" },
  invitation: { ru: "По приглашению", en: "By an invitation" },
  locales: { ru: "На каком языке", en: "Which language" },
  ru: { ru: "По-русски", en: "Russian" },
  en: { ru: "По-английски", en: "English" },
  tasks: { ru: "Кто выполнил задания", en: "Who has done the tasks" },
  share: (count: string, percent: string) => ({
    ru: `${count} · ${percent}`,
    en: `${count} · ${percent}`,
  }),

  // Files
  exportsText: {
    ru: "Для Excel, Google Таблиц и других программ.",
    en: "For Excel, Google Sheets and the like.",
  },
  entriesFile: { ru: "Участники", en: "Entries" },
  winnersFile: { ru: "Победители", en: "Winners" },
  daysFile: { ru: "Заявки по дням", en: "Entries by day" },

  // The log
  auditText: {
    ru: "Каждое изменение конкурса: кто, когда и что.",
    en: "Every change to the contest: who, when, what.",
  },
  you: { ru: "Вы", en: "You" },
  colleague: (id: string) => ({ ru: `Организатор ${id}`, en: `Organiser ${id}` }),
  clock: { ru: "Само, по расписанию", en: "By itself, on time" },
  isPublic: { ru: "Видят все", en: "Public" },
  version: (number: string) => ({ ru: `Версия ${number}`, en: `Version ${number}` }),
  because: (reason: string) => ({ ru: `Причина: ${reason}`, en: `Reason: ${reason}` }),
  changed: (what: string) => ({ ru: `Изменено: ${what}`, en: `Changed: ${what}` }),

  created: { ru: "Создан черновик", en: "Draft made" },
  copied: { ru: "Создан как копия", en: "Made as a copy" },
  updated: { ru: "Изменён", en: "Changed" },
  "task-added": { ru: "Добавлено задание", en: "Task added" },
  "task-changed": { ru: "Изменено задание", en: "Task changed" },
  "task-removed": { ru: "Убрано задание", en: "Task taken out" },
  schedule: { ru: "Опубликован, откроется сам", en: "Published, to open by itself" },
  "open-at-once": { ru: "Опубликован и открыт", en: "Published and open" },
  unpublish: { ru: "Снят с публикации", en: "Taken back" },
  open: { ru: "Открыт", en: "Opened" },
  end: { ru: "Завершён", en: "Ended" },
  close: { ru: "Закрыт раньше срока", en: "Closed early" },
  cancel: { ru: "Отменён", en: "Cancelled" },
  draw: { ru: "Проведён розыгрыш", en: "Drawn" },
  discard: { ru: "Удалён", en: "Discarded" },

  // What has changed
  "field.texts": { ru: "тексты", en: "texts" },
  "field.default_locale": { ru: "основной язык", en: "main language" },
  "field.prizes": { ru: "призы", en: "prizes" },
  "field.picture_url": { ru: "картинка", en: "picture" },
  "field.required_channels": { ru: "каналы", en: "channels" },
  "field.excludes_winners_of": { ru: "прошлые победители", en: "earlier winners" },
  "field.starts_at": { ru: "начало", en: "start" },
  "field.ends_at": { ru: "конец", en: "end" },
  "field.time_zone": { ru: "часовой пояс", en: "time zone" },
  "field.winners": { ru: "число победителей", en: "number of winners" },
  "field.reserves": { ru: "запасные", en: "reserves" },
  "field.entry_tickets": { ru: "билеты за вступление", en: "tickets for joining" },
  "field.tickets_max": { ru: "предел билетов", en: "most tickets" },
  "field.entries_max": { ru: "предел участников", en: "most participants" },
  "field.has_captcha": { ru: "капча", en: "captcha" },
  "field.tasks": { ru: "задания", en: "tasks" },
} satisfies Texts;

export const problems: Problems = {
  "not-an-organiser": {
    ru: "Это видят только те, кто ведёт конкурс.",
    en: "Only those who run the contest see this.",
  },
};
