/** What more than one room says. */
import type { Problems, Texts } from "./words";

export const common = {
  app: { ru: "Конкурсы", en: "Contests" },
  back: { ru: "Назад", en: "Back" },
  retry: { ru: "Попробовать снова", en: "Try again" },
  cancel: { ru: "Отмена", en: "Cancel" },
  close: { ru: "Закрыть", en: "Close" },
  ok: { ru: "Хорошо", en: "OK" },
  save: { ru: "Сохранить", en: "Save" },
  more: { ru: "Показать ещё", en: "Show more" },
  loading: { ru: "Загружаем…", en: "Loading…" },
  copied: { ru: "Скопировано", en: "Copied" },
  requestId: (id: string) => ({ ru: `Номер запроса: ${id}`, en: `Request: ${id}` }),
  navigation: { ru: "Разделы", en: "Sections" },
  contests: { ru: "Конкурсы", en: "Contests" },
  invite: { ru: "Друзья", en: "Friends" },
  points: { ru: "Баллы", en: "Points" },
  prizes: { ru: "Призы", en: "Prizes" },
  settings: { ru: "Настройки", en: "Settings" },
  organise: { ru: "Мои", en: "Organise" },
  saveFile: { ru: "Сохранить файл", en: "Save the file" },
  shareFile: { ru: "Отправить файл", en: "Send the file" },
  copyText: { ru: "Скопировать текст", en: "Copy the text" },
  exportCut: { ru: "Здесь первые 20 000 строк.", en: "These are the first 20,000 rows." },
  rows: {
    ru: { one: "{n} строка", few: "{n} строки", many: "{n} строк" },
    en: { one: "{n} row", other: "{n} rows" },
  },
  counting: {
    ru: "Нас сейчас очень много. Считаем, подождите, пожалуйста…",
    en: "Very many people are here. We are counting, please wait…",
  },
  failed: { ru: "Не получилось", en: "That did not work" },
  offlineTitle: { ru: "Нет связи", en: "You are offline" },
  laterTitle: { ru: "Загляните чуть позже", en: "Come back in a moment" },
  laterIn: (time: string) => ({
    ru: `Попробуем снова через ${time}`,
    en: `We will try again in ${time}`,
  }),
  openInTelegram: { ru: "Открыть в Telegram", en: "Open in Telegram" },
  signInTitle: { ru: "Откройте в Telegram", en: "Open it in Telegram" },
  nothing: { ru: "Здесь пока пусто", en: "Nothing here yet" },
} satisfies Texts;

/** What people are told of a refusal, and what they can do. Others go by their status. */
export const commonProblems: Problems = {
  offline: {
    ru: "Похоже, пропал интернет. Как только он появится, всё загрузится само.",
    en: "There seems to be no internet. Once it is back, this loads by itself.",
  },
  "no-answer": {
    ru: "Сервер не ответил. Проверьте связь и попробуйте ещё раз.",
    en: "The server has not answered. Check your connection and try again.",
  },
  "not-signed-in": {
    ru: "Чтобы увидеть это, откройте приложение из чата с ботом.",
    en: "To see this, open the app from the chat with the bot.",
  },
  "launch-expired": {
    ru: "Приложение открыто слишком давно. Закройте его и откройте снова из чата с ботом.",
    en: "The app has been open for too long. Close it and open it again from the chat with the bot.",
  },
  "too-many-requests": {
    ru: "Слишком много запросов подряд. Подождите немного.",
    en: "Too many requests in a row. Wait a little.",
  },
  busy: {
    ru: "Нас сейчас очень много, и мы ещё считаем. Ничего не пропало: попробуйте чуть позже.",
    en: "Very many people are here at once, and we are still counting. Nothing is lost: try again a little later.",
  },
  unavailable: {
    ru: "Мы ненадолго приостановили эту часть. Ничего не пропало.",
    en: "This part is away for a moment. Nothing is lost.",
  },
  "contest-not-found": {
    ru: "Такого конкурса нет: возможно, его удалили.",
    en: "There is no such contest. It may have been removed.",
  },
  "idempotency-key-in-progress": {
    ru: "Предыдущее нажатие ещё обрабатывается. Подождите немного.",
    en: "What you asked for is still being done. Wait a little.",
  },
  "invalid-request": {
    ru: "Что-то заполнено не так. Проверьте поля.",
    en: "Something is not filled in right. Check the fields.",
  },
  "version-changed": {
    ru: "Пока вы смотрели, это изменили. Обновите и попробуйте снова.",
    en: "Someone has changed this in the meantime. Reload it and try again.",
  },
  forbidden: { ru: "На это у вас нет прав.", en: "You are not allowed to do this." },
  "status-4": {
    ru: "Так сделать нельзя. Обновите страницу и попробуйте снова.",
    en: "This cannot be done. Reload and try again.",
  },
  "status-404": { ru: "Здесь ничего нет.", en: "There is nothing here." },
  "status-5": {
    ru: "На нашей стороне что-то сломалось. Попробуйте ещё раз через минуту.",
    en: "Something broke on our side. Try again in a minute.",
  },
};
