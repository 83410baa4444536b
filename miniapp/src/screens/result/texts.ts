import type { Counted, Text, Texts } from "../../texts";

export const texts = {
  title: { ru: "Итоги", en: "Results" },
  contest: { ru: "О конкурсе", en: "About the contest" },

  ahead: { ru: "Розыгрыш впереди", en: "The draw is to come" },
  aheadText: (ends: string): Text => ({
    ru: `Заявки принимаются до ${ends}. Потом список закроется, и победителей определит случайное число, которого пока не знает никто.`,
    en: `People can join until ${ends}. Then the list is closed, and a random number that nobody knows yet decides who wins.`,
  }),
  closing: { ru: "Закрываем список", en: "The list is being closed" },
  closingText: {
    ru: "Приём заявок закончен. Через минуту-другую здесь появится хеш списка.",
    en: "Nobody can join any more. The hash of the list is here in a minute or two.",
  },
  frozen: { ru: "Список закрыт", en: "The list is closed" },
  frozenText: {
    ru: "Победители следуют из списка и из публичного случайного числа, которого ещё никто не знает.",
    en: "The winners follow from the list and a public random number that nobody knows yet.",
  },
  waiting: { ru: "Ждём случайное число", en: "Waiting for the random number" },
  waitingText: {
    ru: "Оно вот-вот появится, и розыгрыш пройдёт сам. Страница обновится без вас.",
    en: "It is about to come out, and the draw follows by itself. This page keeps up.",
  },
  drawn: { ru: "Розыгрыш прошёл", en: "It is drawn" },
  drawnText: {
    ru: "Организаторы проверяют победителей и скоро подтвердят их. До этого приз ещё может перейти другому.",
    en: "The organisers look at the winners, and confirm them soon. Until then a prize may still go to someone else.",
  },
  confirmed: { ru: "Победители подтверждены", en: "The winners are confirmed" },
  confirmedText: (moment: string): Text => ({
    ru: `${moment}. Проверить розыгрыш может любой.`,
    en: `${moment}. Anyone can check the draw.`,
  }),
  cancelled: { ru: "Конкурс отменён", en: "The contest is cancelled" },
  cancelledText: {
    ru: "Победителей не будет.",
    en: "There are no winners.",
  },
  cancelledWhy: (reason: string): Text => ({
    ru: `Победителей не будет. Причина: ${reason}`,
    en: `There are no winners. The reason: ${reason}`,
  }),
  left: { ru: "До розыгрыша", en: "Until the draw" },
  closesIn: { ru: "До конца приёма", en: "Until it closes" },
  at: { ru: "Число появится", en: "The number comes" },
  round: { ru: "Раунд маяка", en: "Round of the beacon" },
  roundNumber: (number: string): Text => ({ ru: `№ ${number}`, en: number }),
  entries: { ru: "Заявок в списке", en: "Entries in the list" },
  tickets: { ru: "Билетов", en: "Tickets" },
  hash: { ru: "Хеш списка", en: "Hash of the list" },
  hashNote: {
    ru: "Короткий отпечаток: изменится хоть одна строка — изменится и он. Тот же хеш стоит в посте канала.",
    en: "A short fingerprint: if a single line changes, it does too. The post in the channel has the same.",
  },

  winners: { ru: "Победители", en: "Winners" },
  hidden: { ru: "Имя скрыто", en: "Name not shown" },
  nobody: { ru: "Никому", en: "Nobody" },
  you: { ru: "Это вы", en: "This is you" },
  emptyList: {
    ru: "В списке не было ни одной заявки, поэтому призы никому не достались.",
    en: "There was no entry in the list, so nobody has won.",
  },
  moreWinners: {
    ru: { one: "Ещё {n} приз", few: "Ещё {n} приза", many: "Ещё {n} призов" },
    en: { one: "{n} more prize", other: "{n} more prizes" },
  } satisfies Counted,

  mine: { ru: "Ваша строка", en: "Your line" },
  mineNumber: (number: string, of: string): Text => ({
    ru: `№ ${number} из ${of}`,
    en: `No. ${number} of ${of}`,
  }),
  ticketsCount: {
    ru: { one: "{n} билет", few: "{n} билета", many: "{n} билетов" },
    en: { one: "{n} ticket", other: "{n} tickets" },
  } satisfies Counted,
  won: (prize: string): Text => ({ ru: `Вы выиграли: ${prize}`, en: `You have won: ${prize}` }),
  wonEarly: (prize: string): Text => ({ ru: `Вам выпал приз: ${prize}`, en: `You drew: ${prize}` }),
  wonEarlyText: {
    ru: "Осталось, чтобы организаторы подтвердили победителей.",
    en: "The organisers have yet to confirm the winners.",
  },
  toPrize: { ru: "Забрать приз", en: "To your prize" },
  lost: { ru: "Приз перешёл другому", en: "The prize went to someone else" },
  reserve: (place: string): Text => ({
    ru: `Вы в запасе, место ${place}`,
    en: `You are a reserve, number ${place}`,
  }),
  reserveText: {
    ru: "Если кто-то из победителей выбудет, приз может перейти вам.",
    en: "If a winner drops out, the prize may go to you.",
  },
  notDrawn: { ru: "На этот раз не повезло", en: "No luck this time" },
  notDrawnText: {
    ru: "Ваша строка участвовала, но билет выпал не ей.",
    en: "Your line took part, but another one had the ticket.",
  },
  takesPart: { ru: "Вы участвуете в розыгрыше", en: "You take part in the draw" },
  notInList: {
    ru: "Вас нет в этом списке: так бывает, если не вступить, выйти или не выполнить обязательное задание.",
    en: "You are not in this list: so it is if you did not join, have left, or a task that is needed is not done.",
  },

  decisions: { ru: "Приз перешёл другому", en: "Prizes that went to someone else" },
  decisionsNote: {
    ru: "Причины открыты, имена — нет. Приз переходит следующему по порядку, и выбрать его нельзя.",
    en: "Reasons are public, names are not. The prize goes to the next in the order, whom nobody chooses.",
  },
  passedTo: (prize: string, to: string): Text => ({
    ru: `${prize}: теперь у № ${to} по порядку`,
    en: `${prize}: now with No. ${to} of the order`,
  }),
  passedToNobody: (prize: string): Text => ({
    ru: `${prize}: больше никому`,
    en: `${prize}: with nobody any more`,
  }),

  check: { ru: "Проверить розыгрыш", en: "Check this draw" },
  checkNote: {
    ru: "Телефон сам пересчитает всё от списка до победителей. Верить нам на слово не нужно.",
    en: "Your phone works it all out by itself, from the list to the winners. There is no need to trust us.",
  },
} satisfies Texts;

/** Why somebody lost a prize. */
export const reasons: Record<string, Text> = {
  not_member: { ru: "Не подписан на канал", en: "Not in the channel" },
  left: { ru: "Вышел из конкурса", en: "Has left the contest" },
  account_deleted: { ru: "Аккаунт удалён", en: "Account deleted" },
  ineligible_country: { ru: "Не та страна", en: "Wrong country" },
  staff: { ru: "Из организаторов", en: "Member of staff" },
  fraud: { ru: "Обман", en: "Cheating" },
  unreachable: { ru: "Не отвечает", en: "Does not answer" },
  declined: { ru: "Отказался", en: "Did not want it" },
  duplicate_person: { ru: "Несколько аккаунтов", en: "Several accounts" },
  unclaimed: { ru: "Не забрал вовремя", en: "Not claimed in time" },
};
