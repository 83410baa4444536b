/** What organisers are told of a refusal, and what they can do. */
import type { Problems } from "../../texts";

export const problems: Problems = {
  "codes-missing": {
    ru: "В задании с одноразовыми кодами нет кодов. Добавьте их в «Заданиях» или отключите это задание.",
    en: "A task wants single-use codes and has none. Put some in “Tasks”, or switch that task off.",
  },
  "contest-fixed": {
    ru: "Конкурс уже открыт: условия можно только улучшать. Отмеченное так не изменить.",
    en: "People have joined: it can only become better for them. What is marked stays as it is.",
  },
  "contest-owner": {
    ru: "Это владелец конкурса: он остаётся организатором всегда.",
    en: "This is the owner, who stays an organiser.",
  },
  "contest-status": {
    ru: "Сейчас так сделать нельзя: конкурс уже в другом состоянии. Обновите страницу.",
    en: "This cannot be done now: the contest has moved on. Reload the page.",
  },
  "decisions-changed": {
    ru: "Список победителей только что изменился. Посмотрите его ещё раз.",
    en: "The winners have just changed. Look at them once more.",
  },
  "draw-findings": {
    ru: "Кто-то из победителей не прошёл проверку. Передайте приз следующему или подтвердите так.",
    en: "A winner did not pass the check. Pass the prize on, or confirm all the same.",
  },
  "draw-stage": {
    ru: "Розыгрыш уже на другом шаге. Обновите страницу.",
    en: "The draw is at another step by now. Reload the page.",
  },
  "draw-unchecked": {
    ru: "Победителей ещё проверяют. Это займёт пару минут.",
    en: "Winners are still being checked. It takes a few minutes.",
  },
  "beacon-unavailable": {
    ru: "Случайного числа ещё нет. Мы спрашиваем его каждую минуту, и розыгрыш пройдёт сам.",
    en: "The random number is not there yet. It is asked for every minute; the draw follows.",
  },
  "entry-not-found": {
    ru: "Этого участника больше нет: аккаунт удалён.",
    en: "This entry is gone with its account.",
  },
  "not-a-winner": {
    ru: "Этот приз уже перешёл другому. Посмотрите список ещё раз.",
    en: "This prize has passed on already. Look at the winners once more.",
  },
  "not-an-organiser": {
    ru: "У вас нет прав на это в конкурсе. Их даёт владелец.",
    en: "You may not do this here. The owner of the contest can let you.",
  },
  "points-budget": {
    ru: "Наград и призов в баллах больше, чем разрешил администратор. Уменьшите их.",
    en: "Rewards and prizes are more points than an admin allows. Let them be fewer.",
  },
  "prize-codes-missing": {
    ru: "Кодов меньше, чем победителей. Добавьте коды и подтвердите.",
    en: "There are fewer codes than winners. Add some, then confirm.",
  },
  "prize-not-found": {
    ru: "У этого приза нет кодов.",
    en: "This prize is not handed over by codes.",
  },
  "purchases-off": {
    ru: "Билеты за баллы здесь отключены. Уберите это задание.",
    en: "Tickets are not sold for points here. Take that task out.",
  },
  "review-not-found": {
    ru: "Этот ответ уже проверили, или человек ушёл из конкурса.",
    en: "This answer was judged already, or the person has left.",
  },
  "task-not-found": { ru: "Этого задания уже нет.", en: "This task is gone." },
  "template-not-found": { ru: "Такого шаблона больше нет.", en: "This template is gone." },
  "user-not-found": {
    ru: "Здесь никого нет с таким именем. Попросите человека открыть бота и попробуйте ещё раз.",
    en: "Nobody here has this name. Ask them to open the bot, and try again.",
  },
  "too-many-organisers": {
    ru: "Организаторов уже 50, больше нельзя.",
    en: "There are 50 organisers: there is no room for more.",
  },
  "too-many-tasks": {
    ru: "Заданий уже 40, больше нельзя.",
    en: "There are 40 tasks: there is no room for more.",
  },
  "version-changed": {
    ru: "Пока вы смотрели, конкурс изменил кто-то ещё. Мы обновили данные: проверьте и повторите.",
    en: "Somebody else has changed the contest. It is up to date now: look, and try again.",
  },
  "channel-not-found": {
    ru: "Не нашли такой канал. Проверьте имя и добавьте туда бота.",
    en: "There is no such channel. Check its name, and add the bot to it.",
  },
};
