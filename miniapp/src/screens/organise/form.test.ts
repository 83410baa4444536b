import { expect, test } from "vitest";
import { changesOf, needsReason, rebased } from "./changes";
import { faultsOf } from "./faults";
import { type Contest, channelsOf, type Form, formOf, newForm, settingsOf } from "./form";

const NOW = Date.parse("2026-11-26T12:00:00Z");
const WRITTEN: Form = {
  ...newForm("ru", "Europe/Moscow", NOW),
  texts: {
    ru: { title: " Лето ", description: "Призы", rules: "", button: "" },
    en: { title: "", description: "", rules: "", button: "" },
  },
  channels: "https://t.me/news\n@other",
};
WRITTEN.prizes = WRITTEN.prizes.map((prize) => ({ ...prize, name: { ru: "Кружка", en: "" } }));
const SETTINGS = settingsOf(WRITTEN);
const CONTEST: Contest = {
  ...SETTINGS,
  id: "one",
  title: "Лето",
  description: "Призы",
  status: "open",
  version: 1,
  winners: 1,
  created_at: SETTINGS.starts_at,
  closed_at: null,
  beacon: null,
} as Contest;

test("a new contest ends after a week, in the evening of its zone", () => {
  expect(SETTINGS.ends_at).toBe("2026-12-03T17:00:00Z");
  expect(SETTINGS.texts).toEqual({
    ru: { title: "Лето", description: "Призы", rules: "", button: "" },
  });
  expect(SETTINGS.required_channels).toEqual(["@news", "@other"]);
  expect(SETTINGS.prizes[0]?.handover).toEqual({ ru: "Мы напишем победителям в Telegram." });
});

test("what was read and not changed is no change", () => {
  expect(changesOf(SETTINGS, settingsOf(formOf(CONTEST, NOW)))).toEqual({});
});

test.each<[string, Partial<Form>, string[]]>([
  ["nothing", {}, []],
  [
    "no title",
    { texts: { ...WRITTEN.texts, ru: { ...WRITTEN.texts.ru, title: " " } } },
    ["title:ru"],
  ],
  ["a translation without words", { isTranslated: true }, ["title:en", "description:en"]],
  ["an end that is over", { ends: "2026-11-26T15:00" }, ["ends"]],
  ["an end before the start", { startsAtOnce: false, starts: "2026-12-24T15:00" }, ["ends"]],
  ["more than a year", { ends: "2027-12-24T15:00" }, ["ends"]],
  ["no time", { ends: "" }, ["ends"]],
  ["half a reserve", { reserves: "0.5" }, ["reserves"]],
  ["a limit of none", { entriesMax: "0" }, ["entriesMax"]],
  ["fewer tickets than for joining", { entryTickets: "5", ticketsMax: "4" }, ["ticketsMax"]],
  ["a picture by another way", { picture: "http://example.org/a.png" }, ["picture"]],
  ["no channel", { channels: "two words ok?" }, ["channels"]],
  [
    "winners without end",
    { prizes: [{ ...WRITTEN.prizes[0], count: "1001" }] as never },
    ["prize:0:count", "prizes"],
  ],
])("faults of %s", (_, written, places) => {
  expect(Object.keys(faultsOf({ ...WRITTEN, ...written }, NOW)).sort()).toEqual(places.sort());
});

test("channels are named as people name them", () => {
  expect(channelsOf("t.me/news/, @news -1001234 !").names).toEqual(["@news", "-1001234"]);
  expect(channelsOf("a").unclear).toEqual(["a"]);
});

test("one's own changes are brought to what others have changed", () => {
  const base = formOf(CONTEST, NOW);
  const mine = { ...base, reserves: "7", ends: "2026-12-04T10:00" };
  const latest = {
    ...CONTEST,
    version: 2,
    ends_at: "2026-12-05T10:00:00Z",
    picture_url: "https://a/b",
  };
  const { form, theirs, both } = rebased(mine, base, latest, NOW);
  expect([form.reserves, form.ends, form.picture]).toEqual([
    "7",
    "2026-12-04T10:00",
    "https://a/b",
  ]);
  expect([theirs.sort(), both]).toEqual([["ends_at", "picture_url"], ["ends_at"]]);
});

test.each<[string, Partial<Form>, boolean]>([
  ["a later end", { ends: "2026-12-24T15:00" }, true],
  ["another picture", { picture: "https://example.org/a.png" }, false],
  [
    "a prize in one more language",
    {
      isTranslated: true,
      prizes: WRITTEN.prizes.map((prize) => ({ ...prize, name: { ru: "Кружка", en: "A mug" } })),
    },
    false,
  ],
  ["more winners", { prizes: WRITTEN.prizes.map((prize) => ({ ...prize, count: "2" })) }, true],
])("%s needs a reason: %s", (_, written, isNeeded) => {
  const now = settingsOf({ ...WRITTEN, ...written });
  expect(needsReason(changesOf(SETTINGS, now), SETTINGS)).toBe(isNeeded);
});
