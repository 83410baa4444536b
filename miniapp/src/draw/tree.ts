/** The Merkle tree that adds up tickets. */
import { fromHex, sha, toHex, u64 } from "./bytes";
import type { Header, Line, PathNode } from "./documents";
import { MAX } from "./form";
import { insist, type StepName } from "./outcome";

export type Node = { hash: Uint8Array; sum: number };

export const EMPTY: Node = { hash: sha(), sum: 0 };

export const leaf = (commitment: Uint8Array, tickets: number): Node => ({
  hash: sha(Uint8Array.of(0), commitment, u64(tickets)),
  sum: tickets,
});

/** Not where the sum is above what it may be. */
export function join(left: Node, right: Node): Node | undefined {
  const sum = left.sum + right.sum;
  if (sum > MAX) return undefined;
  const hash = sha(Uint8Array.of(1), left.hash, u64(left.sum), right.hash, u64(right.sum));
  return { hash, sum };
}

/**
 * The number of tickets before a line, whose path leads to the root of the header.
 * Raises `Refused` in the name of `step`.
 */
export function climb(line: Line, header: Header, step: StepName): number {
  const { index, path } = line;
  insist(index < header.entries, step, "no-such-line", index);
  const siblings = siblingsOf(index, header.entries);
  insist(path.length === siblings.length, step, "path-length", index);
  let node = leaf(fromHex(line.commitment), line.tickets);
  let start = 0;
  for (const [at, { isRight, lines }] of siblings.entries()) {
    const sibling = nodeOf(path[at] as PathNode);
    const joined = isRight ? join(node, sibling) : join(sibling, node);
    insist(joined !== undefined && sibling.sum >= lines, step, "path-sum", index);
    node = joined;
    if (!isRight) start += sibling.sum;
  }
  const isRoot = toHex(node.hash) === header.root && node.sum === header.tickets;
  insist(isRoot, step, "path-elsewhere", index);
  return start;
}

const nodeOf = ({ hash, sum }: PathNode): Node => ({ hash: fromHex(hash), sum });

/** From the leaf up: on which side a sibling is, and over how many lines. */
function siblingsOf(index: number, count: number): { isRight: boolean; lines: number }[] {
  const siblings: { isRight: boolean; lines: number }[] = [];
  let [at, left, size] = [index, count, 1];
  while (size < count) size *= 2;
  while (left > 1) {
    while (size >= left) size /= 2;
    const isRight = at < size;
    siblings.unshift({ isRight, lines: isRight ? left - size : size });
    if (!isRight) at -= size;
    left = isRight ? size : left - size;
  }
  return siblings;
}

/** Level by level, the last of an odd number rising as it is, which is the shape of RFC 6962. */
export function rootOf(leaves: Node[]): Node {
  let level = leaves;
  while (level.length > 1) {
    const above: Node[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = level.slice(at, at + 2) as [Node, Node?];
      const node = right ? join(left, right) : left;
      insist(node !== undefined, "root", "too-many-tickets");
      above.push(node);
    }
    level = above;
  }
  return level[0] ?? EMPTY;
}
