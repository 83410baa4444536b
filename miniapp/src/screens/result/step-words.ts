/** The words of the check's steps that are not sentences. */
import type { StepName } from "../../draw";
import type { Counted, Text, Texts } from "../../texts";

/** What each step is about: where one refuses, it is named by this. */
export const subjects: Record<StepName, Text> = {
  document: { ru: "доказательство", en: "the proof" },
  header: { ru: "закрытый список", en: "the closed list" },
  round: { ru: "выбор раунда", en: "the choice of the round" },
  signature: { ru: "случайное число", en: "the random number" },
  line: { ru: "выпавшие строки", en: "the drawn lines" },
  order: { ru: "выбор победителей", en: "the choice of the winners" },
  decision: { ru: "замены", en: "the changes" },
  confirmation: { ru: "подтверждение итогов", en: "the confirmation" },
  winners: { ru: "призы", en: "the prizes" },
  list: { ru: "список целиком", en: "the whole list" },
  root: { ru: "список целиком", en: "the whole list" },
  mine: { ru: "ваша строка", en: "your line" },
};

export const words = {
  entries: {
    ru: { one: "{n} заявка", few: "{n} заявки", many: "{n} заявок" },
    en: { one: "{n} entry", other: "{n} entries" },
  } satisfies Counted,
  tickets: {
    ru: { one: "{n} билет", few: "{n} билета", many: "{n} билетов" },
    en: { one: "{n} ticket", other: "{n} tickets" },
  } satisfies Counted,
  lines: {
    ru: {
      one: "От {n} выпавшей строки",
      few: "От {n} выпавших строк",
      many: "От {n} выпавших строк",
    },
    en: { one: "From {n} drawn line", other: "From {n} drawn lines" },
  } satisfies Counted,
  hashes: {
    ru: { one: "{n} хеш", few: "{n} хеша", many: "{n} хешей" },
    en: { one: "{n} hash", other: "{n} hashes" },
  } satisfies Counted,
  changes: {
    ru: {
      one: "{n} приз перешёл другому",
      few: "{n} приза перешли другим",
      many: "{n} призов перешли другим",
    },
    en: { one: "{n} prize went to someone else", other: "{n} prizes went to someone else" },
  } satisfies Counted,
  held: {
    ru: { one: "{n} приз", few: "{n} приза", many: "{n} призов" },
    en: { one: "{n} prize", other: "{n} prizes" },
  } satisfies Counted,
  bytes: {
    ru: { one: "{n} байт", few: "{n} байта", many: "{n} байт" },
    en: { one: "{n} byte", other: "{n} bytes" },
  } satisfies Counted,
  missed: {
    ru: {
      one: "Внимание: {n} раунд пропустили. ",
      few: "Внимание: {n} раунда пропустили. ",
      many: "Внимание: {n} раундов пропустили. ",
    },
    en: {
      one: "Note: {n} round was missed. ",
      other: "Note: {n} rounds were missed. ",
    },
  } satisfies Counted,
};

export const labels = {
  size: { ru: "Размер", en: "Size" },
  hash: { ru: "Хеш списка", en: "Hash of the list" },
  root: { ru: "Вершина дерева", en: "Root of the tree" },
  rules: { ru: "Хеш правил", en: "Hash of the rules" },
  published: { ru: "Опубликован", en: "Published" },
  prizes: { ru: "Призов", en: "Prizes" },
  round: { ru: "Раунд", en: "Round" },
  at: { ru: "Время раунда", en: "Time of the round" },
  beacon: { ru: "Маяк", en: "Beacon" },
  signature: { ru: "Подпись", en: "Signature" },
  randomness: { ru: "Случайное число", en: "Random number" },
  commitment: { ru: "Запись в списке", en: "What the list has" },
  drawNumber: (draw: string): Text => ({ ru: `Выпала ${draw}-й`, en: `Drawn as number ${draw}` }),
  drawn: (ticket: string, of: string, line: string, tickets: string): Text => ({
    ru: `билет ${ticket} из ${of} — у строки № ${line} (её билеты: ${tickets})`,
    en: `ticket ${ticket} of ${of} is with line ${line} (its tickets: ${tickets})`,
  }),
  passed: (prize: string): Text => ({ ru: `Приз ${prize}`, en: `Prize ${prize}` }),
} satisfies Texts;
