import type { Problems, Text, Texts } from "../../texts";

export const texts = {
  title: { ru: "Друзья", en: "Friends" },
  intro: {
    ru: "Пригласите друзей по своей ссылке.",
    en: "Invite friends by your link.",
  },
  points: {
    ru: { one: "{n} балл", few: "{n} балла", many: "{n} баллов" },
    en: { one: "{n} point", other: "{n} points" },
  },
  next: (points: string): Text => ({
    ru: `Следующий друг принесёт ${points}`,
    en: `The next friend is worth ${points}`,
  }),
  tier: (number: string, points: string): Text => ({
    ru: `Начиная с ${number}-го каждый принесёт ${points}`,
    en: `From friend number ${number} on each is worth ${points}`,
  }),
  milestone: (number: string, points: string): Text => ({
    ru: `За ${number}-го друга — ещё ${points} сверху`,
    en: `With friend number ${number} there are ${points} on top`,
  }),
  toMilestone: { ru: "До подарка", en: "To the bonus" },
  send: { ru: "Отправить друзьям", en: "Send to friends" },
  yourLinks: { ru: "Ваши ссылки", en: "Your links" },
  appLink: { ru: "Открывает приложение", en: "Opens the app" },
  chatLink: { ru: "Открывает чат с ботом", en: "Opens the chat with the bot" },
  copyHint: {
    ru: "Нажмите на ссылку, чтобы скопировать её.",
    en: "Press a link to copy it.",
  },
  qr: { ru: "QR-код", en: "QR code" },
  qrNote: { ru: "Показать на экране", en: "Show it on the screen" },
  qrText: {
    ru: "Пусть друг наведёт камеру телефона.",
    en: "Let your friend point their camera at it.",
  },
  qrAlt: { ru: "QR-код вашей ссылки", en: "The QR code of your link" },
  bigger: { ru: "Крупнее", en: "Larger" },
  smaller: { ru: "Мельче", en: "Smaller" },
  // What came of it
  came: { ru: "Кто пришёл", en: "Who came" },
  nobody: {
    ru: "По ссылке пока никто не приходил.",
    en: "Nobody has come by it yet.",
  },
  friends: {
    ru: { one: "{n} друг", few: "{n} друга", many: "{n} друзей" },
    en: { one: "{n} friend", other: "{n} friends" },
  },
  pending: { ru: "Пришли, но ещё не участвуют", en: "Came, and take no part yet" },
  qualified: { ru: "Участвуют, ждём подтверждения", en: "Take part, to be confirmed" },
  flagged: { ru: "Смотрит администратор", en: "An admin is looking" },
  rewarded: { ru: "Засчитаны", en: "Counted" },
  rejected: { ru: "Не засчитаны", en: "Not counted" },
  earned: { ru: "Получено баллов", en: "Points earned" },
  onTheWay: { ru: "В пути", en: "On the way" },
  list: { ru: "Все, кто пришёл", en: "All who came" },
  listEmpty: { ru: "Здесь пока никого", en: "Nobody here yet" },
  listEmptyText: {
    ru: "Отправьте ссылку другу: он появится здесь, как только откроет её.",
    en: "Send your link to a friend: they appear here once they open it.",
  },
  someone: { ru: "Кто-то", en: "Somebody" },
  statePending: { ru: "Ещё не участвует", en: "Takes no part yet" },
  stateQualified: { ru: "Ждём подтверждения", en: "To be confirmed" },
  stateFlagged: { ru: "Смотрит администратор", en: "An admin is looking" },
  stateRewarded: { ru: "Засчитан", en: "Counted" },
  stateRejected: { ru: "Не засчитан", en: "Not counted" },
  leaders: { ru: "Кто пригласил больше всех", en: "Who has invited most" },
  leadersTitle: { ru: "Лидеры", en: "Leaders" },
  leadersEmpty: { ru: "Лидеров пока нет", en: "No leaders yet" },
  leadersEmptyText: {
    ru: "Таблица обновляется каждые десять минут.",
    en: "The table is made anew every ten minutes.",
  },
  // Somebody else's invitation
  haveCode: { ru: "Меня пригласил друг", en: "A friend has invited me" },
  haveCodeNote: { ru: "У вас есть код или ссылка", en: "You have a code or a link" },
  codeText: {
    ru: "Вставьте код или ссылку друга. Приложение откроется ещё раз, уже по его приглашению.",
    en: "Paste the code or the link of your friend. The app opens once more, by their invitation.",
  },
  code: { ru: "Код или ссылка", en: "Code or link" },
  codeWrong: {
    ru: "Это не похоже на код: в нём от 3 до 32 латинских букв, цифр, «-» и «_».",
    en: "This is no code: it has 3 to 32 Latin letters, digits, “-” and “_”.",
  },
  codeOwn: { ru: "Это ваш собственный код.", en: "This is your own code." },
  openByCode: { ru: "Открыть по приглашению", en: "Open by the invitation" },
  invited: { ru: "Вы пришли по приглашению", en: "You came by an invitation" },
  invitedNote: {
    ru: "Подтвердите, что вас пригласил друг: так вы оба получите награду.",
    en: "Confirm that a friend has invited you, so that it counts for both of you.",
  },
  accept: { ru: "Принять приглашение", en: "Accept the invitation" },
  accepted: { ru: "Приглашение принято", en: "The invitation is accepted" },
  acceptedNote: {
    ru: "Вступите в конкурс, и оно будет засчитано.",
    en: "Join a contest, and it counts.",
  },
  // Of an admin
  vanity: { ru: "Красивый код", en: "A code of your choice" },
  vanityNote: { ru: "Для себя или другого человека", en: "For yourself or somebody else" },
  vanityCode: { ru: "Новый код", en: "The new code" },
  vanityHint: {
    ru: "От 3 до 32 маленьких латинских букв, цифр, «-» и «_».",
    en: "3 to 32 small Latin letters, digits, “-” and “_”.",
  },
  vanityFor: { ru: "Telegram ID владельца", en: "Telegram id of its owner" },
  vanityGive: { ru: "Выдать код", en: "Give the code" },
  vanityEnd: { ru: "Отключить этот код", en: "End this code" },
  vanityEndText: {
    ru: "По нему больше никого не пригласить. Кто по нему уже пришёл, остаётся приглашённым.",
    en: "Nobody is invited by it any more. Whoever has come by it stays invited.",
  },
  vanityEnded: (code: string): Text => ({
    ru: `Код ${code} больше не действует`,
    en: `${code} is good for nothing any more`,
  }),
  vanityDone: (code: string): Text => ({ ru: `Код ${code} выдан`, en: `${code} is given` }),
} satisfies Texts;

/** Why no further invitation would be paid now. */
export const stoppedBy: Record<string, Text> = {
  closed: {
    ru: "Сейчас приглашения не вознаграждаются.",
    en: "Invitations are not rewarded now.",
  },
  cap: {
    ru: "Вы пригласили столько друзей, сколько вознаграждается. Спасибо!",
    en: "You have invited as many as are rewarded. Thank you!",
  },
  "daily-cap": {
    ru: "На сегодня это предел. Продолжайте завтра!",
    en: "That is as many as are rewarded in a day. Go on tomorrow!",
  },
  budget: {
    ru: "Все баллы за приглашения уже разданы.",
    en: "All points for invitations are given away.",
  },
  "payouts-off": {
    ru: "Баллы за приглашения придут позже: выплаты приостановлены.",
    en: "Points for invitations come later: they are paused now.",
  },
};

/** Why an invitation does not count, or brings nothing. */
export const reasons: Record<string, Text> = {
  "account-closed": { ru: "счёт закрыт", en: "the account is closed" },
  budget: { ru: "баллы закончились", en: "the points had run out" },
  cap: { ru: "приглашено больше, чем вознаграждается", en: "more than are rewarded" },
  "daily-cap": { ru: "слишком много за день", en: "too many in a day" },
  fraud: { ru: "похоже на накрутку", en: "it looked like cheating" },
  gone: { ru: "аккаунт удалён", en: "the account is deleted" },
  late: { ru: "акция уже закончилась", en: "it was too late" },
  left: { ru: "отписался от канала", en: "left the channel" },
  "referrer-gone": { ru: "пригласивший удалил аккаунт", en: "who invited them is gone" },
  other: { ru: "другая причина", en: "another reason" },
};

export const problems: Problems = {
  "init-data-expired": {
    ru: "Приложение открыто слишком давно. Закройте его и откройте снова по ссылке друга.",
    en: "The app has been open for too long. Close it, and open it by your friend's link again.",
  },
  "referral-already-claimed": {
    ru: "Вас уже пригласил кто-то другой: считается первое приглашение.",
    en: "Somebody else has invited you before: the first invitation counts.",
  },
  "referral-closed": {
    ru: "Приглашения сейчас не учитываются.",
    en: "Invitations are not counted now.",
  },
  "referral-code-ended": {
    ru: "Этот код больше не действует.",
    en: "This code is good for nothing any more.",
  },
  "referral-code-not-found": {
    ru: "Такого кода нет. Попросите друга прислать ссылку ещё раз.",
    en: "There is no such code. Ask your friend for the link again.",
  },
  "referral-code-taken": {
    ru: "Такой код уже занят. Придумайте другой.",
    en: "This code is taken. Think of another one.",
  },
  "referral-here-before": {
    ru: "Вы здесь уже давно, а пригласить можно только новичка.",
    en: "You have been here for a while; only newcomers can be invited.",
  },
  "referral-loop": {
    ru: "Этого друга пригласили вы сами.",
    en: "You have invited this friend yourself.",
  },
  "referral-own-code": { ru: "Это ваш собственный код.", en: "This is your own code." },
  "start-param-missing": {
    ru: "Откройте приложение по ссылке друга.",
    en: "Open the app by your friend's link.",
  },
  "user-not-found": {
    ru: "Такого человека здесь ещё не было.",
    en: "This person has never been here.",
  },
};
