import { expect, test } from "vitest";
import { format } from "./format";
import { settleLocale } from "./locale";
import { n, pick, t } from "./words";

const PRIZES = {
  ru: { one: "{n} приз", few: "{n} приза", many: "{n} призов" },
  en: { one: "{n} prize", other: "{n} prizes" },
};

test.each([
  ["ru", 1, "1 приз"],
  ["ru", 3, "3 приза"],
  ["ru", 11, "11 призов"],
  ["ru", 21, "21 приз"],
  ["ru", 1_005, "1 005 призов"],
  ["en", 1, "1 prize"],
  ["en", 0, "0 prizes"],
] as const)("%s, %d: %s", (language, count, said) => {
  settleLocale(language);
  expect(n(PRIZES, count).replace(/\s/g, " ")).toBe(said);
});

test.each([
  ["ru", 3 * 86_400_000, "3 дня"],
  ["ru", 26 * 3_600_000, "26 часов"],
  ["ru", 90 * 60_000, "1 час 30 минут"],
  ["en", 59_000, "59 seconds"],
  ["en", -5, "0 seconds"],
] as const)("%s, %d ms: %s", (language, ms, said) => {
  settleLocale(language);
  expect(format.span(ms)).toBe(said);
});

test("a text that is there in one language alone is shown in it", () => {
  settleLocale("ru");
  expect(t({ ru: "да", en: "yes" })).toBe("да");
  expect(pick({ en: "mug" }, "en")).toBe("mug");
  expect(pick({ en: "mug", ru: "кружка" }, "en")).toBe("кружка");
});
