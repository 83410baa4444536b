import { expect, test } from "vitest";
import { keyboardOf, merged } from "./messages";
import type { Message } from "./telegram";

const chat = { id: 7, type: "private" } as const;
const said = (message_id: number, more: Partial<Message> = {}): Message => ({
  message_id,
  chat,
  date: 0,
  ...more,
});

test("new messages come to the end, edited ones stay in their place", () => {
  const known = merged(new Map(), [said(2), said(1)]);
  const next = merged(known, [said(3), said(1, { text: "edited" })]);
  expect(next.get(7)?.map(({ message_id, text }) => [message_id, text])).toEqual([
    [1, "edited"],
    [2, undefined],
    [3, undefined],
  ]);
  expect(next.get(7)?.[1]).toBe(known.get(7)?.[1]);
});

test("a chat without news is the same list", () => {
  const known = merged(new Map(), [said(1)]);
  const next = merged(known, [{ ...said(1), chat: { ...chat, id: 8 } }]);
  expect(next.get(7)).toBe(known.get(7));
});

test("the bot's last keyboard is shown until it is taken away", () => {
  const shown = [said(1, { reply_markup: { keyboard: [["One", { text: "Two" }]] } }), said(2)];
  expect(keyboardOf(shown)).toEqual([[{ text: "One" }, { text: "Two" }]]);
  expect(keyboardOf([...shown, said(3, { reply_markup: { remove_keyboard: true } })])).toEqual([]);
});
