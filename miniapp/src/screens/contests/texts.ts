import type { Texts } from "../../texts";

export const texts = {
  title: { ru: "Конкурсы", en: "Contests" },
  which: { ru: "Какие конкурсы показать", en: "Which contests to show" },
  open: { ru: "Идут", en: "Open" },
  mine: { ru: "Я участвую", en: "Joined" },
  finished: { ru: "Прошли", en: "Finished" },
  soon: { ru: "Скоро", en: "Coming soon" },
  left: (time: string) => ({ ru: `Ещё ${time}`, en: `${time} left` }),
  starts: (moment: string) => ({ ru: `Начнётся ${moment}`, en: `Starts ${moment}` }),
  ended: (moment: string) => ({ ru: `Завершился ${moment}`, en: `Ended ${moment}` }),
  drawing: { ru: "Подводим итоги", en: "The draw is coming" },
  drawn: { ru: "Есть победители", en: "Winners are out" },
  cancelled: { ru: "Отменён", en: "Cancelled" },
  draft: { ru: "Черновик", en: "Draft" },
  lastMinutes: { ru: "Заканчивается", en: "Ends now" },
  prizes: {
    ru: { one: "{n} приз", few: "{n} приза", many: "{n} призов" },
    en: { one: "{n} prize", other: "{n} prizes" },
  },
  openEmpty: { ru: "Сейчас конкурсов нет", en: "No contests right now" },
  openEmptyText: {
    ru: "Загляните чуть позже: о новых мы расскажем в чате с ботом.",
    en: "Come back soon: the bot tells you about new ones.",
  },
  mineEmpty: { ru: "Вы пока нигде не участвуете", en: "You have not joined any yet" },
  mineEmptyText: {
    ru: "Выберите конкурс: участие займёт полминуты.",
    en: "Choose a contest: it takes half a minute to join.",
  },
  choose: { ru: "Выбрать конкурс", en: "Choose a contest" },
  finishedEmpty: { ru: "Ещё ни один конкурс не завершился", en: "No contest is over yet" },
} satisfies Texts;
