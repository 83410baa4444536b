import type { Text, Texts } from "../../texts";

export const texts = {
  title: { ru: "Участники", en: "Entries" },
  parts: { ru: "Разделы", en: "Parts" },
  entries: { ru: "Участники", en: "Entries" },
  reviews: { ru: "Ответы", en: "Answers" },
  exclusions: { ru: "Запреты", en: "Kept out" },
  search: { ru: "Найти: имя, @имя или id", en: "Find: a name, a @name or an id" },
  state: { ru: "Кого показать", en: "Whom to show" },
  all: { ru: "Все", en: "All" },
  active: { ru: "Участвуют", en: "In" },
  withdrawn: { ru: "Ушли", en: "Left" },
  disqualified: { ru: "Сняты", en: "Out" },
  none: { ru: "Пока никого", en: "Nobody yet" },
  noneText: {
    ru: "Опубликуйте конкурс в канале, и участники появятся здесь.",
    en: "Post the contest in a channel, and people will be here.",
  },
  notFound: { ru: "Никого не нашли", en: "Nobody found" },
  notFoundText: {
    ru: "Попробуйте имя, @имя или id целиком.",
    en: "Try a name, a @name or a whole id.",
  },
  tickets: {
    ru: { one: "{n} билет", few: "{n} билета", many: "{n} билетов" },
    en: { one: "{n} ticket", other: "{n} tickets" },
  },
  hasLeft: { ru: "Больше не участвует", en: "Has left" },
  isOut: { ru: "Снят с конкурса", en: "Disqualified" },
  isOutFor: (reason: string): Text => ({
    ru: `Снят с конкурса: ${reason}`,
    en: `Disqualified: ${reason}`,
  }),
  qualified: { ru: "Всё обязательное выполнено", en: "All required tasks done" },
  notQualified: { ru: "Обязательное выполнено не всё", en: "Required tasks not all done" },
  joined: { ru: "Вступил", en: "Joined" },
  source: { ru: "Откуда", en: "Came by" },
  telegramId: { ru: "Telegram id", en: "Telegram id" },
  ticketsLabel: { ru: "Билеты", en: "Tickets" },
  deleted: { ru: "Аккаунт удалён", en: "Account deleted" },
  write: { ru: "Написать", en: "Write" },
  disqualify: { ru: "Снять с конкурса", en: "Disqualify" },
  disqualifyText: {
    ru: "Это навсегда: человек не попадёт в розыгрыш и не вступит снова. Бот покажет ему причину.",
    en: "For good: they are not drawn, and cannot join again. The bot tells them the reason.",
  },
  reason: { ru: "Причина", en: "Reason" },
  reasonHint: {
    ru: "Её прочитает участник. Пусто: «Нарушены правила конкурса.»",
    en: "The person reads it. Empty: “Against the rules of the contest.”",
  },
  ban: { ru: "И внести в запреты", en: "Keep them out as well" },
  banNote: {
    ru: "Новый аккаунт с этим id тоже не вступит",
    en: "Nor can a new account of theirs join",
  },
  done: (name: string): Text => ({
    ru: `${name} больше не участвует`,
    en: `${name} is out`,
  }),
  export: { ru: "Участники файлом", en: "Entries as a file" },
} satisfies Texts;

export const SOURCES: Readonly<Record<"direct" | "channel_post" | "invitation", Text>> = {
  direct: { ru: "Сам", en: "Directly" },
  channel_post: { ru: "Из поста", en: "A post" },
  invitation: { ru: "По приглашению", en: "An invitation" },
};

/** In the contest's language, where an organiser gives none. */
export const NO_REASON = {
  ru: "Нарушены правила конкурса.",
  en: "Against the rules of the contest.",
} as const;

export const reviews = {
  none: { ru: "Непроверенных ответов нет", en: "No answers are waiting" },
  noneText: {
    ru: "Ответы на вопросы появятся здесь, когда участники их пришлют.",
    en: "Answers to questions are here once people give them.",
  },
  hint: {
    ru: "Проверьте до конца конкурса: потом билетов за ответ не будет.",
    en: "Judge them before the end: afterwards an answer gives no tickets.",
  },
  accept: { ru: "Засчитать", en: "Accept" },
  reject: { ru: "Не засчитать", en: "Reject" },
  accepted: { ru: "Засчитано", en: "It counts" },
  rejected: { ru: "Не засчитано", en: "It does not count" },
} satisfies Texts;

export const exclusions = {
  hint: {
    ru: "Организаторы тоже могут участвовать: если им нельзя, добавьте их сюда.",
    en: "Organisers may take part as well: name those who may not here.",
  },
  none: { ru: "Никого", en: "Nobody" },
  noneText: {
    ru: "Здесь те, кому нельзя участвовать в этом конкурсе.",
    en: "Those who may not take part in this contest.",
  },
  staff: { ru: "Из организаторов", en: "Member of staff" },
  banned: { ru: "Под запретом", en: "Banned" },
  earlier_winner: { ru: "Победил раньше", en: "Won before" },
  add: { ru: "Добавить", en: "Add" },
  telegramIdHint: { ru: "Число", en: "A number" },
  reason: { ru: "Почему", en: "Why" },
  note: { ru: "Заметка для организаторов", en: "A note for the organisers" },
  bannedNote: {
    ru: "Если человек уже участвует, он будет снят с конкурса, и бот ему сообщит.",
    en: "If they are in, they are disqualified, and the bot tells them.",
  },
  added: { ru: "Добавлено", en: "Added" },
  remove: { ru: "Разрешить участвовать", en: "Let them take part" },
  removeTitle: { ru: "Разрешить участвовать?", en: "Let them take part?" },
  removeText: {
    ru: "Если человека сняли с конкурса, он останется снят.",
    en: "If they were disqualified, they stay so.",
  },
} satisfies Texts;
