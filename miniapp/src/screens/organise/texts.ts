/** The words of the room; those of the form, tasks and channels have files of their own. */
import type { Text, Texts } from "../../texts";
import type { Setting } from "./changes";
import type { Contest } from "./form";

export const STATUS: Readonly<Record<Contest["status"], Text>> = {
  draft: { ru: "Черновик", en: "Draft" },
  scheduled: { ru: "Скоро откроется", en: "Scheduled" },
  open: { ru: "Идёт", en: "Open" },
  closed: { ru: "Ждёт розыгрыша", en: "Waits for its draw" },
  drawn: { ru: "Разыгран", en: "Drawn" },
  cancelled: { ru: "Отменён", en: "Cancelled" },
};

export const SETTINGS: Readonly<Record<Setting, Text>> = {
  texts: { ru: "тексты", en: "texts" },
  default_locale: { ru: "язык", en: "language" },
  prizes: { ru: "призы", en: "prizes" },
  picture_url: { ru: "картинку", en: "picture" },
  required_channels: { ru: "каналы", en: "channels" },
  excludes_winners_of: { ru: "прошлых победителей", en: "earlier winners" },
  starts_at: { ru: "начало", en: "start" },
  ends_at: { ru: "конец", en: "end" },
  time_zone: { ru: "часовой пояс", en: "time zone" },
  reserves: { ru: "запасных", en: "reserves" },
  entry_tickets: { ru: "билеты за участие", en: "tickets for joining" },
  tickets_max: { ru: "предел билетов", en: "most tickets" },
  entries_max: { ru: "предел участников", en: "participant limit" },
  has_captcha: { ru: "проверку", en: "check" },
};

export const mine = {
  title: { ru: "Мои конкурсы", en: "My contests" },
  create: { ru: "Новый конкурс", en: "New contest" },
  empty: { ru: "Пока нет конкурсов", en: "No contests yet" },
  emptyText: { ru: "Первый можно сделать за две минуты.", en: "The first one takes two minutes." },
  mayNot: {
    ru: "Вас пока не назначили организатором. Попросите об этом тех, кто ведёт бота.",
    en: "You organise no contests. Ask those who run the bot to let you.",
  },
  drafts: { ru: "Черновики", en: "Drafts" },
  scheduled: { ru: "Скоро откроются", en: "Scheduled" },
  open: { ru: "Идут", en: "Open" },
  closed: { ru: "Ждут розыгрыша", en: "Waiting for the draw" },
  drawn: { ru: "Разыграны", en: "Drawn" },
  cancelled: { ru: "Отменены", en: "Cancelled" },
  starts: (moment: string) => ({ ru: `Начнётся ${moment}`, en: `Starts ${moment}` }),
  left: (time: string) => ({ ru: `Ещё ${time}`, en: `${time} left` }),
  drawnAt: (moment: string) => ({
    ru: `Розыгрыш ${moment}`,
    en: `Draw ${moment}`,
  }),
  ended: (moment: string) => ({ ru: `Завершён ${moment}`, en: `Ended ${moment}` }),
  notPublished: { ru: "Видите только вы", en: "Only you see it" },
  tools: { ru: "Ещё", en: "More" },
  channels: { ru: "Каналы и группы", en: "Channels and groups" },
  broadcasts: { ru: "Рассылки", en: "Messages to people" },
  referrals: { ru: "Приглашения: правила и проверка", en: "Invitations: rules and reviews" },
  points: { ru: "Баллы в конкурсах", en: "Points in contests" },
} satisfies Texts;

export const begin = {
  title: { ru: "Новый конкурс", en: "New contest" },
  blank: { ru: "С чистого листа", en: "From nothing" },
  blankNote: { ru: "Название, приз и конец: остальное по желанию", en: "A title, a prize, an end" },
  draft: { ru: "Продолжить начатый", en: "Go on with what you began" },
  templates: { ru: "По образцу", en: "From a template" },
  copyHint: {
    ru: "Повторить прошлый конкурс можно кнопкой «Копия» на его странице.",
    en: "To repeat an earlier contest, use “Copy” on its page.",
  },
  use: { ru: "Создать черновик", en: "Create the draft" },
  code: { ru: "Слово, которое нужно найти", en: "The word to be found" },
  codeHint: {
    ru: "От 4 до 64 знаков, регистр не важен",
    en: "4 to 64 characters, in capitals or not",
  },
  channelsNeeded: { ru: "Назовите хотя бы один канал", en: "Name a channel at least" },
} satisfies Texts;

export const create = {
  title: { ru: "Новый конкурс", en: "New contest" },
  subtitle: {
    ru: "Сначала это черновик: его увидите только вы.",
    en: "A draft at first: only you see it.",
  },
  kept: { ru: "Написанное сохраняется само.", en: "What you write is kept by itself." },
  create: { ru: "Создать черновик", en: "Create the draft" },
  done: { ru: "Черновик готов", en: "The draft is there" },
  forget: { ru: "Очистить", en: "Clear" },
  forgetTitle: { ru: "Очистить?", en: "Clear it?" },
  forgetText: { ru: "Всё, что вы написали, пропадёт.", en: "All that you have written is lost." },
} satisfies Texts;

export const edit = {
  title: { ru: "Изменить", en: "Edit" },
  save: { ru: "Сохранить", en: "Save" },
  saved: { ru: "Сохранено", en: "Saved" },
  discard: { ru: "Отменить правки", en: "Undo my changes" },
  reason: { ru: "Почему что-то меняется", en: "Why it changes" },
  reasonHint: {
    ru: "В конкурсе уже участвуют: причину увидят все",
    en: "People have joined: everybody can read it",
  },
  reasonNeeded: { ru: "Напишите хотя бы одну строку", en: "Write a line at least" },
  outdated: { ru: "Пока вы писали, конкурс изменили", en: "The contest has changed meanwhile" },
  theirs: (names: string) => ({ ru: `Поменяли: ${names}.`, en: `Changed: ${names}.` }),
  rebase: { ru: "Оставить и то, и моё", en: "Keep both" },
  takeTheirs: { ru: "Взять как есть, мои правки убрать", en: "Take theirs, undo mine" },
  merged: {
    ru: "Ваши правки перенесены. Проверьте и сохраните.",
    en: "Your changes are kept. Look, and save.",
  },
  both: (names: string) => ({
    ru: `Ваши правки перенесены; там, где меняли оба (${names}), осталось ваше. Проверьте и сохраните.`,
    en: `Your changes are kept, also where both had changed something (${names}). Look, and save.`,
  }),
} satisfies Texts;

export const look = {
  title: { ru: "Предпросмотр", en: "Preview" },
  label: { ru: "Так это увидят участники", en: "As people will see it" },
  note: { ru: "Так это увидят участники.", en: "This is what people will see." },
  noTitle: { ru: "Название", en: "Title" },
  noDescription: { ru: "Здесь будет описание.", en: "The description will be here." },
  noPrize: { ru: "Приз", en: "A prize" },
  noEnd: { ru: "Конец не выбран", en: "No end yet" },
  prizes: { ru: "Призы", en: "Prizes" },
  tasks: { ru: "Задания", en: "Tasks" },
  rules: { ru: "Правила", en: "Rules" },
  join: { ru: "Участвовать", en: "Join" },
  mandatory: { ru: "Обязательно", en: "Required" },
  starts: (moment: string) => ({ ru: `Начнётся ${moment}`, en: `Starts ${moment}` }),
  left: (time: string) => ({ ru: `Ещё ${time}`, en: `${time} left` }),
  over: { ru: "Завершён", en: "Over" },
  tickets: {
    ru: { one: "{n} билет", few: "{n} билета", many: "{n} билетов" },
    en: { one: "{n} ticket", other: "{n} tickets" },
  },
} satisfies Texts;
