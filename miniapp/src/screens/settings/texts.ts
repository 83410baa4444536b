import type { Problems, Texts } from "../../texts";

export const texts = {
  title: { ru: "Настройки", en: "Settings" },
  language: { ru: "Язык", en: "Language" },
  languageNote: { ru: "На нём же с вами говорит бот", en: "The bot speaks it as well" },
  russian: { ru: "Русский", en: "Русский" },
  english: { ru: "English", en: "English" },

  // Notifications
  notifications: { ru: "Уведомления", en: "Notifications" },
  write: { ru: "Сообщения от бота", en: "Messages from the bot" },
  writeOn: { ru: "Включены", en: "On" },
  writeAsk: { ru: "Разрешить", en: "Allow" },
  writeNote: {
    ru: "Бот напишет, если вы выиграете и когда подведут итоги.",
    en: "The bot tells you when you win, and when a contest is drawn.",
  },
  writeRefused: {
    ru: "Хорошо, не пишем. Разрешить можно в любой момент.",
    en: "All right. You can allow it at any time.",
  },
  writeAllowed: { ru: "Готово: бот сможет вам писать", en: "Done: the bot can write to you" },
  writeUnsupported: {
    ru: "Ваш Telegram этого не умеет. Напишите боту /start, и он сможет отвечать.",
    en: "Your Telegram cannot do that. Write /start to the bot instead.",
  },
  stop: {
    ru: "Не хотите новостей? Отправьте боту команду /stop. О призах он расскажет всё равно.",
    en: "No more news? Send /stop to the bot. It still tells you about prizes.",
  },
  toChat: { ru: "Открыть чат с ботом", en: "Open the chat with the bot" },

  // Account
  account: { ru: "Аккаунт", en: "Account" },
  prizes: { ru: "Мои призы", en: "My prizes" },
  sessions: { ru: "Сеансы", en: "Sessions" },
  signInAgain: { ru: "Войти заново", en: "Sign in again" },
  signedIn: (name: string) => ({ ru: `Вы вошли: ${name}`, en: `Signed in as ${name}` }),
  remove: { ru: "Удалить аккаунт", en: "Delete my account" },

  // Sessions
  thisDevice: { ru: "Этот сеанс", en: "This one" },
  others: { ru: "Другие сеансы", en: "Others" },
  sessionsFooter: {
    ru: "Завершённый сеанс закроется не позже чем через 15 минут.",
    en: "A session that you end is closed within 15 minutes.",
  },
  begun: (moment: string) => ({ ru: `Вход: ${moment}`, en: `Begun ${moment}` }),
  used: (ago: string) => ({ ru: `Был активен ${ago}`, en: `Used ${ago}` }),
  unknownDevice: { ru: "Неизвестное устройство", en: "Unknown device" },
  end: { ru: "Завершить", en: "End" },
  endTitle: { ru: "Завершить сеанс?", en: "End this session?" },
  endText: (device: string) => ({
    ru: `${device}: там придётся открыть приложение заново.`,
    en: `${device}: the app has to be opened anew there.`,
  }),
  endOthers: { ru: "Завершить все другие", en: "End all others" },
  endOthersTitle: { ru: "Завершить все другие сеансы?", en: "End all other sessions?" },
  endOthersText: {
    ru: "Останется только этот. На других устройствах приложение придётся открыть заново.",
    en: "Only this one stays. On other devices the app has to be opened anew.",
  },
  ended: { ru: "Сеанс завершён", en: "The session is ended" },
  endedOthers: { ru: "Другие сеансы завершены", en: "The other sessions are ended" },
  onlyThis: { ru: "Других сеансов нет", en: "There are no others" },

  // To delete the account
  removeText: {
    ru: "Это навсегда. Вот что пропадёт:",
    en: "This is for good. What is lost:",
  },
  lostPoints: { ru: "Баллы на счёте", en: "Your points" },
  points: {
    ru: { one: "{n} балл", few: "{n} балла", many: "{n} баллов" },
    en: { one: "{n} point", other: "{n} points" },
  },
  lostEntries: { ru: "Участие в конкурсах и билеты", en: "Your entries and their tickets" },
  lostPrizes: { ru: "Призы, которые вы ещё не получили", en: "Prizes that you have not got yet" },
  lostInvites: {
    ru: "Приглашения друзей и награды за них",
    en: "Your invitations and their rewards",
  },
  lostContests: {
    ru: "Конкурсы, которые вы ведёте, останутся без вас",
    en: "The contests that you organise go on without you",
  },
  keepsText: {
    ru: "История операций с баллами сохранится без вашего имени.",
    en: "What has moved your points is kept, under an id that leads to nobody.",
  },
  word: { ru: "УДАЛИТЬ", en: "DELETE" },
  typeWord: (word: string) => ({
    ru: `Чтобы подтвердить, напишите ${word}`,
    en: `To confirm, write ${word}`,
  }),
  removed: { ru: "Аккаунт удалён", en: "Your account is deleted" },
  removedText: {
    ru: "Спасибо, что были с нами. Захотите вернуться — откройте приложение из чата с ботом.",
    en: "Thank you for having been here. To come back, open the app from the chat with the bot.",
  },

  // About
  about: { ru: "О приложении", en: "About" },
  help: { ru: "Помощь", en: "Help" },
  helpEmpty: { ru: "Здесь пока пусто", en: "Nothing here yet" },
  helpEmptyText: {
    ru: "Задайте вопрос боту: команда /help покажет, что он умеет.",
    en: "Ask the bot: /help shows what it can do.",
  },
  version: { ru: "Версия", en: "Version" },
  telegram: { ru: "Telegram", en: "Telegram" },
  browser: { ru: "браузер", en: "a browser" },
  myId: { ru: "Ваш номер", en: "Your number" },
} satisfies Texts;

export const problems: Problems = {
  "session-not-found": {
    ru: "Этот сеанс уже завершён.",
    en: "This session has ended already.",
  },
};
