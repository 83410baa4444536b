import { expect, test } from "vitest";
import { deepLink } from "./router";

test.each([
  ["contest_demo", "/contest/demo"],
  ["result_a-b_c", "/result/a-b_c"],
  ["contest_../me", undefined],
  ["adas-code", undefined],
  [undefined, undefined],
])("behind startapp=%s is %s", (payload, path) => {
  expect(deepLink(payload)).toBe(path);
});
