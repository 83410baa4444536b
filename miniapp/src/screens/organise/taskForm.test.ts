import { expect, test } from "vitest";
import { type Kind, newTaskForm, newTaskOf, type TaskForm, taskFaults } from "./taskForm";

const SHARED = { tickets: 1, requires: [], is_mandatory: false, opens_at: null, closes_at: null };
const RU = { ru: "Да", en: "" };

test.each<[Kind, Partial<TaskForm>, object]>([
  ["join_channel", { channels: "@news" }, { tickets: 0, is_mandatory: true, channels: ["@news"] }],
  ["secret_code", { code: " SESAME " }, { tickets: 2, attempts_max: 5, code: "SESAME" }],
  ["secret_code", { isSingleUse: true }, { tickets: 2, attempts_max: 5 }],
  [
    "quiz",
    {
      prompt: RU,
      options: [
        { text: { ru: "", en: "" }, isRight: true },
        { text: RU, isRight: true },
        { text: { ru: "Нет", en: "" }, isRight: false },
      ],
    },
    {
      tickets: 2,
      attempts_max: 1,
      prompt: { ru: "Да" },
      options: [{ ru: "Да" }, { ru: "Нет" }],
      answers: [0],
    },
  ],
  ["daily", { rewardPoints: "5" }, { tickets_max: null, reward: { points: 5, limit: 100 } }],
  ["visit", { url: "https://example.org/" }, { url: "https://example.org/" }],
  ["question", { prompt: RU }, { tickets: 2, prompt: { ru: "Да" } }],
  ["points", { price: "7", rewardPoints: "5" }, { price: 7 }],
  [
    "invite",
    { friends: "2", opens: "2026-12-01T10:00" },
    { friends: 2, opens_at: "2026-12-01T07:00:00Z" },
  ],
])("a task of the kind %s", (kind, changes, own) => {
  const form = { ...newTaskForm(kind, []), title: RU, ...changes };
  expect(taskFaults(form, ["ru"], "Europe/Moscow", kind)).toEqual({});
  expect(newTaskOf(kind, form, ["ru"], "Europe/Moscow")).toEqual({
    ...SHARED,
    title: { ru: "Да" },
    kind,
    ...own,
  });
});

test.each<[Kind, Partial<TaskForm>, string[]]>([
  ["join_channel", {}, ["channels"]],
  ["secret_code", { code: "abc", attemptsMax: "0" }, ["code", "attemptsMax"]],
  ["quiz", { prompt: RU }, ["options"]],
  ["daily", { tickets: "3", ticketsMax: "2" }, ["ticketsMax"]],
  ["visit", { url: "http://example.org" }, ["url"]],
  ["question", { title: { ru: "", en: "A" } }, ["prompt:ru", "title:ru"]],
  ["points", { tickets: "0", price: "" }, ["price", "tickets"]],
  ["invite", { opens: "2026-12-02T10:00", closes: "2026-12-01T10:00" }, ["closes"]],
  ["daily", { rewardPoints: "x" }, ["rewardPoints"]],
])("faults of a task of the kind %s", (kind, changes, places) => {
  const form = { ...newTaskForm(kind, []), ...changes };
  const found = taskFaults(form, ["ru"], "UTC", kind);
  expect(Object.keys(found).sort()).toEqual(places.sort());
});
