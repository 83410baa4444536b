import type { Schema } from "../../api";
import type { Text, Texts } from "../../texts";

export type Finding = NonNullable<Schema<"Winner">["finding"]> | "unchecked";
export type Reason = Schema<"WinnerDisqualification">["reason"];

export const texts = {
  title: { ru: "Розыгрыш", en: "The draw" },
  early: { ru: "Розыгрыш впереди", en: "The draw is still to come" },
  earlyText: (moment: string): Text => ({
    ru: `Он пройдёт сам после ${moment}. Ничего делать не нужно.`,
    en: `It is held by itself after ${moment}. There is nothing to do.`,
  }),
  draftText: {
    ru: "Сначала опубликуйте конкурс.",
    en: "Publish the contest first.",
  },
  cancelled: {
    ru: "Конкурс отменён, розыгрыша не будет",
    en: "The contest is cancelled: there is no draw",
  },
  steps: { ru: "Как идёт розыгрыш", en: "How the draw goes" },
  closed: { ru: "Вступить больше нельзя", en: "Nobody can join any more" },
  freezing: { ru: "Список участников закрывается", en: "The list of entries is being closed" },
  freezingText: { ru: "Это занимает минуту-другую.", en: "It takes a minute or two." },
  frozen: { ru: "Список закрыт и опубликован", en: "The list is final and public" },
  counted: (entries: string, tickets: string): Text => ({
    ru: `${entries}, ${tickets}`,
    en: `${entries}, ${tickets}`,
  }),
  entries: {
    ru: { one: "{n} участник", few: "{n} участника", many: "{n} участников" },
    en: { one: "{n} entry", other: "{n} entries" },
  },
  tickets: {
    ru: { one: "{n} билет", few: "{n} билета", many: "{n} билетов" },
    en: { one: "{n} ticket", other: "{n} tickets" },
  },
  random: {
    ru: "Случайное число из открытого источника",
    en: "A random number of a public source",
  },
  randomIn: (time: string): Text => ({
    ru: `Появится через ${time}: заранее его не знает никто`,
    en: `In ${time}: nobody knows it before`,
  }),
  randomDue: { ru: "Вот-вот появится", en: "Any moment now" },
  round: (round: string): Text => ({ ru: `Раунд ${round}`, en: `Round ${round}` }),
  drawn: { ru: "Победители определены", en: "The winners are drawn" },
  confirmed: {
    ru: "Подтверждение, и победителям сообщат",
    en: "You confirm, the winners are told",
  },
  isConfirmed: { ru: "Подтверждено, победителям сообщено", en: "Confirmed: the winners are told" },
  ask: { ru: "Проверить сейчас", en: "Look now" },
  askHint: {
    ru: "Всё идёт само, каждую минуту. Кнопка лишь ускоряет.",
    en: "It all goes by itself, every minute. The button only saves the wait.",
  },
  winners: { ru: "Победители", en: "Winners" },
  winnersHint: {
    ru: "Нажмите на победителя, чтобы написать ему или передать приз следующему.",
    en: "Press a winner to write to them, or to pass the prize on.",
  },
  export: { ru: "Победители файлом", en: "Winners as a file" },
  nobody: { ru: "Никого не осталось", en: "Nobody is left" },
  deleted: { ru: "Аккаунт удалён", en: "Account deleted" },
  place: (number: number, prize: string): Text => ({
    ru: `${number}. ${prize}`,
    en: `${number}. ${prize}`,
  }),
  decisions: { ru: "Решения в открытом протоколе", en: "Decisions in the public proof" },
  decided: (draw: number): Text => ({ ru: `Жребий ${draw + 1}`, en: `Draw ${draw + 1}` }),
  result: { ru: "Итоги, как их видят все", en: "The result as everybody sees it" },
  codes: { ru: "Коды призов", en: "Codes of prizes" },
  codesNeeded: {
    ru: { one: "Нужен {n} код", few: "Нужно {n} кода", many: "Нужно {n} кодов" },
    en: { one: "{n} code is needed", other: "{n} codes are needed" },
  },
  codesPutHint: {
    ru: "По одному в строке, до 1000. Они заменят прежние; каждый получит один победитель",
    en: "One a line, 1,000 at most. They take the place of those there are; each winner gets one",
  },
  codesLeft: (codes: number, left: number): Text => ({
    ru: `Кодов: ${codes}. Ещё не выдано: ${left}.`,
    en: `There are ${codes} codes; ${left} are left.`,
  }),
  codesFew: (needed: number): Text => ({
    ru: `Кодов меньше, чем победителей: нужно ${needed}`,
    en: `Fewer codes than winners: ${needed} are needed`,
  }),
  codesPut: { ru: "Сохранить коды", en: "Save the codes" },
  codesDone: {
    ru: { one: "Сохранён {n} код", few: "Сохранено {n} кода", many: "Сохранено {n} кодов" },
    en: { one: "{n} code is saved", other: "{n} codes are saved" },
  },
  codesSoon: {
    ru: "Коды добавляют, когда конкурс открыт.",
    en: "Codes are given once the contest is open.",
  },
} satisfies Texts;

export const winner = {
  draw: { ru: "Жребий", en: "Draw" },
  check: { ru: "Проверка", en: "Check" },
  checkedAt: { ru: "Проверен", en: "Checked" },
  claimUntil: { ru: "Забрать до", en: "To be claimed until" },
  claimed: { ru: "Забран", en: "Claimed" },
  telegramId: { ru: "Telegram id", en: "Telegram id" },
  write: { ru: "Написать победителю", en: "Write to the winner" },
  out: { ru: "Передать приз следующему", en: "Pass the prize on" },
  outText: {
    ru: "Приз перейдёт следующему по жребию, и этот человек его уже не получит. У остальных ничего не изменится. Причина будет в открытом протоколе, имя нет.",
    en: "The prize goes to the next one drawn, and never comes back to this person. Nobody else's changes. The reason stands in the public proof, the name does not.",
  },
  why: { ru: "Почему", en: "Why" },
  isOut: { ru: "Приз перешёл следующему", en: "The prize goes to the next one" },
} satisfies Texts;

export const confirming = {
  confirm: { ru: "Подтвердить победителей", en: "Confirm the winners" },
  title: { ru: "Подтвердить победителей?", en: "Confirm the winners?" },
  told: { ru: "Победителям сразу придёт сообщение.", en: "The winners are told at once." },
  final: { ru: "Изменить после этого ничего нельзя.", en: "Nothing can be changed afterwards." },
  published: {
    ru: "Итоги выйдут в каналах конкурса.",
    en: "The result is posted in the contest's channels.",
  },
  passedOn: {
    ru: { one: "Передан {n} приз", few: "Передано {n} приза", many: "Передано {n} призов" },
    en: { one: "{n} prize was passed on", other: "{n} prizes were passed on" },
  },
  doubtful: {
    ru: {
      one: "{n} победитель не прошёл проверку",
      few: "{n} победителя не прошли проверку",
      many: "{n} победителей не прошли проверку",
    },
    en: { one: "{n} winner did not pass the check", other: "{n} winners did not pass the check" },
  },
  yes: { ru: "Да, подтвердить", en: "Yes, confirm" },
  anyway: { ru: "Всё равно подтвердить", en: "Confirm anyway" },
  toCodes: { ru: "К кодам", en: "To the codes" },
  done: { ru: "Готово: победители узнают прямо сейчас", en: "Done: the winners are being told" },
} satisfies Texts;

export const FINDINGS: Readonly<Record<Finding, Text>> = {
  ok: { ru: "Всё в порядке", en: "May win" },
  not_member: { ru: "Не подписан на канал", en: "Not in the channel" },
  account_deleted: { ru: "Аккаунт удалён", en: "Account deleted" },
  staff: { ru: "Из организаторов", en: "A member of staff" },
  banned: { ru: "Под запретом", en: "Banned" },
  earlier_winner: { ru: "Уже выигрывал", en: "Won before" },
  unknown: { ru: "Telegram не отвечает", en: "Telegram does not say" },
  unchecked: { ru: "Проверяется", en: "Being checked" },
};

export const REASONS: Readonly<Record<Reason | "unclaimed", Text>> = {
  not_member: { ru: "Не подписан на канал", en: "Not in the channel" },
  left: { ru: "Отписался", en: "Has left" },
  account_deleted: { ru: "Аккаунт удалён", en: "Account deleted" },
  ineligible_country: { ru: "Не та страна", en: "Wrong country" },
  staff: { ru: "Из организаторов", en: "Member of staff" },
  fraud: { ru: "Обман", en: "Cheating" },
  unreachable: { ru: "Не отвечает", en: "Does not answer" },
  declined: { ru: "Отказался", en: "Does not want it" },
  duplicate_person: { ru: "Несколько аккаунтов", en: "Several accounts" },
  unclaimed: { ru: "Не забрал вовремя", en: "Not claimed in time" },
};

export const CHOSEN = [
  "not_member",
  "left",
  "account_deleted",
  "ineligible_country",
  "staff",
  "fraud",
  "unreachable",
  "declined",
  "duplicate_person",
] as const satisfies readonly Reason[];
