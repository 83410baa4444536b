import type { Problems, Texts } from "../../texts";

export const texts = {
  title: { ru: "Баллы", en: "Points" },
  points: {
    ru: { one: "{n} балл", few: "{n} балла", many: "{n} баллов" },
    en: { one: "{n} point", other: "{n} points" },
  },
  available: { ru: "Можно потратить", en: "Available" },
  held: (points: string) => ({
    ru: `Ещё ${points} отложено на покупку`,
    en: `Another ${points} set aside for a purchase`,
  }),
  asOf: (time: string) => ({ ru: `На ${time}`, en: `As of ${time}` }),
  send: { ru: "Перевести", en: "Send" },
  receive: { ru: "Получить", en: "Receive" },
  leaderboard: { ru: "Таблица лидеров", en: "Leaderboard" },
  statement: { ru: "Выписка", en: "Statement" },
  history: { ru: "История", en: "History" },
  direction: { ru: "Какие операции показать", en: "Which to show" },
  all: { ru: "Все", en: "All" },
  in: { ru: "Пришли", en: "In" },
  out: { ru: "Ушли", en: "Out" },
  historyEmpty: { ru: "Операций пока нет", en: "Nothing here yet" },
  historyEmptyText: {
    ru: "Баллы приходят за задания в конкурсах и за приглашённых друзей.",
    en: "Points come for the tasks of contests and for friends you invite.",
  },
  toContests: { ru: "К конкурсам", en: "To the contests" },
  after: (points: string) => ({ ru: `Стало ${points}`, en: `Balance ${points}` }),

  // What has moved them
  transferIn: { ru: "Перевод вам", en: "Sent to you" },
  transferOut: { ru: "Перевод от вас", en: "Sent by you" },
  reward: { ru: "Награда", en: "Reward" },
  clawback: { ru: "Возврат награды", en: "Reward taken back" },
  adjustment: { ru: "Исправление", en: "Adjustment" },
  purchase: { ru: "Покупка билетов", en: "Tickets bought" },
  reversal: { ru: "Отмена перевода", en: "Transfer taken back" },
  closing: { ru: "Закрытие счёта", en: "Account closed" },

  // To send
  sendTitle: { ru: "Перевести баллы", en: "Send points" },
  recipient: { ru: "Номер получателя", en: "Recipient's number" },
  recipientHint: {
    ru: "Получатель найдёт его здесь же: «Баллы» → «Получить».",
    en: "They find it in the app: Points → Receive.",
  },
  recipientWrong: {
    ru: "Номер состоит из строчных латинских букв и цифр.",
    en: "The number has small Latin letters and digits only.",
  },
  recipientSelf: { ru: "Это ваш собственный номер.", en: "This is your own number." },
  amount: { ru: "Сколько баллов", en: "How many points" },
  amountHint: (most: string) => ({ ru: `Не больше ${most}`, en: `${most} at most` }),
  amountWrong: (most: string) => ({
    ru: `Целое число от 1 до ${most}.`,
    en: `A whole number from 1 to ${most}.`,
  }),
  note: { ru: "Сообщение, если хотите", en: "A note, if you like" },
  noteHint: { ru: "Получатель прочтёт его.", en: "They read it." },
  perDay: (points: string) => ({
    ru: `В сутки можно перевести до ${points}. Новые сутки начинаются в полночь по UTC.`,
    en: `Up to ${points} can be sent a day. Days begin at midnight UTC.`,
  }),
  nothingToSend: { ru: "Переводить пока нечего", en: "Nothing to send yet" },
  off: { ru: "Переводы выключены", en: "Sending is switched off" },
  offText: {
    ru: "Сейчас переводить баллы друг другу нельзя. Потратить их можно в конкурсах.",
    en: "People cannot send each other points now. Contests take them.",
  },
  sureTitle: (points: string) => ({ ru: `Перевести ${points}?`, en: `Send ${points}?` }),
  sure: (recipient: string) => ({
    ru: `Получатель: ${recipient}. Отменить перевод нельзя.`,
    en: `To ${recipient}. This cannot be undone.`,
  }),
  sent: (points: string) => ({ ru: `Переведено: ${points}`, en: `${points} sent` }),
  sentText: (recipient: string) => ({
    ru: `Уже на счёте получателя ${recipient}.`,
    en: `They are with ${recipient} now.`,
  }),
  sendMore: { ru: "Перевести ещё", en: "Send more" },
  toPoints: { ru: "К баллам", en: "To my points" },
  pending: { ru: "Перевод остался без ответа", en: "A transfer has no answer yet" },
  pendingText: (points: string, recipient: string) => ({
    ru: `${points} для ${recipient}. Связь прервалась, и неизвестно, дошли ли они.`,
    en: `${points} for ${recipient}. The connection was lost: they may have arrived or not.`,
  }),
  retrySafe: {
    ru: "Смело повторите: второй раз баллы не спишутся.",
    en: "You can safely try again: it is not paid twice.",
  },
  forget: { ru: "Не повторять, посмотрю в истории", en: "Leave it, I will look at the history" },

  // To receive
  receiveTitle: { ru: "Получить баллы", en: "Receive points" },
  receiveText: {
    ru: "Отправьте этот номер тому, кто хочет перевести вам баллы.",
    en: "Give this number to whoever wants to send you points.",
  },
  myNumber: { ru: "Ваш номер", en: "Your number" },
  copyNumber: { ru: "Скопировать номер", en: "Copy the number" },

  // Leaderboard
  leaderboardText: { ru: "У кого больше всего баллов", en: "Who has most points" },
  leaderboardEmpty: { ru: "Баллов ещё ни у кого нет", en: "Nobody has points yet" },
  someone: { ru: "Без имени", en: "No name" },

  // Statement
  statementText: {
    ru: "Все операции за выбранное время, файлом для Excel или другой таблицы.",
    en: "What has moved your points in a time of your choice, as a file for a spreadsheet.",
  },
  from: { ru: "С какого дня", en: "From" },
  until: { ru: "По какой день", en: "Until" },
  daysWrong: { ru: "Конец раньше начала.", en: "It ends before it begins." },
  balanceThen: { ru: "Баланс на конец этого дня", en: "Balance at the end of that day" },
  balanceNow: { ru: "Баланс сейчас", en: "Balance now" },
  makeFile: { ru: "Получить выписку", en: "Get the statement" },
} satisfies Texts;

export const problems: Problems = {
  "transfers-off": {
    ru: "Переводы сейчас выключены.",
    en: "Sending points is switched off now.",
  },
  "account-not-found": {
    ru: "Такого получателя нет, или он ещё не открывал «Баллы». Проверьте номер.",
    en: "There is nobody with this number, or they have not opened Points yet. Check it.",
  },
  "account-closed": {
    ru: "Счёт получателя закрыт: он удалил аккаунт.",
    en: "Their account is closed: they have left.",
  },
  "same-account": { ru: "Это ваш собственный номер.", en: "This is your own number." },
  "insufficient-points": {
    ru: "Столько баллов у вас нет. Укажите меньше.",
    en: "You do not have that many. Send less.",
  },
  "transfer-limit": {
    ru: "Столько за один раз перевести нельзя. Укажите меньше.",
    en: "That is more than can be sent at once. Send less.",
  },
  "daily-limit": {
    ru: "На сегодня лимит переводов исчерпан. Остальное можно перевести завтра.",
    en: "That is more than can be sent in a day. Send the rest tomorrow.",
  },
  "amount-out-of-range": {
    ru: "Столько баллов за раз не переводится.",
    en: "So many points do not move at once.",
  },
  "balance-too-large": {
    ru: "На счёте получателя столько не поместится.",
    en: "Their account has no room for that many.",
  },
  "ledger-unavailable": {
    ru: "Пока неизвестно, прошёл ли перевод. Повторите: второй раз баллы не спишутся.",
    en: "It is not known yet whether they were sent. Try again: it is not paid twice.",
  },
  "idempotency-key-reused": {
    ru: "Этот перевод уже отправляли с другими данными. Попробуйте ещё раз.",
    en: "This was sent with other details before. Try once more.",
  },
};
