import type { Problems, Texts } from "../../texts";

export const texts = {
  title: { ru: "Приглашения", en: "Invitations" },
  adminOnly: { ru: "Только для администраторов", en: "For admins only" },
  adminOnlyText: {
    ru: "Правилами приглашений управляют администраторы бота.",
    en: "The rules of invitations are set by the admins of the bot.",
  },
  points: {
    ru: { one: "{n} балл", few: "{n} балла", many: "{n} баллов" },
    en: { one: "{n} point", other: "{n} points" },
  },

  // Overview
  queue: { ru: "Ждут решения", en: "Waiting for you" },
  queueNone: { ru: "Всё разобрано", en: "All decided" },
  rules: { ru: "Правила", en: "Rules" },
  rulesNone: { ru: "Ещё не заданы", en: "Not set yet" },
  version: (n: number) => ({ ru: `Версия ${n}`, en: `Version ${n}` }),
  signals: { ru: "Признаки накрутки", en: "Signs of cheating" },
  payouts: { ru: "Выплаты", en: "Payouts" },
  payoutsNote: {
    ru: "Пока выключены, ничего не начисляется и не теряется.",
    en: "While they are off, nothing is paid and nothing is lost.",
  },
  payoutsOffTitle: { ru: "Остановить выплаты?", en: "Stop the payouts?" },
  payoutsOffText: {
    ru: "Никто не получит баллов за приглашения, пока вы не включите их снова.",
    en: "Nobody gets points for invitations until you switch them on again.",
  },
  payoutsStop: { ru: "Остановить", en: "Stop" },
  statistics: { ru: "Последние 10 000 человек", en: "The newest 10,000 people" },
  paidPoints: { ru: "Начислено всего", en: "Points paid" },
  whyRejected: { ru: "Почему не засчитаны", en: "Why not counted" },
  accuracy: { ru: "Как сработали признаки", en: "How right the signs were" },
  accuracyOf: (flagged: string, approved: string, rejected: string) => ({
    ru: `Ждут: ${flagged} · засчитаны: ${approved} · отклонены: ${rejected}`,
    en: `Waiting: ${flagged} · approved: ${approved} · rejected: ${rejected}`,
  }),
  csv: { ru: "Скачать список", en: "Export the list" },
  list: { ru: "Все приглашения", en: "All invitations" },
  listEmpty: { ru: "Приглашений пока нет", en: "No invitations yet" },
  stateFilter: { ru: "Состояние", en: "State" },
  any: { ru: "Любое", en: "Any" },

  // States
  pending: { ru: "Ждём действия", en: "To act still" },
  qualified: { ru: "Засчитывается", en: "Qualified" },
  rewarded: { ru: "Оплачено", en: "Paid" },
  rejected: { ru: "Не засчитано", en: "Not counted" },
  flagged: { ru: "Под вопросом", en: "Flagged" },

  // The queue
  queueText: {
    ru: "Эти приглашения похожи на накрутку. Решение окончательное.",
    en: "These look like cheating. What you decide stays.",
  },
  queueEmptyText: {
    ru: "Когда приглашение покажется подозрительным, оно появится здесь.",
    en: "An invitation that looks suspicious comes here.",
  },
  score: (score: string, from: string) => ({
    ru: `Оценка ${score}, порог ${from}`,
    en: `Score ${score}, flagged from ${from}`,
  }),
  scoreOnly: (score: string) => ({ ru: `Оценка ${score}`, en: `Score ${score}` }),
  code: (code: string) => ({ ru: `Код ${code}`, en: `Code ${code}` }),
  invitation: (id: string) => ({ ru: `Приглашение ${id}`, en: `Invitation ${id}` }),
  start: { ru: "через чат с ботом", en: "by the chat" },
  startapp: { ru: "через приложение", en: "by the app" },
  choose: (id: string) => ({ ru: `Выбрать приглашение ${id}`, en: `Choose invitation ${id}` }),
  chooseAll: { ru: "Выбрать все", en: "Choose all" },
  chooseNone: { ru: "Снять выбор", en: "Choose none" },
  approve: { ru: "Засчитать", en: "Approve" },
  reject: { ru: "Отклонить", en: "Reject" },
  approveMany: {
    ru: { one: "Засчитать {n}", few: "Засчитать {n}", many: "Засчитать {n}" },
    en: { one: "Approve {n}", other: "Approve {n}" },
  },
  rejectMany: {
    ru: { one: "Отклонить {n}", few: "Отклонить {n}", many: "Отклонить {n}" },
    en: { one: "Reject {n}", other: "Reject {n}" },
  },
  invitations: {
    ru: { one: "{n} приглашение", few: "{n} приглашения", many: "{n} приглашений" },
    en: { one: "{n} invitation", other: "{n} invitations" },
  },
  sureApprove: (what: string) => ({ ru: `Засчитать ${what}?`, en: `Approve ${what}?` }),
  sureApproveText: {
    ru: "Они будут оплачены, если приглашённые ещё здесь.",
    en: "They are paid if the invited people are still here.",
  },
  sureReject: (what: string) => ({ ru: `Отклонить ${what}?`, en: `Reject ${what}?` }),
  sureRejectText: {
    ru: "Баллов за них не будет, и изменить это нельзя.",
    en: "They bring nothing, and that cannot be changed.",
  },
  decided: {
    ru: { one: "Решено: {n}", few: "Решено: {n}", many: "Решено: {n}" },
    en: { one: "{n} decided", other: "{n} decided" },
  },
  decidedSome: (done: string, before: string) => ({
    ru: `Решено: ${done}. Уже были решены: ${before}`,
    en: `${done} decided, ${before} were before`,
  }),
  watch: { ru: "Следить за пригласившим", en: "Watch the referrer" },
  unwatch: { ru: "Больше не следить", en: "Watch no more" },
  watched: {
    ru: "Теперь каждое его приглашение ждёт вашего решения",
    en: "Each of their invitations waits for you now",
  },
  unwatched: { ru: "Больше не следим", en: "Not watched any more" },

  // Signals in words
  "regular-gaps": { ru: "Приходят через равное время", en: "They come at even intervals" },
  "clustered-ids": { ru: "Аккаунты созданы подряд", en: "Accounts made in a row" },
  "young-accounts": { ru: "Новые аккаунты", en: "Young accounts" },
  "empty-accounts": { ru: "Без имени и фото", en: "No username, no photo" },
  "quick-actions": { ru: "Слишком быстро выполняют условия", en: "Too quick to act" },
  leavers: { ru: "Отписываются от каналов", en: "They leave the channels" },
  "instant-chain": { ru: "Цепочка приглашений", en: "A chain of invitations" },
  velocity: { ru: "Много за короткое время", en: "Many in a short time" },
  watchedSignal: { ru: "За пригласившим следят", en: "The referrer is watched" },

  // Why rejected
  cap: { ru: "Предел на человека", en: "Limit of a person" },
  "daily-cap": { ru: "Предел на день", en: "Limit of a day" },
  late: { ru: "Кампания закончилась", en: "After the campaign" },
  left: { ru: "Отписались", en: "Left the channels" },
  gone: { ru: "Приглашённый удалил аккаунт", en: "The invited one is gone" },
  "referrer-gone": { ru: "Пригласивший удалил аккаунт", en: "The referrer is gone" },
  budget: { ru: "Бюджет исчерпан", en: "Budget used up" },
  "account-closed": { ru: "Счёт закрыт", en: "Account closed" },
  fraud: { ru: "Отклонено вами", en: "Rejected by an admin" },

  // Rules
  rulesText: {
    ru: "Действуют на приглашения, принятые после сохранения.",
    en: "For invitations that are accepted from now on.",
  },
  campaign: { ru: "Кампания", en: "Campaign" },
  campaignHint: {
    ru: "Строчные латинские буквы, цифры и дефис. Её бюджет платит за приглашения.",
    en: "Small letters, digits and hyphens. Its budget pays.",
  },
  startsAt: { ru: "Начало", en: "Starts" },
  endsAt: { ru: "Конец", en: "Ends" },
  contest: { ru: "В какой конкурс нужно вступить", en: "Which contest they have to enter" },
  anyContest: { ru: "В любой", en: "Any" },
  needsTask: { ru: "И выполнить задание", en: "And do a task there" },
  tellsContests: {
    ru: "Учитывать в заданиях «пригласить друзей»",
    en: "Count for the tasks to invite friends",
  },
  channels: { ru: "Каналы, где нужно остаться", en: "Channels they have to stay in" },
  channelsHint: (most: string) => ({
    ru: `По одному в строке, не больше ${most}: @имя или id. Бот должен быть там администратором.`,
    en: `One a line, ${most} at most: @name or id. The bot has to be an administrator there.`,
  }),
  holdH: {
    ru: "Через сколько часов проверить и оплатить",
    en: "Hours until it is checked and paid",
  },
  returnH: {
    ru: "Через сколько часов вернувшийся начинает заново",
    en: "Hours after which who left and is back begins anew",
  },
  returnHint: { ru: "0 — никогда", en: "0: never" },
  newcomerH: {
    ru: "Кто здесь дольше стольких часов, не считается новым",
    en: "Hours after which nobody is a newcomer",
  },
  tiers: { ru: "Награда пригласившему", en: "What the referrer gets" },
  tiersFooter: {
    ru: "Например: с 0 — по 10 баллов, с 10 — по 5.",
    en: "For example: after 0, 10 each; after 10, 5 each.",
  },
  tierAfter: { ru: "После скольких", en: "After so many" },
  milestones: { ru: "Сверх того за круглый счёт", en: "On top, with a certain invitation" },
  milestoneAt: { ru: "За номер", en: "With number" },
  pointsField: { ru: "Баллов", en: "Points" },
  add: { ru: "Добавить", en: "Add" },
  removeLine: (n: number) => ({ ru: `Убрать строку ${n}`, en: `Remove line ${n}` }),
  inviteePoints: { ru: "Баллы приглашённому", en: "Points for the invited one" },
  secondLevel: {
    ru: "Баллы тому, кто пригласил пригласившего",
    en: "Points for the referrer's referrer",
  },
  secondLevelHint: {
    ru: "Так платят себе накрутчики. Лучше 0.",
    en: "This is where farms pay themselves. Leave it at 0.",
  },
  perPerson: { ru: "Платим одному человеку за приглашений", en: "Paid invitations of one person" },
  perDay: { ru: "Из них за сутки", en: "Of these, in a day" },
  budgetField: { ru: "Бюджет, баллов", en: "Budget in points" },
  budgetHint: (funded: string) => ({
    ru: `Уже выделено: ${funded}. Бюджет кампании может только расти.`,
    en: `Given so far: ${funded}. A campaign's budget can only grow.`,
  }),
  range: (least: string, most: string) => ({
    ru: `Целое число от ${least} до ${most}`,
    en: `A whole number from ${least} to ${most}`,
  }),
  wrongForm: { ru: "Проверьте это поле", en: "Check this field" },
  wrongEnd: { ru: "Конец должен быть позже начала", en: "The end has to be later than the start" },
  saveRules: { ru: "Сохранить правила", en: "Save the rules" },
  sureRules: { ru: "Сохранить новые правила?", en: "Save the new rules?" },
  sureRulesText: {
    ru: "Приглашения, принятые раньше, идут по прежним правилам.",
    en: "Invitations of before go on by the rules of before.",
  },
  saved: (version: number) => ({
    ru: `Сохранено, версия ${version}`,
    en: `Saved as version ${version}`,
  }),
  discard: { ru: "Сбросить изменения", en: "Discard the changes" },

  // Signals
  signalsText: {
    ru: "Каждый признак добавляет вес к оценке, с весом 0 он выключен. От порога и выше приглашение ждёт решения.",
    en: "Each sign adds its weight to the score; a weight of 0 switches it off. From the threshold on, an invitation waits for you.",
  },
  flagAt: { ru: "Порог оценки", en: "Flagged from a score of" },
  weight: { ru: "Вес", en: "Weight" },
  least: { ru: "Минимум людей", en: "People at least" },
  thresholdPercent: { ru: "Порог, %", en: "Threshold, %" },
  thresholdSeconds: { ru: "Порог, секунд", en: "Threshold, seconds" },
  premium: { ru: "Скидка за Telegram Premium", en: "Taken off for Telegram Premium" },
  saveSignals: { ru: "Сохранить признаки", en: "Save the signs" },
} satisfies Texts;

export const problems: Problems = {
  "referral-budget-lowered": {
    ru: "Бюджет кампании нельзя уменьшить. Укажите не меньше прежнего или начните другую кампанию.",
    en: "A campaign's budget can only grow. Set at least as much, or begin another campaign.",
  },
  "referral-not-flagged": {
    ru: "Это приглашение уже решено.",
    en: "This invitation has been decided already.",
  },
  "referral-not-found": { ru: "Такого приглашения нет.", en: "There is no such invitation." },
  "referral-code-not-found": { ru: "Такого кода нет.", en: "There is no such code." },
  "version-changed": {
    ru: "Правила за это время изменил кто-то другой. Откройте их заново.",
    en: "Someone else has changed the rules meanwhile. Open them again.",
  },
};
