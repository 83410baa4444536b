/** The full check: the list itself, its tree, and the order once more from the list alone. */
import { fromHex, sha, toHex } from "./bytes";
import { type Header, type Proof, readPage } from "./documents";
import { MAX } from "./form";
import { insist, type Step } from "./outcome";
import { Stream } from "./stream";
import { leaf, type Node, rootOf } from "./tree";

const PAGE_LINES = 1024;

type Line = { commitment: string; tickets: number };

export const pagesOf = ({ entries }: Header): number => Math.ceil(entries / PAGE_LINES);

/** The list, page by page. */
export class List {
  private readonly header: Header;
  private readonly lines: Line[] = [];
  private readonly roots: Node[] = [];

  constructor(header: Header) {
    this.header = header;
  }

  /** The next page. Raises `Refused`. */
  add(bytes: Uint8Array): void {
    const place = this.roots.length;
    const { page, pages, lines } = readPage(bytes);
    const isNext = page === place && pages === pagesOf(this.header);
    insist(isNext, "list", "page-number", place);
    const read = lines.trimEnd().split("\n").map(lineOf);
    const count = Math.min(PAGE_LINES, this.header.entries - this.lines.length);
    insist(read.length === count, "list", "line-count", place);
    for (const line of read) this.addLine(line);
    this.roots.push(rootOf(read.map((line) => leaf(fromHex(line.commitment), line.tickets))));
  }

  /** Once all pages were added. Raises `Refused`. */
  check(proof: Proof): Step {
    const root = rootOf(this.roots);
    const hash = toHex(root.hash);
    const isRoot = hash === this.header.root && root.sum === this.header.tickets;
    insist(isRoot, "root", "other-root", hash);
    if (proof.signature !== null) this.checkOrder(proof, proof.signature);
    return { name: "list", pages: this.roots.length, lines: this.lines.length, root: hash };
  }

  private addLine(line: Line): void {
    const before = this.lines.at(-1)?.commitment ?? "";
    insist(line.commitment > before, "list", "list-unordered", this.lines.length);
    insist(line.tickets <= MAX, "list", "too-many-tickets", this.lines.length);
    this.lines.push(line);
  }

  private checkOrder(proof: Proof, signature: string): void {
    const stream = new Stream(sha(fromHex(signature)), fromHex(proof.header_hash));
    const left = new Tickets(this.lines.map(({ tickets }) => tickets));
    for (const { draw, index, commitment } of proof.order) {
      const drawn = left.take(Number(stream.below(BigInt(left.sum))));
      const isSame = drawn === index && this.lines[drawn]?.commitment === commitment;
      insist(isSame, "order", "other-order", draw);
    }
  }
}

function lineOf(written: string): Line {
  const [commitment, tickets] = written.split(" ") as [string, string];
  return { commitment, tickets: Number(tickets) };
}

/** Tickets by line, as a tree of sums in an array: the sum of all is at 1, lines are behind. */
class Tickets {
  private readonly sums: Float64Array;
  private readonly size: number;

  constructor(lines: number[]) {
    this.size = 2 ** Math.ceil(Math.log2(Math.max(1, lines.length)));
    this.sums = new Float64Array(2 * this.size);
    this.sums.set(lines, this.size);
    for (let at = this.size - 1; at; at--) this.sums[at] = this.at(2 * at) + this.at(2 * at + 1);
  }

  get sum(): number {
    return this.at(1);
  }

  /** The line that holds this ticket of those that are left; its own are gone then. */
  take(ticket: number): number {
    let at = 1;
    let before = 0;
    while (at < this.size) {
      at *= 2;
      const left = this.at(at);
      if (ticket >= before + left) {
        before += left;
        at += 1;
      }
    }
    const line = at - this.size;
    for (const gone = this.at(at); at; at >>= 1) this.sums[at] = this.at(at) - gone;
    return line;
  }

  private at(place: number): number {
    return this.sums[place] as number;
  }
}
