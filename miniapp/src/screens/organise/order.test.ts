import { expect, test } from "vitest";
import { movedUp } from "./order";

const at = (...positions: number[]) =>
  positions.map((position, index) => ({ id: "abc"[index] ?? "", position }));

test("two tasks change their places", () => {
  expect(movedUp(at(1, 4, 9), 2)).toEqual([
    { id: "c", position: 4 },
    { id: "b", position: 9 },
  ]);
});

test("the first one is the first already", () => {
  expect(movedUp(at(1, 4), 0)).toEqual([]);
  expect(movedUp(at(1, 4), 2)).toEqual([]);
});

test("where two had the same place, all get their own", () => {
  expect(movedUp(at(0, 0, 0), 2)).toEqual([
    { id: "c", position: 1 },
    { id: "b", position: 2 },
  ]);
});
