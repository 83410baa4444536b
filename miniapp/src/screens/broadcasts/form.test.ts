import { expect, test } from "vitest";
import { EMPTY, messagesOf } from "./form";

const NOW = Date.parse("2026-11-26T10:00:00Z");
const FILLED = { ...EMPTY, contest_id: "demo", text: " Two days left. " };

test("one text, for all", () => {
  const { messages } = messagesOf(FILLED, NOW);
  const audience = { kind: "entrants", contest_id: "demo" };
  expect(messages).toEqual([{ locale: "", sending: { audience, text: "Two days left." } }]);
});

test("a text for each language", () => {
  const form = { ...FILLED, isTwo: true, ru: "Два дня.", en: "Two days.", locale: "en" as const };
  const sent = messagesOf(form, NOW).messages?.map(({ sending }) => [
    sending.audience.locale,
    sending.text,
  ]);
  expect(sent).toEqual([
    ["ru", "Два дня."],
    ["en", "Two days."],
  ]);
});

test("to everybody there is no contest", () => {
  const { messages } = messagesOf({ ...FILLED, kind: "all", task_id: "old" }, NOW);
  expect(messages?.[0]?.sending.audience).toEqual({ kind: "all" });
});

test.each([
  ["text", { text: " " }, "needed"],
  ["ru", { isTwo: true, en: "Hello" }, "needed"],
  ["contest_id", { contest_id: "" }, "needed"],
  ["task_id", { kind: "unfinished" as const }, "needed"],
  ["buttonText", { hasButton: true, buttonUrl: "https://t.me/x" }, "needed"],
  ["buttonUrl", { hasButton: true, buttonText: "Look", buttonUrl: "http://t.me/x" }, "url"],
  ["buttonUrl", { hasButton: true, buttonText: "Look", buttonUrl: "https://" }, "url"],
  ["starts_at", { isLater: true }, "needed"],
  ["starts_at", { isLater: true, starts_at: "2026-11-24T10:00" }, "past"],
])("%s: %j", (name, change, wrong) => {
  const { messages, errors } = messagesOf({ ...FILLED, ...change }, NOW);
  expect(messages).toBeUndefined();
  expect(errors).toEqual({ [name]: wrong });
});
