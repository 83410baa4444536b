/** The drawn lines: that they are of the list, and that each holds the ticket that was drawn. */
import { fromHex } from "./bytes";
import { DRAWS_MAX, type Proof } from "./documents";
import { type Drawn, insist } from "./outcome";
import { Stream } from "./stream";
import { climb } from "./tree";

/** The tickets before each drawn line. */
export function checkLines({ header, order }: Proof): number[] {
  const starts = order.map((line) => climb(line, header, "line"));
  const byIndex = [...order].sort((one, other) => one.index - other.index);
  for (const [at, { index, commitment }] of byIndex.entries()) {
    const next = byIndex[at + 1] ?? { index, commitment };
    const isBefore = index === next.index || commitment < next.commitment;
    insist(isBefore, "line", "lines-unordered", next.index);
  }
  return starts;
}

/** How many draws the proof has to have at least, and may have. */
function bounds({ header, decisions }: Proof): [number, number] {
  const end = Math.min(header.entries, DRAWS_MAX);
  return [Math.min(end, header.prizes + decisions.length), end];
}

export function checkOrder(proof: Proof, starts: number[], randomness: Uint8Array): Drawn[] {
  const stream = new Stream(randomness, fromHex(proof.header_hash));
  const drawn: Drawn[] = [];
  const indexes = new Set<number>();
  let left = proof.header.tickets;
  for (const [place, { draw, index, commitment, tickets }] of proof.order.entries()) {
    insist(draw === place, "order", "draw-number", place);
    insist(!indexes.has(index), "order", "drawn-twice", place);
    const ticket = Number(stream.below(BigInt(left)));
    let start = starts[place] as number;
    for (const gone of drawn) if (gone.index < index) start -= gone.tickets;
    insist(start <= ticket && ticket < start + tickets, "order", "other-ticket", place);
    drawn.push({ draw, ticket, of: left, index, commitment, start, tickets });
    indexes.add(index);
    left -= tickets;
  }
  const [min, max] = bounds(proof);
  insist(drawn.length >= min, "order", "draws-missing", min);
  insist(drawn.length <= max, "order", "draws-too-many", max);
  return drawn;
}
