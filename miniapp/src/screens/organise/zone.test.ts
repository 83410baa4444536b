import { expect, test } from "vitest";
import { momentOf, rfc3339, wallTime } from "./zone";

const at = (text: string) => Date.parse(text);

test.each([
  ["summer", "Europe/Berlin", "2026-07-01T20:00", "2026-07-01T18:00:00Z"],
  ["winter", "Europe/Berlin", "2026-12-01T20:00", "2026-12-01T19:00:00Z"],
  ["no clock changes", "Europe/Moscow", "2026-12-31T20:00", "2026-12-31T17:00:00Z"],
  ["half an hour off", "Asia/Kolkata", "2026-01-01T00:00", "2025-12-31T18:30:00Z"],
  ["midnight", "UTC", "2026-01-01T00:00", "2026-01-01T00:00:00Z"],
  ["west", "America/New_York", "2026-07-01T23:30", "2026-07-02T03:30:00Z"],
])("%s: there and back", (_, zone, wall, moment) => {
  expect(rfc3339(momentOf(wall, zone))).toBe(moment);
  expect(wallTime(moment, zone)).toBe(wall);
});

test("an hour that the clocks skip is the one after", () => {
  expect(momentOf("2026-03-29T02:30", "Europe/Berlin")).toBe(at("2026-03-29T01:30:00Z"));
});

test("an hour that they show twice is the first", () => {
  expect(momentOf("2026-10-25T02:30", "Europe/Berlin")).toBe(at("2026-10-25T00:30:00Z"));
});

test.each(["", "2026", "2026-13-01T00:00", "tomorrow"])("%j is no time", (wall) => {
  expect(momentOf(wall, "UTC")).toBeNaN();
});

test("what is no time is no text of one", () => {
  expect(rfc3339(momentOf("", "UTC"))).toBe("");
});
