import { expect, test } from "vitest";
import { codeOf, counted } from "./codes";

test.each([
  ["K7m2xw9a ", "k7m2xw9a"],
  ["https://t.me/contest_bot?startapp=k7m2xw9a", "k7m2xw9a"],
  ["t.me/contest_bot/app?startapp=ada-2026&mode=compact", "ada-2026"],
  ["https://t.me/contest_bot?start=k7m2xw9a", "k7m2xw9a"],
  ["https://t.me/contest_bot?startapp=contest_demo", undefined],
  ["https://t.me/contest_bot", undefined],
  ["ab", undefined],
  ["", undefined],
])("the code in %j", (pasted, code) => {
  expect(codeOf(pasted)).toBe(code);
});

test("reasons by how often they are", () => {
  expect(counted({ left: 1, fraud: 0, cap: 3 })).toEqual([
    ["cap", 3],
    ["left", 1],
  ]);
});
