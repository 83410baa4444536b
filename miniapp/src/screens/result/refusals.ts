/** What was wrong, by the reason's name; and why nothing can be told. */
import type { Reason, Why } from "../../draw";
import type { Text } from "../../texts";

const form: Text = {
  ru: "Ответ сервера не в той форме, которую требуют правила.",
  en: "The server's answer is not in the form that the rules ask for.",
};
const path: Text = {
  ru: "Строка не приводит к хешу списка: в опубликованном списке такой нет.",
  en: "A line does not lead to the hash of the list: the published list has no such line.",
};

export const refusals: Record<Reason, Text> = {
  "too-large": { ru: "Ответ сервера слишком велик.", en: "The server's answer is too large." },
  "not-utf-8": form,
  "not-json": form,
  "field-missing": {
    ru: "В ответе сервера чего-то не хватает.",
    en: "Something is missing in the server's answer.",
  },
  "field-unknown": {
    ru: "В ответе сервера есть лишнее.",
    en: "There is something in the server's answer that does not belong there.",
  },
  "field-twice": {
    ru: "В ответе сервера одно и то же сказано дважды.",
    en: "The server's answer says the same thing twice.",
  },
  "not-in-form": form,
  "other-contest": {
    ru: "Это доказательство другого конкурса.",
    en: "This is the proof of another contest.",
  },
  "other-hash": {
    ru: "Хеш не сходится: данные изменили.",
    en: "The hash does not fit: something was changed.",
  },
  "sums-of-list": {
    ru: "Билетов не может быть столько при таком числе заявок.",
    en: "So many entries cannot have that number of tickets.",
  },
  "other-chain": {
    ru: "Число взято не из общественного маяка.",
    en: "The number is not of the public beacon.",
  },
  "short-delay": {
    ru: "Между концом приёма и числом прошло слишком мало времени.",
    en: "There was too little time between the end and the number.",
  },
  "missed-round": {
    ru: "Пропущенный раунд назван неверно или раньше времени.",
    en: "A missed round is not the right one, or was given up too early.",
  },
  "other-round": {
    ru: "Взят не тот раунд, который следовал из конца конкурса.",
    en: "It is not the round that follows from the end of the contest.",
  },
  "published-late": {
    ru: "Список опубликовали слишком поздно: число могли уже знать.",
    en: "The list was published too late: the number could have been known.",
  },
  "bad-signature": {
    ru: "Подпись не от этого маяка или не от этого раунда: число подменили.",
    en: "The signature is not this beacon's, or not of this round: the number was swapped.",
  },
  "no-such-line": {
    ru: "Строки с таким номером в списке нет.",
    en: "The list has no line with that number.",
  },
  "path-length": path,
  "path-sum": path,
  "path-elsewhere": path,
  "lines-unordered": {
    ru: "Строки списка стоят не по порядку.",
    en: "The lines of the list are not in order.",
  },
  "before-round": {
    ru: "Итоги появились раньше случайного числа.",
    en: "There were results before the random number.",
  },
  "draws-missing": {
    ru: "Показали не всех, кому выпал приз.",
    en: "Not all who were drawn are shown.",
  },
  "draws-too-many": {
    ru: "Выпавших больше, чем заявок.",
    en: "More were drawn than there are entries.",
  },
  "draw-number": { ru: "Порядок выпавших нарушен.", en: "The drawn are not in their order." },
  "drawn-twice": { ru: "Одна строка выпала дважды.", en: "A line was drawn twice." },
  "other-ticket": {
    ru: "Выпавший билет принадлежит другой строке: победителя подменили.",
    en: "Another line has the drawn ticket: the winner was swapped.",
  },
  "decision-number": {
    ru: "Замены идут не по порядку.",
    en: "The changes are not in their order.",
  },
  "no-prize": {
    ru: "Приз забрали у того, у кого его не было.",
    en: "A prize was taken from someone who had none.",
  },
  "unclaimed-early": {
    ru: "Приз забрали как невостребованный до подтверждения итогов.",
    en: "A prize was taken as unclaimed before the results were confirmed.",
  },
  "too-late": {
    ru: "Победителя сняли после подтверждения итогов.",
    en: "A winner was disqualified after the results were confirmed.",
  },
  "decisions-missing": {
    ru: "Не хватает замен, которые были до подтверждения.",
    en: "Changes from before the confirmation are missing.",
  },
  "prize-count": {
    ru: "Призов не столько, сколько было в списке.",
    en: "There are not as many prizes as the list said.",
  },
  "prize-number": { ru: "Призы стоят не по порядку.", en: "The prizes are not in their order." },
  "other-holder": {
    ru: "Приз не у того, кому выпал.",
    en: "A prize is not with whom it belongs to.",
  },
  "name-of-nobody": {
    ru: "Имя есть, а победителя нет.",
    en: "There is a name where there is no winner.",
  },
  "page-number": {
    ru: "Пришла не та страница списка.",
    en: "It is not the page of the list that was asked for.",
  },
  "line-count": {
    ru: "Строк в списке не столько, сколько было объявлено.",
    en: "The list has not as many lines as was announced.",
  },
  "list-unordered": {
    ru: "Строки списка стоят не по порядку или повторяются.",
    en: "The lines of the list are not in order, or one is there twice.",
  },
  "too-many-tickets": {
    ru: "Билетов больше, чем может быть.",
    en: "There are more tickets than there can be.",
  },
  "other-root": {
    ru: "Список не тот, чей хеш опубликовали до розыгрыша.",
    en: "It is not the list whose hash was published before the draw.",
  },
  "other-order": {
    ru: "Если разыграть по этому списку заново, выпадает другая строка.",
    en: "Drawn anew from this list, it is another line.",
  },
  "other-header": { ru: "Ваша строка — из другого списка.", en: "Your line is of another list." },
  "other-person": { ru: "Эта строка — не ваша.", en: "This line is not yours." },
};

export const unknowns: Record<Why, Text> = {
  offline: { ru: "Похоже, пропал интернет.", en: "There seems to be no internet." },
  "no-answer": { ru: "Сервер не ответил.", en: "The server has not answered." },
  "not-public": { ru: "Доказательство ещё не опубликовано.", en: "The proof is not public yet." },
  busy: {
    ru: "Сервер сейчас занят. Загляните чуть позже.",
    en: "The server is busy. Come back in a moment.",
  },
  "too-large": {
    ru: "Список слишком велик для телефона: проверьте его программой на компьютере.",
    en: "The list is too large for a phone: check it with the program on a computer.",
  },
  "too-slow": { ru: "Расчёт занял слишком много времени.", en: "It took too long to work out." },
  broken: {
    ru: "Проверка не запустилась: возможно, Telegram пора обновить.",
    en: "The check did not start: Telegram may need an update.",
  },
};
