import { expect, test } from "vitest";
import { FIRST, formOf, rulesOf } from "./form";

const FILLED = {
  ...FIRST,
  campaign: "autumn",
  starts_at: "2026-11-01T10:00",
  ends_at: "2026-12-01T10:00",
};

test("what was read comes back as it was", () => {
  const { rules } = rulesOf({ ...FILLED, channels: "@first\n@second", contest_id: "demo" });
  if (!rules) throw new Error("refused");
  expect(rules.channels).toEqual(["@first", "@second"]);
  expect(rulesOf(formOf(rules)).rules).toEqual(rules);
});

test.each([
  ["campaign", { campaign: "Autumn 1" }],
  ["starts_at", { starts_at: "" }],
  ["ends_at", { ends_at: "2026-10-01T10:00" }],
  ["channels", { channels: "@alpha @bravo @charlie" }],
  ["channels", { channels: "https://t.me/first" }],
  ["hold_h", { hold_h: "169" }],
  ["budget", { budget: "a lot" }],
  ["per_day", { per_day: "" }],
  ["tiers/0/points", { tiers: [{ from: "0", points: "-1" }] }],
  ["milestones/0/from", { milestones: [{ from: "0", points: "5" }] }],
])("%s: %j", (field, change) => {
  const { rules, errors } = rulesOf({ ...FILLED, ...change });
  expect(rules).toBeUndefined();
  expect(Object.keys(errors)).toEqual([field]);
});
