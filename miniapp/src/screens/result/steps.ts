/** Each step of the check in simple words, with its numbers. */
import type { Step } from "../../draw";
import { format, n, type Text, t } from "../../texts";
import { labels, words } from "./step-words";
import { reasons } from "./texts";

export interface Told {
  title: Text;
  text: Text;
  details: { label: Text; value: string; isCode?: boolean }[];
}

const DRAWN_SHOWN = 50;

const number = (value: number) => format.number(value);
/** People count from one. */
const ordinal = (value: number) => format.number(value + 1);
const moment = (seconds: number) => format.dateTime(seconds * 1000);

/** The tickets of a line, by their numbers. */
const range = (start: number, tickets: number) =>
  tickets === 1 ? ordinal(start) : `${ordinal(start)}–${number(start + tickets)}`;

type Teller<S> = (step: S) => Told;
type Tellers = { [N in Step["name"]]: Teller<Extract<Step, { name: N }>> };

export function tell(step: Step): Told {
  return (tellers[step.name] as Teller<Step>)(step);
}

const tellers: Tellers = {
  document: ({ bytes }) => ({
    title: { ru: "Доказательство прочитано", en: "The proof is read" },
    text: {
      ru: "Ответ сервера точно такой, каким должен быть: ничего лишнего и ничего не пропущено.",
      en: "The server's answer is exactly what it has to be: nothing more, and nothing missing.",
    },
    details: [{ label: labels.size, value: n(words.bytes, bytes) }],
  }),
  header: ({ header, hash }) => ({
    title: { ru: "Список закрыли до розыгрыша", en: "The list was closed before the draw" },
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
      title: { ru: "Число назначили заранее", en: "The number was chosen beforehand" },
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
    title: { ru: "Случайное число настоящее", en: "The random number is genuine" },
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
    title: { ru: "Выпавшие строки — из этого списка", en: "The drawn lines are of this list" },
    text: {
      ru: `${n(words.lines, lines)} до хеша списка: пересчитали ${n(words.hashes, hashes)}, и все сошлись.`,
      en: `${n(words.lines, lines)} up to the hash of the list: we worked out ${n(words.hashes, hashes)}, and all are right.`,
    },
    details: [],
  }),
  order: ({ drawn }) => ({
    title: { ru: "Победителей выбрало число", en: "The number chose the winners" },
    text: orderText(drawn),
    details: drawn.slice(0, DRAWN_SHOWN).map(draw),
  }),
  decision: ({ passed }) => (passed.length ? changed(passed) : unchanged),
  confirmation: ({ at }) => (at === null ? unconfirmed : confirmed(moment(at))),
  winners: ({ winners }) => ({
    title: { ru: "Призы у тех, кому выпали", en: "The prizes are where they belong" },
    text: {
      ru: `${n(words.held, winners.length)}: у каждого тот обладатель, который следует из жребия и замен.`,
      en: `${n(words.held, winners.length)}, each with the one whom the order and the changes lead to.`,
    },
    details: [],
  }),
  list: ({ lines, root }) => ({
    title: { ru: "Весь список сошёлся", en: "The whole list fits" },
    text: {
      ru: `${n(words.entries, lines)}: прочитали все до одной, пересчитали дерево и разыграли заново. Получилось то же самое.`,
      en: `${n(words.entries, lines)}: all were read, the tree was made and the draw done anew. It came out the same.`,
    },
    details: [{ label: labels.root, value: root, isCode: true }],
  }),
  mine: ({ index, commitment, start, tickets }) => ({
    title: { ru: "Ваша строка в списке", en: "Your line is in the list" },
    text: {
      ru: `Строка № ${ordinal(index)} — ваша, и больше ничья. Её ${n(words.tickets, tickets)}: ${range(start, tickets)}.`,
      en: `Line ${ordinal(index)} is yours and nobody else's. It has ${n(words.tickets, tickets)}: ${range(start, tickets)}.`,
    },
    details: [{ label: labels.commitment, value: commitment, isCode: true }],
  }),
};

type Passed = Extract<Step, { name: "decision" }>["passed"];

function changed(passed: Passed): Told {
  const count = n(words.changes, passed.length);
  return {
    title: { ru: "Замены — по открытым причинам", en: "Changes have public reasons" },
    text: {
      ru: `${count}. Каждый раз — следующему по порядку, и изменить записи задним числом нельзя.`,
      en: `${count}: each to the next in the order, and no record can be changed afterwards.`,
    },
    details: passed.slice(0, DRAWN_SHOWN).map(({ prize, reason, at }) => ({
      label: labels.passed(ordinal(prize)),
      value: `${reasons[reason] ? t(reasons[reason]) : reason}, ${moment(at)}`,
    })),
  };
}

const unchanged: Told = {
  title: { ru: "Замен не было", en: "There were no changes" },
  text: { ru: "Никого не снимали, и призы никому не передавали.", en: "Nobody lost a prize." },
  details: [],
};

const unconfirmed: Told = {
  title: { ru: "Итоги ещё не подтверждены", en: "The results are not confirmed yet" },
  text: {
    ru: "Организаторы проверяют победителей, так что замены ещё возможны.",
    en: "The organisers look at the winners, so there may still be changes.",
  },
  details: [],
};

const confirmed = (at: string): Told => ({
  title: { ru: "Итоги подтверждены", en: "The results are confirmed" },
  text: {
    ru: `Это сделали организаторы ${at}. Теперь приз может перейти другому, только если его не заберут.`,
    en: `The organisers did so on ${at}. A prize can now go to someone else only if it is not claimed.`,
  },
  details: [],
});

type Drawn = Extract<Step, { name: "order" }>["drawn"][number];

function orderText([first]: Drawn[]): Text {
  if (!first)
    return { ru: "Список пуст, и разыгрывать нечего.", en: "The list is empty: nothing to draw." };
  const [ticket, of, line] = [ordinal(first.ticket), number(first.of), ordinal(first.index)];
  return {
    ru: `Первым выпал билет ${ticket} из ${of}: он у строки № ${line}. Так пересчитали и все остальные.`,
    en: `The first was ticket ${ticket} of ${of}: line ${line} has it. All others were worked out like that.`,
  };
}

function draw({ draw: place, ticket, of, index, start, tickets }: Drawn): Told["details"][number] {
  const numbers = [ordinal(ticket), number(of), ordinal(index), range(start, tickets)] as const;
  return { label: labels.drawNumber(ordinal(place)), value: t(labels.drawn(...numbers)) };
}
