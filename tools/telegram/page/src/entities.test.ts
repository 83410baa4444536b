import { expect, test } from "vitest";
import { pieces } from "./entities";

const cut = (text: string, ...entities: [type: string, offset: number, length: number][]) =>
  pieces(
    text,
    entities.map(([type, offset, length]) => ({ type, offset, length })),
  ).map((piece) => [piece.text, ...piece.entities.map(({ type }) => type)]);

test("a text without entities is one piece", () => {
  expect(cut("Hello")).toEqual([["Hello"]]);
});

test("offsets count UTF-16 units", () => {
  expect(cut("😀 bold", ["bold", 3, 4])).toEqual([["😀 "], ["bold", "bold"]]);
});

test("entities nest and overlap", () => {
  expect(cut("abcd", ["bold", 0, 3], ["italic", 1, 3])).toEqual([
    ["a", "bold"],
    ["bc", "bold", "italic"],
    ["d", "italic"],
  ]);
});

test("what reaches past the end is cut", () => {
  expect(cut("ab", ["bold", 1, 9])).toEqual([["a"], ["b", "bold"]]);
});
