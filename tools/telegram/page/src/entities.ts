/** A text in the pieces between the borders of its entities, each with those that cover it. */
import type { Entity } from "./telegram";

export interface Piece {
  text: string;
  offset: number;
  entities: readonly Entity[];
}

/** Offsets count UTF-16 units, as strings do here. */
export function pieces(text: string, entities: readonly Entity[] = []): Piece[] {
  const inside = (at: number) => Math.min(Math.max(at, 0), text.length);
  const borders = entities.flatMap(({ offset, length }) => [
    inside(offset),
    inside(offset + length),
  ]);
  const cuts = [...new Set([0, ...borders, text.length])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => ({
    text: text.slice(start, cuts[index + 1]),
    offset: start,
    entities: entities.filter(({ offset, length }) => offset <= start && start < offset + length),
  }));
}
