/** The words about channels and the posts in them. */
import type { Problems, Text, Texts } from "../../texts";
import { problems as others } from "./problems";

export const RIGHTS: Readonly<Record<"administrator" | "post" | "write", Text>> = {
  administrator: {
    ru: "Сделайте бота администратором: без этого он не видит подписчиков.",
    en: "Make the bot an administrator: else it does not see who has joined.",
  },
  post: { ru: "Дайте боту право публиковать.", en: "Let the bot post messages." },
  write: { ru: "Разрешите боту писать в группе.", en: "Let the bot write in the group." },
};

export const channels = {
  title: { ru: "Каналы и группы", en: "Channels and groups" },
  subtitle: {
    ru: "Где бот публикует конкурсы и проверяет подписку.",
    en: "Where the bot posts contests and looks who has joined.",
  },
  none: { ru: "Пока ничего не подключено", en: "Nothing is connected yet" },
  noneText: {
    ru: "Добавьте бота в канал администратором или назовите канал ниже.",
    en: "Add the bot to a channel as an administrator, or name the channel below.",
  },
  ready: { ru: "Всё готово", en: "All is well" },
  lost: { ru: "Бота убрали, или ему нельзя писать", en: "The bot was taken out, or may not write" },
  connect: { ru: "Подключить", en: "Connect" },
  connected: (title: string) => ({ ru: `Подключено: ${title}`, en: `Connected: ${title}` }),
  name: { ru: "Имя канала или группы", en: "Name of a channel or a group" },
  nameHint: {
    ru: "Нужно, чтобы бот уже был там, а вы были администратором",
    en: "The bot has to be there, and you an administrator",
  },
  notAName: { ru: "Имя начинается с @", en: "A name begins with @" },
  privateHint: {
    ru: "Закрытый канал подключится сам, когда вы добавите туда бота.",
    en: "A private one is connected by adding the bot to it.",
  },
  lookAgain: { ru: "Проверить права ещё раз", en: "Look at the rights again" },
  open: { ru: "Открыть в Telegram", en: "Open in Telegram" },
  remove: { ru: "Отключить", en: "Disconnect" },
  removeTitle: { ru: "Отключить?", en: "Disconnect it?" },
  removeText: {
    ru: "Новых постов там не будет. Опубликованные бот доведёт до конца.",
    en: "There will be no new posts. Those that stand there are followed to their end.",
  },
} satisfies Texts;

export const posts = {
  title: { ru: "Посты в каналах", en: "Posts in channels" },
  none: { ru: "Постов пока нет", en: "No posts yet" },
  noneText: {
    ru: "Пост покажет призы, время и число участников, а потом итоги.",
    en: "A post shows the prizes, the time and how many are in, and then the winners.",
  },
  draft: { ru: "Начат в чате с ботом", en: "Begun in the chat with the bot" },
  waiting: { ru: "Ждёт публикации", en: "Waits to be posted" },
  waitingFor: (moment: string) => ({ ru: `Выйдет ${moment}`, en: `Goes out ${moment}` }),
  posted: { ru: "Опубликован, обновляется сам", en: "Posted, and kept up to date" },
  over: { ru: "Завершён", en: "Over" },
  add: { ru: "Опубликовать в канале", en: "Post in a channel" },
  noChannels: {
    ru: "Сначала подключите канал.",
    en: "Connect a channel first.",
  },
  toChannels: { ru: "К каналам", en: "To the channels" },
  text: { ru: "Текст вместо описания", en: "A text in place of the description" },
  textHint: {
    ru: "Пусто: название и описание конкурса",
    en: "Empty: title and description of the contest",
  },
  button: { ru: "Надпись на кнопке", en: "What the button says" },
  buttonHint: { ru: "Пусто: как в конкурсе", en: "Empty: as the contest has it" },
  picture: { ru: "Картинка", en: "Picture" },
  pictureContest: { ru: "Как в конкурсе", en: "As the contest has it" },
  pictureNone: { ru: "Без картинки", en: "None" },
  pictureOwn: { ru: "Своя, отправленная боту", en: "The one that was sent to the bot" },
  joins: { ru: "Участвовать сразу по кнопке", en: "The button joins at once" },
  joinsNote: {
    ru: "Без открытия приложения, если нет обязательных заданий и проверки",
    en: "Without the app, where there is no required task and no check",
  },
  publishAt: { ru: "Когда опубликовать", en: "When to post it" },
  publishAtHint: { ru: "Пусто: сразу. По вашим часам", en: "Empty: at once. By your clock" },
  results: { ru: "Где назвать победителей", en: "Where the winners are named" },
  resultsHere: { ru: "Там же, где пост", en: "Where the post is" },
  save: { ru: "Сохранить", en: "Save" },
  publish: { ru: "Опубликовать", en: "Post it" },
  whenPublished: {
    ru: "Пост выйдет, когда конкурс будет опубликован.",
    en: "It is posted once the contest is published.",
  },
  done: { ru: "Готово: выйдет в течение минуты", en: "Done: it is there within a minute" },
  saved: { ru: "Сохранено", en: "Saved" },
  open: { ru: "Открыть пост", en: "Open the post" },
  remove: { ru: "Больше не обновлять", en: "Drop the post" },
  removeTitle: { ru: "Убрать пост?", en: "Drop the post?" },
  removeText: {
    ru: "Ещё не вышедший не выйдет. Вышедший останется, но обновляться не будет.",
    en: "One that is not there yet is not posted. One that is stays, and is not kept up to date.",
  },
} satisfies Texts;

export const problems: Problems = {
  ...others,
  "channel-not-found": {
    ru: "Этот канал у вас не подключён.",
    en: "You have not connected this channel.",
  },
  "channel-not-led": {
    ru: "Нужно, чтобы вы были там администратором с правом публиковать.",
    en: "You have to be an administrator there who may post.",
  },
  "channel-rights-missing": {
    ru: "Боту не хватает прав в канале. Дайте их в Telegram и повторите.",
    en: "The bot may not post there. Give it the right in Telegram, and try again.",
  },
  "channel-unseen": {
    ru: "Бот не видит такого канала. Проверьте имя и добавьте бота администратором.",
    en: "The bot sees no such channel. Check the name, and add the bot as an administrator.",
  },
  "post-not-found": { ru: "Этого поста уже нет.", en: "This post is gone." },
  "post-of-another": {
    ru: "В этом канале конкурс уже опубликовал другой организатор.",
    en: "Another organiser has posted the contest in this channel.",
  },
};
