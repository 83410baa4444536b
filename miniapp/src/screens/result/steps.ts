/** Each step of the check in simple words, with its numbers. */
import type { Step, StepName } from "../../draw";
import { type Counted, format, n, type Text, type Texts, t } from "../../texts";
import { reasons } from "./texts";

export interface Told {
  title: Text;
  text: Text;
  details: { label: Text; value: string; isCode?: boolean }[];
}

const DRAWN_SHOWN = 50;

/** What each step looks at; also said when it refuses. */
export const titles: Record<StepName, Text> = {
  document: { ru: "Доказательство прочитано", en: "The proof is read" },
  header: { ru: "Список закрыли до розыгрыша", en: "The list was closed before the draw" },
  round: { ru: "Число назначили заранее", en: "The number was chosen beforehand" },
  signature: { ru: "Случайное число настоящее", en: "The random number is genuine" },
  line: { ru: "Выпавшие строки — из этого списка", en: "The drawn lines are of this list" },
  order: { ru: "Победителей выбрало число", en: "The number chose the winners" },
  decision: { ru: "Замены — по открытым причинам", en: "Changes have public reasons" },
  confirmation: { ru: "Итоги подтверждены", en: "The results are confirmed" },
  winners: { ru: "Призы у тех, кому выпали", en: "The prizes are where they belong" },
  list: { ru: "Список целиком", en: "The whole list" },
  root: { ru: "Список целиком", en: "The whole list" },
  mine: { ru: "Ваша строка в списке", en: "Your line is in the list" },
};

const words = {
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

const labels = {
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
  line: { ru: "Строка", en: "Line" },
  commitment: { ru: "Запись в списке", en: "What the list has" },
  drawNumber: (draw: string): Text => ({ ru: `Выпала ${draw}-й`, en: `Drawn as number ${draw}` }),
  drawn: (ticket: string, of: string, line: string, from: string, to: string): Text => ({
    ru: `билет ${ticket} из ${of} — у строки ${line} (билеты ${from}–${to})`,
    en: `ticket ${ticket} of ${of} is with line ${line} (tickets ${from}–${to})`,
  }),
  passed: (prize: string): Text => ({ ru: `Приз ${prize}`, en: `Prize ${prize}` }),
} satisfies Texts;

const number = (value: number) => format.number(value);
/** People count from one. */
const ordinal = (value: number) => format.number(value + 1);
const moment = (seconds: number) => format.dateTime(seconds * 1000);

type Teller<S> = (step: S) => Omit<Told, "title">;
type Tellers = { [N in Step["name"]]: Teller<Extract<Step, { name: N }>> };

export function tell(step: Step): Told {
  const teller = tellers[step.name] as Teller<Step>;
  return { title: titles[step.name], ...teller(step) };
}

const tellers: Tellers = {
  document: ({ bytes }) => ({
    text: {
      ru: "Ответ сервера точно такой, каким должен быть: ничего лишнего и ничего не пропущено.",
      en: "The server's answer is exactly what it has to be: nothing more, and nothing missing.",
    },
    details: [{ label: labels.size, value: n(words.bytes, bytes) }],
  }),
  header: ({ header, hash }) => ({
    text: {
      ru: `В списке ${n(words.entries, header.entries)}, ${n(words.tickets, header.tickets)}. Его хеш ${hash.slice(0, 8)}… сошёлся: сравните с постом в канале.`,
      en: `The list has ${n(words.entries, header.entries)} with ${n(words.tickets, header.tickets)}. Its hash ${hash.slice(0, 8)}… is right: compare it with the post in the channel.`,
    },
    details: [
      { label: labels.hash, value: hash, isCode: true },
      { label: labels.root, value: header.root, isCode: true },
      { label: labels.rules, value: header.rules, isCode: true },
      { label: labels.published, value: moment(header.published_at) },
      { label: labels.prizes, value: number(header.prizes) },
    ],
  }),
  round: ({ header, at, ahead }) => {
    const missed = header.late.length ? n(words.missed, header.late.length) : "";
    const span = format.span(ahead * 1000);
    return {
      text: {
        ru: `${missed}Это раунд № ${number(header.round)} маяка. Список опубликовали за ${span} до него, так что подогнать список под число не мог никто.`,
        en: `${missed}It is round ${number(header.round)} of the beacon. The list was published ${span} before it, so nobody could fit the list to the number.`,
      },
      details: [
        { label: labels.round, value: number(header.round) },
        { label: labels.at, value: moment(at) },
        { label: labels.beacon, value: header.beacon, isCode: true },
      ],
    };
  },
  signature: ({ signature, randomness }) => ({
    text: {
      ru: "Подпись маяка подошла к его открытому ключу. Подделать её или выбрать другую нельзя.",
      en: "The beacon's signature fits its public key. Nobody can forge it, or choose another.",
    },
    details: [
      { label: labels.signature, value: signature, isCode: true },
      { label: labels.randomness, value: randomness, isCode: true },
    ],
  }),
  line: ({ lines, hashes }) => ({
    text: {
      ru: `${n(words.lines, lines)} до хеша списка: пересчитали ${n(words.hashes, hashes)}, и все сошлись.`,
      en: `${n(words.lines, lines)} up to the hash of the list: we worked out ${n(words.hashes, hashes)}, and all are right.`,
    },
    details: [],
  }),
  order: ({ drawn }) => ({
    text: orderText(drawn),
    details: drawn.slice(0, DRAWN_SHOWN).map(draw),
  }),
  decision: ({ passed }) => ({
    text: passed.length
      ? {
          ru: `${n(words.changes, passed.length)}. Каждый раз — следующему по порядку, и записи нельзя изменить задним числом.`,
          en: `${n(words.changes, passed.length)}: each to the next in the order, and no record can be changed afterwards.`,
        }
      : { ru: "Никого не заменяли.", en: "Nobody was replaced." },
    details: passed.slice(0, DRAWN_SHOWN).map(({ prize, reason, at }) => ({
      label: labels.passed(ordinal(prize)),
      value: `${reasons[reason] ? t(reasons[reason]) : reason}, ${moment(at)}`,
    })),
  }),
  confirmation: ({ at }) => ({
    text:
      at === null
        ? {
            ru: "Пока нет: организаторы ещё проверяют победителей.",
            en: "Not yet: the organisers still look at the winners.",
          }
        : {
            ru: `Подтверждены ${moment(at)}. Теперь приз может перейти другому, только если его не заберут.`,
            en: `Confirmed ${moment(at)}. A prize can now go to someone else only if it is not claimed.`,
          },
    details: [],
  }),
  winners: ({ winners }) => ({
    text: {
      ru: `${n(words.held, winners.length)}: у каждого тот обладатель, который следует из жребия и замен.`,
      en: `${n(words.held, winners.length)}: each is with whom the order and the changes lead to.`,
    },
    details: [],
  }),
  list: ({ lines, root }) => ({
    text: {
      ru: `${n(words.entries, lines)}: прочитали все до одной, пересчитали дерево и разыграли заново. Получилось то же самое.`,
      en: `${n(words.entries, lines)}: all were read, the tree was made and the draw done anew. It came out the same.`,
    },
    details: [{ label: labels.root, value: root, isCode: true }],
  }),
  mine: ({ index, commitment, start, tickets }) => ({
    text: {
      ru: `Строка № ${ordinal(index)} — ваша, ничья больше. ${n(words.tickets, tickets)}: с ${ordinal(start)} по ${number(start + tickets)}.`,
      en: `Line ${ordinal(index)} is yours and nobody else's. ${n(words.tickets, tickets)}: from ${ordinal(start)} to ${number(start + tickets)}.`,
    },
    details: [{ label: labels.commitment, value: commitment, isCode: true }],
  }),
};

type Drawn = Extract<Step, { name: "order" }>["drawn"][number];

function orderText([first]: Drawn[]): Text {
  if (!first)
    return { ru: "Список пуст, и разыгрывать нечего.", en: "The list is empty: nothing to draw." };
  const [ticket, of, line] = [ordinal(first.ticket), number(first.of), ordinal(first.index)];
  return {
    ru: `Первым выпал билет ${ticket} из ${of}: он у строки № ${line}. Так пересчитали и все остальные.`,
    en: `The first was ticket ${ticket} of ${of}, which line ${line} has. All others were worked out like that.`,
  };
}

function draw({ draw: place, ticket, of, index, start, tickets }: Drawn): Told["details"][number] {
  const numbers = [ordinal(ticket), number(of), ordinal(index), ordinal(start)] as const;
  return {
    label: labels.drawNumber(ordinal(place)),
    value: t(labels.drawn(...numbers, number(start + tickets))),
  };
}
