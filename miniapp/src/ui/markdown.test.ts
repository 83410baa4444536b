import { describe, expect, test } from "vitest";
import { inline, parse } from "./markdown";

const text = (words: string) => ({ kind: "paragraph", of: [words] });

describe("blocks", () => {
  test.each([
    ["one\ntwo\n\nthree", [text("one\ntwo"), text("three")]],
    ["## Prizes", [{ kind: "heading", level: 2, of: ["Prizes"] }]],
    ["### More ###", [{ kind: "heading", level: 3, of: ["More "] }]],
    ["# No heading of ours", [text("# No heading of ours")]],
    [
      "- one\n  and on\n- two",
      [{ kind: "list", isNumbered: false, start: 1, items: [["one\nand on"], ["two"]] }],
    ],
    ["3. c\n4. d", [{ kind: "list", isNumbered: true, start: 3, items: [["c"], ["d"]] }]],
    [
      "> - q",
      [{ kind: "quote", of: [{ kind: "list", isNumbered: false, start: 1, items: [["q"]] }] }],
    ],
    ["```\n<b>*\n```\nx", [{ kind: "code", text: "<b>*" }, text("x")]],
    ["```\nnever closed", [{ kind: "code", text: "never closed" }]],
    ["", []],
  ])("%j", (markdown, blocks) => {
    expect(parse(markdown)).toEqual(blocks);
  });
});

describe("within a line", () => {
  test.each([
    [
      "a **b *c* d** e",
      ["a ", { kind: "strong", of: ["b ", { kind: "em", of: ["c"] }, " d"] }, " e"],
    ],
    ["`*x*` \\*y\\*", [{ kind: "code", text: "*x*" }, " *y*"]],
    ["[us](https://a.test/x)", [{ kind: "link", to: "https://a.test/x", of: ["us"] }]],
    [
      "see https://a.test/b.",
      ["see ", { kind: "link", to: "https://a.test/b", of: ["https://a.test/b"] }, "."],
    ],
    ["snake_case_name", ["snake_case_name"]],
    ["2 * 3 * 4", ["2 * 3 * 4"]],
    ["<script>alert(1)</script>", ["<script>alert(1)</script>"]],
  ])("%j", (words, found) => {
    expect(inline(words)).toEqual(found);
  });

  test.each(["[a](javascript:alert(1))", "[a](http://a.test)", "![a](data:text/html,x)"])(
    "%s leads nowhere",
    (words) => {
      expect(JSON.stringify(inline(words))).not.toContain('"link"');
    },
  );
});
