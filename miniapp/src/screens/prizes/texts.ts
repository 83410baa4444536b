import type { Problems, Texts } from "../../texts";

export const texts = {
  title: { ru: "Призы", en: "Prizes" },
  empty: { ru: "Призов пока нет", en: "No prizes yet" },
  emptyText: {
    ru: "Когда вы выиграете, приз появится здесь, а бот напишет вам.",
    en: "When you win, the prize is here, and the bot tells you.",
  },
  toContests: { ru: "К конкурсам", en: "To the contests" },
  prize: { ru: "Ваш приз", en: "Your prize" },
  contest: { ru: "Конкурс", en: "Contest" },
  result: { ru: "Итоги и проверка розыгрыша", en: "The result, and how to check it" },

  // States
  toClaim: (left: string) => ({ ru: `Заберите: ещё ${left}`, en: `Claim it: ${left} left` }),
  claimOver: { ru: "Время вышло", en: "Too late" },
  yours: { ru: "Приз ваш", en: "It is yours" },
  lost: { ru: "Перешёл другому", en: "Went to someone else" },
  pointsDue: { ru: "Баллы в пути", en: "On the way" },
  pointsDone: { ru: "Начислено", en: "Paid" },
  pointsRefused: { ru: "Не начислено", en: "Not paid" },

  // What to do
  claimTitle: { ru: "Заберите приз", en: "Claim your prize" },
  claimUntil: (moment: string, left: string) => ({
    ru: `До ${moment}, осталось ${left}. Потом он перейдёт другому.`,
    en: `By ${moment}: ${left} left. Then it goes to someone else.`,
  }),
  claim: { ru: "Забрать приз", en: "Claim the prize" },
  claimed: { ru: "Приз ваш!", en: "It is yours!" },
  claimedAt: (moment: string) => ({ ru: `Вы забрали его ${moment}`, en: `Claimed ${moment}` }),
  claimOverText: {
    ru: "Забрать этот приз уже нельзя: он переходит следующему.",
    en: "It cannot be claimed any more and goes to the next in line.",
  },
  contact: {
    ru: "Организаторы напишут вам в Telegram.",
    en: "The organisers write to you in Telegram.",
  },
  noUsername: {
    ru: "У вас нет имени с @. Задайте его в настройках Telegram, чтобы вас нашли.",
    en: "You have no @username. Set one in the settings of Telegram, so that they find you.",
  },
  noCode: { ru: "Кода для этого приза нет.", en: "There is no code for this prize." },
  code: { ru: "Код", en: "Code" },
  codeText: {
    ru: "Он только для вас: никому его не показывайте.",
    en: "It is for you alone: do not show it to anyone.",
  },
  showCode: { ru: "Показать код", en: "Show the code" },
  hideCode: { ru: "Скрыть код", en: "Hide the code" },
  copyCode: { ru: "Скопировать код", en: "Copy the code" },
  points: { ru: "Баллы", en: "Points" },
  pointsAmount: {
    ru: { one: "{n} балл", few: "{n} балла", many: "{n} баллов" },
    en: { one: "{n} point", other: "{n} points" },
  },
  pointsDueText: {
    ru: "Придут на ваш счёт сами, обычно за минуту.",
    en: "They come by themselves, mostly within a minute.",
  },
  toPoints: { ru: "Мои баллы", en: "My points" },
  showName: { ru: "Показать моё имя среди победителей", en: "Show my name among the winners" },
  showNameNote: {
    ru: "Иначе его увидят только организаторы",
    en: "Else only the organisers see it",
  },

  // Lost
  lostTitle: { ru: "Приз перешёл другому", en: "The prize went to someone else" },
  none: { ru: "Приза здесь нет", en: "No prize here" },
  noneText: {
    ru: "Если розыгрыш ещё не подтверждён, загляните позже.",
    en: "If the draw is not confirmed yet, come back later.",
  },
  not_member: {
    ru: "На момент проверки вы не были подписаны на нужные каналы.",
    en: "You were not in the channels when this was checked.",
  },
  left: { ru: "Вы отписались от нужных каналов.", en: "You had left the channels." },
  account_deleted: {
    ru: "Аккаунт в Telegram был удалён.",
    en: "The Telegram account was deleted.",
  },
  ineligible_country: {
    ru: "По правилам приз не вручают в вашей стране.",
    en: "By the rules, the prize is not given in your country.",
  },
  staff: { ru: "Организаторы не могут выигрывать.", en: "Those who run a contest cannot win it." },
  fraud: { ru: "Нарушены правила конкурса.", en: "The rules of the contest were broken." },
  unreachable: { ru: "С вами не удалось связаться.", en: "You could not be reached." },
  declined: { ru: "Вы отказались от приза.", en: "You did not want it." },
  duplicate_person: {
    ru: "Вы участвовали с нескольких аккаунтов.",
    en: "You took part with several accounts.",
  },
  unclaimed: { ru: "Приз не забрали вовремя.", en: "It was not claimed in time." },
} satisfies Texts;

export const problems: Problems = {
  "prize-claim-over": texts.claimOverText,
  "prize-not-found": texts.lostTitle,
};
