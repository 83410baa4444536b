import { expect, test } from "vitest";
import { columnsOf, WIDTH } from "./columns";

const points = (...values: number[]) => values.map((value) => ({ label: String(value), value }));

test("the highest fills the picture, and none stands out of it", () => {
  const [low, high, nothing] = columnsOf(points(5, 10, 0));
  expect(high?.height).toBe(102);
  expect(low?.height).toBe(51);
  expect(nothing?.height).toBe(0);
  const last = columnsOf(points(...Array(60).fill(1))).at(-1);
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(WIDTH);
});

test("no more names than have room", () => {
  const named = columnsOf(points(...Array(31).fill(1))).filter(({ isNamed }) => isNamed);
  expect(named.length).toBeLessThanOrEqual(4);
});

test("nothing to show is nothing", () => {
  expect(columnsOf([])).toEqual([]);
  expect(columnsOf(points(0))[0]?.height).toBe(0);
});
