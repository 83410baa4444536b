/** The words of one contest's page, and of the steps of its life. */
import type { Texts } from "../../texts";

export const home = {
  title: { ru: "Конкурс", en: "Contest" },
  publish: { ru: "Опубликовать", en: "Publish" },
  toDraw: { ru: "К розыгрышу", en: "To the draw" },
  toWinners: { ru: "К победителям", en: "To the winners" },
  isDraft: {
    ru: "Черновик: его видят только организаторы.",
    en: "A draft: only its organisers see it.",
  },
  isScheduled: (time: string) => ({
    ru: `Опубликован, откроется сам через ${time}.`,
    en: `Published; opens by itself in ${time}.`,
  }),
  isOpen: (time: string) => ({ ru: `Идёт, осталось ${time}.`, en: `Open, ${time} left.` }),
  isClosed: (moment: string) => ({
    ru: `Закрыт. Розыгрыш пройдёт сам после ${moment}.`,
    en: `Closed. It is drawn by itself after ${moment}.`,
  }),
  isDrawn: { ru: "Розыгрыш состоялся.", en: "It has been drawn." },
  isCancelled: { ru: "Отменён: победителей не будет.", en: "Cancelled: nobody wins." },
  prizes: { ru: "Призы", en: "Prizes" },
  winners: {
    ru: { one: "{n} победитель", few: "{n} победителя", many: "{n} победителей" },
    en: { one: "{n} winner", other: "{n} winners" },
  },
  starts: { ru: "Начало", en: "Starts" },
  ends: { ru: "Конец", en: "Ends" },
  atOnce: { ru: "сразу после публикации", en: "when it is published" },
  channels: { ru: "Каналы", en: "Channels" },
  contents: { ru: "Что внутри", en: "What is in it" },
  edit: { ru: "Изменить", en: "Edit" },
  tasks: { ru: "Задания", en: "Tasks" },
  preview: { ru: "Предпросмотр", en: "Preview" },
  posts: { ru: "Посты в каналах", en: "Posts in channels" },
  people: { ru: "Организаторы", en: "Organisers" },
  entrants: { ru: "Люди и итоги", en: "People and results" },
  entries: { ru: "Участники", en: "Entries" },
  reviews: { ru: "Ответы на проверку", en: "Answers to judge" },
  broadcasts: { ru: "Рассылки участникам", en: "Messages to its people" },
  draw: { ru: "Розыгрыш и победители", en: "Draw and winners" },
  statistics: { ru: "Статистика и файлы", en: "Statistics and files" },
  life: { ru: "Действия", en: "Actions" },
  copy: { ru: "Копия", en: "Copy" },
  copyNote: {
    ru: "Такой же черновик, начало завтра",
    en: "The same as a draft that begins tomorrow",
  },
  copyTitle: { ru: "Сделать копию?", en: "Make a copy?" },
  copyText: {
    ru: "Появится черновик с теми же текстами, призами и заданиями. Одноразовые коды не переносятся.",
    en: "A draft with the same texts, prizes and tasks. Single-use codes are not in it.",
  },
  copied: { ru: "Копия готова", en: "The copy is there" },
  unpublish: { ru: "Вернуть в черновики", en: "Back to a draft" },
  unpublishTitle: { ru: "Вернуть в черновики?", en: "Back to a draft?" },
  unpublishText: {
    ru: "Люди перестанут видеть конкурс, пока вы не опубликуете его снова.",
    en: "People do not see it any more, until you publish it again.",
  },
  unpublished: { ru: "Снова черновик", en: "It is a draft again" },
  close: { ru: "Закрыть сейчас", en: "Close now" },
  cancel: { ru: "Отменить конкурс", en: "Cancel the contest" },
  discard: { ru: "Удалить черновик", en: "Discard the draft" },
} satisfies Texts;

export const publishing = {
  title: { ru: "Опубликовать конкурс?", en: "Publish the contest?" },
  opensNow: {
    ru: "Он откроется сразу, и люди смогут участвовать.",
    en: "It opens at once, and people can join.",
  },
  opensAt: (moment: string) => ({
    ru: `Он появится в списке и откроется сам ${moment}.`,
    en: `It is in the list, and opens by itself ${moment}.`,
  }),
  fixed: {
    ru: "После открытия условия можно только улучшать: продлить, добавить призов. Правила и задания останутся как есть.",
    en: "Once it is open it can only become better: a later end, more prizes. Rules and tasks stay as they are.",
  },
  draw: (moment: string) => ({
    ru: `Розыгрыш пройдёт сам после ${moment}.`,
    en: `It is drawn by itself after ${moment}.`,
  }),
  noTasks: {
    ru: "Заданий нет: в розыгрыше будет каждый, кто вступил.",
    en: "There are no tasks: whoever joins is in the draw.",
  },
  action: { ru: "Да, опубликовать", en: "Yes, publish" },
  isOpen: { ru: "Опубликовано, конкурс идёт. Удачи!", en: "Published and open. Good luck!" },
  isScheduled: { ru: "Опубликовано: откроется сам", en: "Published: it opens by itself" },
} satisfies Texts;

export const ending = {
  closeTitle: { ru: "Закрыть сейчас?", en: "Close it now?" },
  closeText: {
    ru: "Вступить больше будет нельзя. Момент розыгрыша не меняется. Открыть снова не получится.",
    en: "Nobody can join any more. The time of the draw stays. It cannot be opened again.",
  },
  closeAction: { ru: "Закрыть конкурс", en: "Close the contest" },
  closed: { ru: "Закрыт: вступить больше нельзя", en: "Closed: nobody can join any more" },
  cancelTitle: { ru: "Отменить конкурс?", en: "Cancel the contest?" },
  cancelText: {
    ru: "Победителей не будет, и вернуть конкурс нельзя. Потраченные на билеты баллы вернутся людям.",
    en: "Nobody wins, and it cannot be restored. People get back the points they paid for tickets.",
  },
  cancelAction: { ru: "Отменить конкурс", en: "Cancel the contest" },
  cancelled: { ru: "Конкурс отменён", en: "The contest is cancelled" },
  discardTitle: { ru: "Удалить черновик?", en: "Discard the draft?" },
  discardText: { ru: "Вернуть его будет нельзя.", en: "It cannot be restored." },
  discardAction: { ru: "Удалить", en: "Discard" },
  discarded: { ru: "Черновик удалён", en: "The draft is gone" },
  reason: { ru: "Почему", en: "Why" },
  reasonHint: {
    ru: "Увидят все. Пусто: «Так решил организатор.»",
    en: "Everybody can read it. Empty: “The organiser has decided so.”",
  },
} satisfies Texts;

/** In the contest's language, where an organiser gives none. */
export const NO_REASON = {
  ru: "Так решил организатор.",
  en: "The organiser has decided so.",
} as const;
