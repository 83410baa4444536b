import { expect, test } from "vitest";
import { type Contest, invitationIn, nextMoment, sourceOf, standingOf } from "./standing";

const START = Date.parse("2026-11-21T12:00:00Z");
const END = Date.parse("2026-12-21T12:00:00Z");

function contest(status: Contest["status"]): Contest {
  const times = { starts_at: "2026-11-21T12:00:00Z", ends_at: "2026-12-21T12:00:00Z" };
  return { status, ...times } as Contest;
}

test.each([
  ["open", START, "open"],
  ["open", END, "closing"],
  ["open", START - 1, "scheduled"],
  ["closed", END, "closed"],
  ["draft", END, "draft"],
] as const)("a contest that is %s", (status, now, standing) => {
  expect(standingOf(contest(status), now)).toBe(standing);
});

test("what changes it next", () => {
  expect(nextMoment(contest("scheduled"), START - 1)).toBe(START);
  expect(nextMoment(contest("open"), START)).toBe(END);
  expect(nextMoment(contest("open"), END)).toBe(Number.POSITIVE_INFINITY);
  expect(nextMoment(contest("draft"), START - 1)).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  ["k7m2xw9a", "k7m2xw9a"],
  ["contest_demo", undefined],
  ["result_demo", undefined],
  ["a b", undefined],
  [undefined, undefined],
])("the invitation in %s", (startParam, code) => {
  expect(invitationIn(startParam)).toBe(code);
});

test.each([
  ["k7m2xw9a", "", "invitation"],
  ["contest_demo", "chat_type=channel", "channel_post"],
  ["contest_demo", "chat_type=private", "direct"],
  ["contest_other", "chat_type=channel", "direct"],
])("who came by %s and %s", (startParam, initData, source) => {
  expect(sourceOf("demo", { startParam, initData })).toBe(source);
});
