import { expect, test } from "vitest";
import { changedFields } from "./changes";

const BEFORE = {
  version: 1,
  ends_at: 100,
  reserves: 0,
  content: { texts: { en: { title: "A mug" } }, picture_url: null },
  tasks: [],
};

test.each([
  ["nothing but the version", { version: 2 }, []],
  ["the end", { version: 2, ends_at: 200 }, ["ends_at"]],
  [
    "a text and a task",
    { content: { ...BEFORE.content, texts: { en: { title: "Two mugs" } } }, tasks: [{ id: "a" }] },
    ["tasks", "texts"],
  ],
  ["content kept as text", { content: JSON.stringify(BEFORE.content) }, []],
])("%s", (_, change, fields) => {
  expect(changedFields(BEFORE, { ...BEFORE, ...change }).sort()).toEqual(fields);
});
