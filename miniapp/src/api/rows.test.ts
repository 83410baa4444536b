import { expect, test } from "vitest";
import { rowsOf } from "./rows";

test.each([
  ["", 0],
  ['"id","note"\r\n', 0],
  ['"id","note"\r\n"1",""\r\n"2","two\r\nlines, ""quoted"""\r\n', 2],
])("%j", (text, rows) => {
  expect(rowsOf(text)).toBe(rows);
});
